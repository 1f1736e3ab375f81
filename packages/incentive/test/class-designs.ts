import {
  type ClassGame,
  classGame,
  isStackelbergError,
  loadClassGame,
  withCount,
  withPayments,
} from "@stackelberg/game";
import {
  type ClassDesignResult,
  designClasses,
  epsilonIncentive,
  formatResult,
  readClassResult,
  verifyClasses,
} from "@stackelberg/incentive";
import { randomClassGameInput } from "@stackelberg/tooling-written-out";
import { leavesOf, withLeaf } from "./tampered.ts";
import { moved } from "./unnoticed.ts";

const constant = loadClassGame({
  format: 1,
  kind: "lqg",
  name: "constant-gains",
  leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
  population: { count: 10 },
  followers: [
    { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
    { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v + 0.1*mean(u)*v" },
  ],
});

const varying = classGame(randomClassGameInput(3, { sizes: [2, 1] }));

const prescribed = loadClassGame({
  format: 1,
  kind: "lqg",
  name: "prescribed",
  common: [{ name: "cold", variance: 1 }],
  leader: {
    actions: ["price"],
    private: [{ name: "e", variance: 0.2 }],
    observes: { forecast: "cold + e" },
    cost: "(2*mean(u) + mean(v) - 5)^2 + 0.1*(u - need)^2 + 0.2*(v - wish)^2 + 0.5*price^2",
  },
  population: { count: 10 },
  followers: [
    {
      name: "homes",
      share: 0.7,
      actions: ["u"],
      private: [{ name: "need", mean: 2, variance: 0.5 }],
      observes: { ru: "need + 0.5*cold" },
      cost: "0.3*(u - need)^2 + 0.2*(price + u - 1)^2 + 0.1*mean(v)*u",
    },
    {
      name: "shops",
      share: 0.3,
      actions: ["v"],
      private: [{ name: "wish", mean: 3, variance: 0.5 }],
      observes: { rv: "wish - 0.2*cold" },
      cost: "0.6*(v - wish)^2 + 0.3*(price - v)^2",
    },
  ],
  target: { followers: { u: "1.5 + 0.2*ru" } },
});

const paying = withPayments(prescribed, ["followers"]);

/** Designs for several classes with constant gains, and with tariffs. */
export const constantDesigns: readonly ClassDesigned[] = [
  ["constant gains", constant, designClasses(constant)],
  ["in the limit", constant, designClasses(withCount(constant, Number.POSITIVE_INFINITY))],
  ["tariffs", paying, designClasses(paying)],
];

/** Designs with gains that vary; one of them is for a prescribed plan. */
export const varyingDesigns = (): readonly ClassDesigned[] => [
  ["gains that vary", varying, designClasses(varying)],
  ["an ε-incentive", prescribed, designClasses(prescribed, { solver: epsilonIncentive() })],
  ["a prescribed plan", prescribed, designClasses(prescribed)],
];

/** A design with the game that it is for. */
export type ClassDesigned = readonly [name: string, game: ClassGame, result: ClassDesignResult];

/** What no game can say: who made the file, and sentences for people. */
const free = (path: string) => /solver\.(name|version)$|explanation$/.test(path);

function noticed(game: ClassGame, result: ClassDesignResult): boolean {
  try {
    return !verifyClasses(game, readClassResult(formatResult(result))).valid;
  } catch (error) {
    if (isStackelbergError(error)) return true;
    throw error;
  }
}

/** Paths at which nobody notices that a number was moved by 1e-3 or a statement turned around. */
export function unnoticedInClasses([, game, result]: ClassDesigned): string[] {
  const opposite = (value: unknown) => {
    if (typeof value === "number") return moved(value);
    if (typeof value === "boolean") return !value;
    return value === null ? 0 : `not ${value}`;
  };
  return leavesOf(result)
    .filter(({ path }) => !free(path))
    .filter(({ path, value }) => !noticed(game, withLeaf(result, path, opposite(value))))
    .map(({ path }) => path);
}
