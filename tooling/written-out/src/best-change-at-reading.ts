import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { solveDense } from "./dense-solve.ts";
import { type Deviation, savingGivenObservations } from "./saving-from-deviation.ts";
import type { WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";

/** How a deviating player's cost bends at one reading, and the most that any change saves there. */
export interface BestChange {
  /** f: the derivative of its expected cost in its own action. */
  readonly slope: Matrix;
  /** H: the second derivative. */
  readonly curvature: Matrix;
  /** Smallest eigenvalue of H. */
  readonly lowest: number;
  /** δ = −H⁻¹f. */
  readonly change: readonly number[];
  /** ½fᵀH⁻¹f for H ≻ 0: no change of the action at this reading saves more. */
  readonly saving: number;
}

/**
 * The best change of the action of the major, or without one of follower 1, at one reading, under
 * any gain. Whatever the gain, E[saving | y] is −fᵀδ − ½δᵀHδ; f and H are read off from the savings
 * of unit changes and their sums, so a strategy of any shape saves at most E[½fᵀH⁻¹f].
 *
 * @param game - The game written out.
 * @param rule - The plan, which is the rule's target, and its gain.
 * @param observations - The player's observations y.
 */
export function bestChangeAtReading(
  game: WrittenOutGame,
  rule: Pick<Deviation, "plan" | "gain">,
  observations: readonly number[],
): BestChange {
  const { actions } = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const size = actions.size;
  const saved = (entries: Readonly<Record<number, number>>) => {
    const change = Array.from({ length: size }, (_, k) => entries[k] ?? 0);
    return savingGivenObservations(
      game,
      { ...rule, change: () => change },
      { observations, nodes: 2 },
    );
  };
  const slope = Matrix.zeros(size, 1);
  const curvature = Matrix.zeros(size, size);
  const up = Array.from({ length: size }, (_, i) => saved({ [i]: 1 }));
  up.forEach((ahead, i) => {
    const back = saved({ [i]: -1 });
    slope.set(i, 0, (back - ahead) / 2);
    curvature.set(i, i, -(ahead + back));
    for (let j = 0; j < i; j++) {
      const both = ahead + (up[j] ?? 0) - saved({ [i]: 1, [j]: 1 });
      curvature.set(i, j, both).set(j, i, both);
    }
  });
  const change = solveDense(curvature, Matrix.mul(slope, -1)).solution;
  const { realEigenvalues } = new EigenvalueDecomposition(curvature, { assumeSymmetric: true });
  return {
    slope,
    curvature,
    lowest: Math.min(...realEigenvalues),
    change: change.to1DArray(),
    saving: -slope.dot(change) / 2,
  };
}
