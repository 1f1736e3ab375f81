import type { ClassGameInput, ObservationInput, PlayerInput } from "@stackelberg/game";
import { pseudoRandom } from "./pseudo-random.ts";

/** Sizes of a random game with several classes. */
export interface RandomClassShape {
  /** Members of each class. */
  readonly sizes: readonly number[];
  /** @defaultValue "observations" */
  readonly knows?: "observations" | "own" | undefined;
}

/** Names of the blocks of ζ: to whom an individual quantity belongs, or to everybody. */
type Owner = number | "everybody";

interface Entry {
  readonly owner: Owner;
  /** What it is: a variable of nature, an action, a mean action, or an action of the leader. */
  readonly kind: "nature" | "own" | "mean" | "leader";
  readonly of: number;
}

/**
 * A random game with several classes; equal arguments give equal games. The leader's cost is strictly
 * convex in all actions, members' costs are strictly convex in their own actions and weakly coupled,
 * so that the Nash response to a leader who ignores actions is unique.
 *
 * @param seed - Any integer.
 */
export function randomClassGameInput(
  seed: number,
  { sizes, knows = "observations" }: RandomClassShape,
): ClassGameInput {
  const uniform = pseudoRandom(seed);
  const next = () => Math.round(uniform() * 16 - 8) / 8;
  const upTo = (largest: number) => Math.floor(uniform() * (largest + 1));
  const common = 1 + upTo(1);
  const leader = { private: upTo(1), actions: 1 + upTo(1) };
  const classes = sizes.map(() => ({ private: 1 + upTo(1), actions: 1 + upTo(1) }));
  const nature = (owner: Owner, size: number, of = -1): Entry[] =>
    Array.from({ length: size }, () => ({ owner, kind: "nature", of }));
  const entries: Entry[] = [
    ...nature("everybody", 1 + common + leader.private),
    ...classes.flatMap((each, k) => [
      ...nature(k, each.private),
      ...nature("everybody", each.private),
    ]),
    ...classes.flatMap((each, k) => [
      ...Array.from({ length: each.actions }, (): Entry => ({ owner: k, kind: "own", of: k })),
      ...Array.from(
        { length: each.actions },
        (): Entry => ({ owner: "everybody", kind: "mean", of: k }),
      ),
    ]),
    ...Array.from(
      { length: leader.actions },
      (): Entry => ({ owner: "everybody", kind: "leader", of: -1 }),
    ),
  ];
  const named = (letter: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${letter}_${i + 1}`);
  const gaussian = (letter: string, size: number) => ({
    names: named(letter, size),
    mean: Array.from({ length: size }, next),
    covariance: Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? 0.25 + next() ** 2 : 0)),
    ),
  });
  const player = (letter: string, size: { private: number; actions: number }, cost: number[][]) => {
    const observes = named(`y${letter}`, 1 + upTo(1)).map(
      (name): ObservationInput => ({
        name,
        constant: next(),
        common: Array.from({ length: common }, next),
        private: Array.from({ length: size.private }, next),
      }),
    );
    const actions = named(`u${letter}`, size.actions);
    const own = gaussian(`w${letter}`, size.private);
    return { actions, private: own, observes, cost } satisfies PlayerInput;
  };
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    name: "random-classes",
    population: { count: total },
    common: gaussian("x", common),
    leader: {
      ...player("0", leader, leaderCost(entries, sizes.length, next)),
      knows,
      default: Array.from({ length: leader.actions }, next),
    },
    followers: classes.map((size, k) => ({
      name: `class_${k}`,
      share: (sizes[k] ?? 0) / total,
      ...player(String.fromCharCode(97 + k), size, memberCost(entries, k, next)),
    })),
  };
}

/** Squares of forms that name individual quantities of one class each, and ½|u|² of every action. */
function leaderCost(entries: readonly Entry[], classes: number, next: () => number): number[][] {
  const forms = Array.from({ length: 2 * classes }, (_, f) =>
    entries.map(({ owner }) => (owner === "everybody" || owner === f % classes ? next() : 0)),
  );
  return entries.map((a, i) =>
    entries.map((_, j) => {
      const sum = forms.reduce((all, form) => all + (form[i] ?? 0) * (form[j] ?? 0), 0);
      return sum + (i === j && (a.kind === "own" || a.kind === "leader") ? 0.5 : 0);
    }),
  );
}

/** A cost of class k: convex in its own action, weakly coupled to all means and to the leader. */
function memberCost(entries: readonly Entry[], k: number, next: () => number): number[][] {
  const cost = entries.map(() => entries.map(() => 0));
  entries.forEach((a, i) => {
    entries.slice(0, i + 1).forEach((b, j) => {
      if ([a, b].some(({ owner }) => owner !== "everybody" && owner !== k)) return;
      const value = i === j && a.kind === "own" ? 1 : next() * strength(a, b);
      (cost[i] as number[])[j] = value;
      (cost[j] as number[])[i] = value;
    });
  });
  return cost;
}

function strength(a: Entry, b: Entry): number {
  if (a.kind === "nature" || b.kind === "nature") return 1;
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has("leader")) return kinds.has("own") ? 0.8 : 0.2;
  return 0.1;
}
