import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { below, cut } from "./blocks.ts";
import { solveDense } from "./dense-solve.ts";
import { forEachNode, gaussHermite } from "./gauss-hermite.ts";
import { pseudoRandom, standardNormal } from "./pseudo-random.ts";
import type { WrittenOutGame, WrittenOutPlayer } from "./written-out-game.ts";
import { playedOut, type WrittenOutPlan } from "./written-out-plan.ts";

/** At most this many quadrature nodes. */
const MOST_NODES = 2_000_000;
/** Variances below this share of the largest count as zero. */
const VARIES = 1e-12;

/** One player's deviation under u0 = u0*(I0) + Σ_i Q(I_i)(u_i − u_i*(y_i)), or Q on the major. */
export interface Deviation {
  /** The plan, which is also the rule's target. */
  readonly plan: WrittenOutPlan;
  /**
   * Q at what the leader knows about the player who deviates: (1, y0, y_1, ȳ), with a major
   * (1, y0, z), with `knows: own` (1, y0). Leader's actions × the player's actions, row by row.
   */
  readonly gain: (information: readonly number[]) => readonly (readonly number[])[];
  /** δ at the player's observations y: what it adds to its planned action. */
  readonly change: (observations: readonly number[]) => readonly number[];
}

/** What a deviation saves, estimated. */
export interface EstimatedSaving {
  readonly saving: number;
  /** Standard deviation of the estimate. */
  readonly standardError: number;
  readonly draws: number;
  readonly seed: number;
}

/**
 * What the major, or without one follower 1, saves by an arbitrary deviation under an arbitrary
 * gain, by simulation of the difference it makes. All others keep to the plan.
 *
 * @param game - The game written out.
 * @param deviation - Plan, gain and change.
 * @param options - Number of draws and seed.
 */
export function savingFromDeviation(
  game: WrittenOutGame,
  deviation: Deviation,
  { draws = 100_000, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): EstimatedSaving {
  const saving = savingAt(game, deviation);
  const normal = standardNormal(pseudoRandom(seed));
  const { mean, factor } = primitivesOf(game);
  let sum = 0;
  let squares = 0;
  for (let draw = 0; draw < draws; draw++) {
    const standard = Array.from({ length: factor.columns }, normal);
    const value = saving(along(mean, factor, standard));
    sum += value;
    squares += value ** 2;
  }
  const average = sum / draws;
  const variance = Math.max(0, squares / draws - average ** 2) / Math.max(1, draws - 1);
  return { saving: average, standardError: Math.sqrt(variance), draws, seed };
}

/**
 * E[saving | y] at given observations of the player who deviates, by Gauss–Hermite quadrature over
 * all that remains unknown. Exact for gains that are polynomials, given y, of degree below `nodes`;
 * minimum-energy gains are of degree 1.
 *
 * @param game - The game written out.
 * @param deviation - Plan, gain and change.
 * @param given - The observations y, and the number of nodes in each direction.
 */
export function savingGivenObservations(
  game: WrittenOutGame,
  deviation: Deviation,
  {
    observations,
    nodes = 3,
  }: { readonly observations: readonly number[]; readonly nodes?: number },
): number {
  const { information } = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const known = information.mmul(game.moment);
  const solved = solveDense(known.mmul(information.transpose()), known).solution;
  const mean = solved.transpose().mmul(Matrix.columnVector([1, ...observations]));
  const remaining = Matrix.sub(game.moment, known.transpose().mmul(solved));
  const factor = squareRoot(remaining);
  if (nodes ** factor.columns > MOST_NODES) throw new RangeError("too many quadrature nodes");
  const saving = savingAt(game, deviation);
  let sum = 0;
  forEachNode(gaussHermite(nodes), factor.columns, (point, weight) => {
    sum += weight * saving(along(mean, factor, point));
  });
  return sum;
}

/**
 * What the leader knows about the player who deviates, rows over e: (1, y0, y_1, ȳ), with a major
 * (1, y0, z), with `knows: own` (1, y0).
 */
export function leaderKnowledge(game: WrittenOutGame): Matrix {
  if (game.major || game.game.knows === "own") return game.leader.information;
  const { primitives } = game.layout;
  const own = 1 + game.game.leader.observations.names.length;
  const [first] = game.followers as readonly [WrittenOutPlayer];
  return below([
    cut(game.leader.information, [0, 0], [own, primitives]),
    cut(first.information, [1, 0], [first.information.rows - 1, primitives]),
    game.meanReadings,
  ]);
}

/**
 * What the player who deviates may read: y at a point of standard normal coordinates, which are used
 * again in a circle where there are too few.
 */
export function readingAt(game: WrittenOutGame, standard: readonly number[]): readonly number[] {
  const { information } = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const { mean, factor } = primitivesOf(game);
  const point = Array.from(
    { length: factor.columns },
    (_, k) => standard[k % standard.length] ?? 0,
  );
  return information
    .mmul(along(mean, factor, point))
    .to1DArray()
    .slice(1);
}

/** e = mean + factor·(standard normal). */
function primitivesOf(game: WrittenOutGame): { readonly mean: Matrix; readonly factor: Matrix } {
  const mean = Matrix.zeros(game.layout.primitives, 1).set(0, 0, 1);
  return { mean, factor: squareRoot(Matrix.sub(game.moment, mean.mmul(mean.transpose()))) };
}

/** The saving as a function of e. */
function savingAt(game: WrittenOutGame, deviation: Deviation): (primitives: Matrix) => number {
  const player = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const map = playedOut(game, deviation.plan);
  const known = leaderKnowledge(game);
  const { matrix, vectors } = player.cost;
  const { layout } = game;
  return (primitives) => {
    const observed = player.information.mmul(primitives).to1DArray().slice(1);
    const change = deviation.change(observed);
    const gain = deviation.gain(known.mmul(primitives).to1DArray());
    const step = Matrix.zeros(layout.size, 1);
    change.forEach((value, k) => step.set(player.actions.start + k, 0, value));
    gain.forEach((row, r) => {
      const reaction = row.reduce((sum, value, c) => sum + value * (change[c] ?? 0), 0);
      step.set(layout.leaderActions.start + r, 0, reaction);
    });
    const planned = map.mmul(primitives);
    let saving = 0;
    for (const vector of vectors) {
      const zeta = vector.mmul(planned);
      const moved = vector.mmul(step);
      const slope = matrix.mmul(Matrix.add(zeta, Matrix.mul(moved, 0.5)));
      saving -= slope.dot(moved) / vectors.length;
    }
    return saving;
  };
}

/** mean + F·standard. */
function along(mean: Matrix, factor: Matrix, standard: readonly number[]): Matrix {
  if (factor.columns === 0) return mean;
  return Matrix.add(mean, factor.mmul(Matrix.columnVector(standard)));
}

/** F with FFᵀ the covariance, one column per direction in which it varies. */
function squareRoot(covariance: Matrix): Matrix {
  const decomposition = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = decomposition;
  const kept = values.flatMap((value, k) => (value > VARIES * Math.max(...values) ? [k] : []));
  const root = Matrix.zeros(covariance.rows, kept.length);
  kept.forEach((k, column) => {
    root.setColumn(
      column,
      vectors.getColumn(k).map((v) => v * Math.sqrt(values[k] ?? 0)),
    );
  });
  return root;
}
