import { type CostTerm, type FiniteGame, finiteGameSize } from "@stackelberg/game";

/**
 * The leader's least cost by brute force, for mean-field games in which leader, major and followers
 * have two actions each: every pure strategy of the major, every mixture of the followers on a grid,
 * and for each of them every vertex of the polytope of kernels that hold it. Shares nothing with the
 * package but the tables of the game.
 */
export function bruteForceCost(game: FiniteGame, mixtures: Iterable<readonly number[]>): number {
  const { majorObservations } = finiteGameSize(game);
  let least = Number.POSITIVE_INFINITY;
  for (const mixture of mixtures) {
    for (let code = 0; code < 2 ** majorObservations; code++) {
      const major = Array.from({ length: majorObservations }, (_, z) => (code >> z) & 1);
      least = Math.min(least, leastCost(game, major, mixture));
    }
  }
  return least;
}

/** All points of a grid in [0, 1]^dimension. */
export function* grid(dimension: number, steps: number): Generator<number[]> {
  if (dimension === 0) yield [];
  else {
    for (const rest of grid(dimension - 1, steps)) {
      for (let i = 0; i <= steps; i++) yield [...rest, i / steps];
    }
  }
}

/** constant + slope·p, p the probabilities of w = 1 at (z, v_z). */
interface Affine {
  readonly constant: number;
  readonly slope: readonly number[];
}

function leastCost(game: FiniteGame, major: readonly number[], mixture: readonly number[]): number {
  const value = (f: (p: readonly number[]) => number): Affine => {
    const zero = major.map(() => 0);
    const constant = f(zero);
    return { constant, slope: major.map((_, i) => f(zero.map((_z, j) => +(i === j))) - constant) };
  };
  const constraints: Affine[] = []; // ≤ 0
  major.forEach((_, i) => {
    const unit = major.map((_z, j) => +(i === j));
    constraints.push({ constant: 0, slope: unit.map((s) => -s) }, { constant: -1, slope: unit });
  });
  mixture.forEach((t, y) => {
    const gain = value(
      (p) =>
        followerCost(game, { major, mixture, p }, y, 1) -
        followerCost(game, { major, mixture, p }, y, 0),
    );
    const reverse = { constant: -gain.constant, slope: gain.slope.map((s) => -s) };
    if (t > 0) constraints.push(gain);
    if (t < 1) constraints.push(reverse);
  });
  major.forEach((v, z) => {
    const other = Math.max(...[0, 1].map((w) => majorCost(game, mixture, { z, v: 1 - v, p: w })));
    constraints.push(value((p) => majorCost(game, mixture, { z, v, p: p[z] as number }) - other));
  });
  const objective = value((p) => leaderCost(game, { major, mixture, p }));
  let least = Number.POSITIVE_INFINITY;
  for (const p of vertices(constraints, major.length)) {
    const held = constraints.every((c) => at(c, p) <= 1e-10);
    if (held) least = Math.min(least, at(objective, p));
  }
  return least;
}

function at({ constant, slope }: Affine, p: readonly number[]): number {
  return slope.reduce((sum, s, i) => sum + s * (p[i] as number), constant);
}

/** All points where as many constraints as dimensions are tight. */
function* vertices(constraints: readonly Affine[], dimension: number): Generator<number[]> {
  for (const [i, a] of constraints.entries()) {
    if (dimension === 1) {
      const [s = 0] = a.slope;
      if (Math.abs(s) > 1e-12) yield [-a.constant / s];
      continue;
    }
    for (const b of constraints.slice(i + 1)) {
      const [a0 = 0, a1 = 0] = a.slope;
      const [b0 = 0, b1 = 0] = b.slope;
      const determinant = a0 * b1 - a1 * b0;
      if (Math.abs(determinant) < 1e-12) continue;
      yield [
        (-a.constant * b1 + a1 * b.constant) / determinant,
        (-a0 * b.constant + a.constant * b0) / determinant,
      ];
    }
  }
}

interface Point {
  readonly major: readonly number[];
  readonly mixture: readonly number[];
  readonly p: readonly number[];
}

function shareOfOnes(game: FiniteGame, mixture: readonly number[], x: number): number {
  const sees = game.followers.observations.probabilities[x] as readonly number[];
  return sees.reduce((sum, q, y) => sum + q * (mixture[y] as number), 0);
}

function cost(terms: readonly CostTerm[], index: number, ones: number): number {
  return terms.reduce(
    (sum, { shares: [m0 = 0, m1 = 0], table }) =>
      sum + (table[index] as number) * (1 - ones) ** m0 * ones ** m1,
    0,
  );
}

function eachAnswer(
  game: FiniteGame,
  { major, p }: Point,
  visit: (x: number, v: number, w: number, probability: number) => void,
): void {
  game.states.probabilities.forEach((prior, x) => {
    (game.major?.observations.probabilities[x] ?? [1]).forEach((seen, z) => {
      const one = p[z] as number;
      visit(x, major[z] as number, 0, prior * seen * (1 - one));
      visit(x, major[z] as number, 1, prior * seen * one);
    });
  });
}

function leaderCost(game: FiniteGame, point: Point): number {
  let total = 0;
  eachAnswer(game, point, (x, v, w, q) => {
    total += q * cost(game.leader.cost, (x * 2 + v) * 2 + w, shareOfOnes(game, point.mixture, x));
  });
  return total;
}

/** Not divided by P(y). */
function followerCost(game: FiniteGame, point: Point, y: number, u: number): number {
  let total = 0;
  eachAnswer(game, point, (x, v, w, q) => {
    const seen = game.followers.observations.probabilities[x]?.[y] as number;
    const ones = shareOfOnes(game, point.mixture, x);
    total += seen * q * cost(game.followers.cost, ((x * 2 + v) * 2 + w) * 2 + u, ones);
  });
  return total;
}

function majorCost(
  game: FiniteGame,
  mixture: readonly number[],
  { z, v, p }: { readonly z: number; readonly v: number; readonly p: number },
): number {
  return game.states.probabilities.reduce((sum, prior, x) => {
    const seen = game.major?.observations.probabilities[x]?.[z] as number;
    const ones = shareOfOnes(game, mixture, x);
    const [low, high] = [0, 1].map((w) => cost(game.major?.cost ?? [], (x * 2 + v) * 2 + w, ones));
    return sum + prior * seen * ((1 - p) * (low as number) + p * (high as number));
  }, 0);
}
