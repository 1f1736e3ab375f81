import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { type Kernel, observationTable, type StrategyTable } from "../replies/finite-plan.ts";
import { sharesOf } from "../replies/point-costs.ts";
import { marginal } from "../replies/reply-forms.ts";

/**
 * ∂M(v|z)/∂γ(k|y) of the major's expected costs under a fixed kernel, by z and v, flat [y][k]:
 * Σ_x P(x|z) P(y0|x) Γ(w|y0,z,v) ∂c_M(x, v, w; μ_x)/∂μ(k) · P(y|x).
 */
export function majorDerivatives(
  game: FiniteGame,
  followers: StrategyTable,
  kernel: Kernel,
): Float64Array[][] {
  const size = finiteGameSize(game);
  const [sees, leaderSees] = [observationTable(game, "major"), observationTable(game, "leader")];
  const prior = game.states.probabilities;
  const occurs = marginal(prior, sees);
  return occurs.map((total, z) =>
    Array.from({ length: size.majorActions }, (_, v) => {
      const gradient = new Float64Array(size.followerObservations * size.followerActions);
      prior.forEach((p, x) => {
        const posterior = total > 0 ? (p * (sees[x]?.[z] as number)) / total : 0;
        if (posterior === 0) return;
        for (let w = 0; w < size.leaderActions; w++) {
          const answer = (leaderSees[x] as readonly number[]).reduce(
            (sum, seen, y0) => sum + seen * (kernel[y0]?.[z]?.[v]?.[w] as number),
            0,
          );
          if (answer > 0) addSlopes(gradient, { game, followers, x, v, w }, posterior * answer);
        }
      });
      return gradient;
    }),
  );
}

interface At {
  readonly game: FiniteGame;
  readonly followers: StrategyTable;
  readonly x: number;
  readonly v: number;
  readonly w: number;
}

function addSlopes(gradient: Float64Array, { game, followers, x, v, w }: At, weight: number): void {
  const { majorActions, leaderActions, followerActions } = finiteGameSize(game);
  const mix = sharesOf(game, followers)[x] as readonly number[];
  const index = (x * majorActions + v) * leaderActions + w;
  for (const { shares, table } of game.major?.cost ?? []) {
    shares.forEach((m, k) => {
      if (m === 0) return;
      const rest = shares.reduce(
        (product, n, i) => product * (mix[i] as number) ** (i === k ? n - 1 : n),
        m * (table[index] as number),
      );
      observationTable(game, "followers")[x]?.forEach((p, y) => {
        const i = y * followerActions + k;
        gradient[i] = (gradient[i] as number) + weight * rest * p;
      });
    });
  }
}
