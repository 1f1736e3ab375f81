import type { CostTerm, FiniteVariable, Layout, Role } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { notQuantisable } from "./not-quantisable.ts";

/** Numbers in all tables of one cost. */
const LARGEST_TABLES = 20_000_000;

/** An action and its values. */
interface ValuedAction {
  readonly name: string;
  readonly values: readonly number[];
}

/** What the quantised game is made of. */
export interface QuantisedSets {
  readonly common: readonly FiniteVariable[];
  readonly leader: readonly ValuedAction[];
  readonly major: readonly ValuedAction[];
  readonly followers: readonly ValuedAction[];
}

/**
 * ½ζᵀCζ over ζ = (1, x − E x, …, u_i, ū, uM, u0) as terms in the shares of the followers: with their
 * joint actions u_k, ū = Σ_k u_k μ(k), and for the leader and the major u_i is the average as well,
 * E u_i u_iᵀ = Σ_k u_k u_kᵀ μ(k).
 */
export function quantisedCost(
  cost: Matrix,
  layout: Layout,
  sets: QuantisedSets,
  role: Role,
): CostTerm[] {
  const own = role === "followers";
  const joint = tuples(sets.followers);
  const rest = pointsOf(sets, own ? joint : null);
  const terms = new Map<string, { shares: number[]; table: number[] }>();
  const count = (1 + joint.length + (joint.length * (joint.length + 1)) / 2) * rest.length;
  if (count > LARGEST_TABLES) {
    throw notQuantisable(
      "the grid is too fine",
      `tables of ${count} numbers`,
      `at most ${LARGEST_TABLES}`,
    );
  }
  const add = (powers: readonly number[], value: (point: Point) => number) => {
    const shares = joint.map((_, k) => powers.filter((p) => p === k).length);
    const key = shares.join(",");
    const term = terms.get(key) ?? { shares, table: rest.map(() => 0) };
    terms.set(key, term);
    rest.forEach((point, i) => {
      term.table[i] = (term.table[i] as number) + value(point);
    });
  };
  const entry = (i: number, j: number) => cost.get(i, j) / 2;
  const fixed = (point: Point) => fixedEntries(layout, point, own);
  add([], (point) => quadratic(fixed(point), entry));
  const individual = own ? null : layout.action;
  joint.forEach((tuple, k) => {
    // linear in μ(k): ū, and for leader and major also u_i with its square
    const mean = entriesAt(layout.meanAction.start, tuple);
    const single = individual ? entriesAt(individual.start, tuple) : [];
    add([k], (point) => {
      const others = fixed(point);
      return 2 * bilinear([...mean, ...single], others, entry) + quadratic(single, entry);
    });
    joint.forEach((other, l) => {
      const secondMean = entriesAt(layout.meanAction.start, other);
      const value = bilinear(mean, secondMean, entry) + 2 * bilinear(single, secondMean, entry);
      if (value === 0) return;
      add([k, l], () => value);
    });
  });
  return [...terms.values()].filter(({ table }) => table.some((value) => Math.abs(value) > 0));
}

interface Point {
  readonly x: readonly number[];
  readonly v: readonly number[];
  readonly w: readonly number[];
  readonly u: readonly number[];
}

type Entries = readonly (readonly [index: number, value: number])[];

function entriesAt(start: number, values: readonly number[]): Entries {
  return values.map((value, i) => [start + i, value] as const);
}

function fixedEntries(layout: Layout, { x, v, w, u }: Point, own: boolean): Entries {
  return [
    [layout.constant.start, 1],
    ...entriesAt(layout.common.start, x),
    ...(own ? entriesAt(layout.action.start, u) : []),
    ...entriesAt(layout.majorAction.start, v),
    ...entriesAt(layout.leaderAction.start, w),
  ];
}

function bilinear(a: Entries, b: Entries, entry: (i: number, j: number) => number): number {
  return a.reduce(
    (sum, [i, left]) => b.reduce((inner, [j, right]) => inner + left * right * entry(i, j), sum),
    0,
  );
}

function quadratic(a: Entries, entry: (i: number, j: number) => number): number {
  return bilinear(a, a, entry);
}

function tuples(actions: readonly ValuedAction[]): number[][] {
  let joint: number[][] = [[]];
  for (const { values } of actions) joint = joint.flatMap((t) => values.map((v) => [...t, v]));
  return joint;
}

/** Every point of the table, in its order; `own` lists the followers' actions where they belong to it. */
function pointsOf(sets: QuantisedSets, own: readonly number[][] | null): Point[] {
  const mean = sets.common.map(({ values, probabilities }) =>
    values.reduce((sum, value, i) => sum + value * (probabilities[i] as number), 0),
  );
  const states = tuples(sets.common.map(({ name, values }) => ({ name, values })));
  const points: Point[] = [];
  for (const state of states) {
    const x = state.map((value, i) => value - (mean[i] as number));
    for (const v of tuples(sets.major)) {
      for (const w of tuples(sets.leader)) {
        for (const u of own ?? [[]]) points.push({ x, v, w, u });
      }
    }
  }
  return points;
}
