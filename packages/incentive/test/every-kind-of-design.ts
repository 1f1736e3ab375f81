import { type LqgGame, loadGame, type Payer } from "@stackelberg/game";
import {
  constantGain,
  type DesignOptions,
  type DesignResult,
  design,
  leastExploitableTariff,
  minimumEnergy,
  tariff,
} from "@stackelberg/incentive";
import { referenceGame } from "./reference-game.ts";

/** A design with the game that it is for. */
export interface Designed {
  readonly game: LqgGame;
  readonly result: DesignResult;
}

const short = { defence: false } as const;
const limit = Number.POSITIVE_INFINITY;

/** A prescribed target that no gain holds: the curvature is negative. */
const ambitious = loadGame({
  format: 1,
  kind: "lqg",
  name: "too-ambitious",
  common: [{ name: "x", variance: 1 }],
  leader: { actions: ["u0"], observes: { y0: "x" }, cost: "(u - 4*x)^2 + u0^2" },
  followers: {
    count: 3,
    actions: ["u"],
    observes: { y: "x" },
    cost: "(u - x)^2 + 3*u0*u + 0.5*u0^2",
  },
  target: { followers: { u: "3*y" }, leader: { u0: "0" } },
});

/** A leader's action that nobody feels. */
const powerless = loadGame({
  format: 1,
  kind: "lqg",
  name: "powerless",
  common: [{ name: "x", variance: 1 }],
  leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + (p - x)^2" },
  followers: { count: 3, actions: ["u"], observes: { y: "x" }, cost: "(u - x)^2" },
});

/** Two readings of one action: no quadratic tariff is exact. */
function twoReadings(knows: "observations" | "own", count: number): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "two-readings",
    common: [{ name: "x", variance: 1 }],
    leader: { knows, cost: "(mean(u) - 1)^2 + 0.3*(u - x - 2*t)^2" },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x", s: "t" },
      cost: "(u - 2*x - t)^2 + 0.1*u*mean(u)",
    },
    payments: { by: "followers" },
  });
}

/** A major follower whose action the leader's price answers, and minor ones who pay or do not. */
function withMajor(by: readonly Payer[], count: number): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "with-major",
    common: [{ name: "x", mean: 1, variance: 1 }],
    leader: {
      actions: ["p"],
      cost: "(mean(u) + v - 2)^2 + 0.2*(u - t)^2 + 0.3*p^2 + 0.1*(v - 1)^2",
    },
    major: {
      actions: ["v"],
      private: [{ name: "w", variance: 0.5 }],
      observes: { z: "x + w" },
      cost: "(v - 2*x - w)^2 + (p - 1)*v + 0.5*p^2 + 0.1*v*mean(u)",
    },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "t", mean: 1, variance: 0.5 }],
      observes: { y: "x + t" },
      cost: "(u - x - t)^2 + 0.1*u*mean(u) + 0.2*p*u",
    },
    payments: { by },
  });
}

const recipes: Readonly<Record<string, readonly [LqgGame, DesignOptions]>> = {
  "a constant gain": [referenceGame("case-c-full", 5), {}],
  "a minimum-energy rule": [referenceGame("minimal", 10), short],
  "an ε-incentive by λ": [referenceGame("minimal", 10), { ...short, epsilon: 0.01 }],
  "an ε-incentive by μ": [referenceGame("shared-price", 200), short],
  "a minimum-energy rule on a major": [
    referenceGame("major-minor", 7),
    { ...short, solver: minimumEnergy() },
  ],
  "a constant gain on a major, in the limit": [referenceGame("major-minor", limit), short],
  "a limit that is not well posed": [referenceGame("case-c", limit), short],
  "a limit that is not well posed, with ε": [
    referenceGame("minimal", limit),
    { ...short, epsilon: 0.01 },
  ],
  "a rule that needs infinite energy": [
    referenceGame("minimal", 1),
    { ...short, solver: minimumEnergy() },
  ],
  "no constant gain": [referenceGame("minimal", 10), { ...short, solver: constantGain() }],
  "no authority": [powerless, short],
  "a negative curvature": [ambitious, short],
  "a tariff with all that defends it": [referenceGame("own-tariff", 20), {}],
  "a tariff on two actions, in the limit": [referenceGame("ev-charging", limit), short],
  "a tariff with a margin": [
    referenceGame("ev-charging", 20),
    { ...short, solver: tariff({ margin: 2 }) },
  ],
  "a tariff whose curvature is negative": [
    referenceGame("ev-charging", 10),
    { ...short, solver: tariff({ margin: 0 }) },
  ],
  "a tariff that keeps everybody whole": [
    referenceGame("own-tariff", 20),
    { participation: "interim" },
  ],
  "a payment that knows the reading": [twoReadings("observations", 5), short],
  "no exact tariff": [twoReadings("own", 5), { ...short, solver: tariff() }],
  "the least exploitable tariff, not close enough": [
    twoReadings("own", 5),
    { ...short, solver: leastExploitableTariff() },
  ],
  "the best tariff, with what is done under it": [twoReadings("own", 5), {}],
  "a tariff for the major": [withMajor(["major"], 5), short],
  "tariffs for both": [withMajor(["followers", "major"], 5), {}],
  "a tariff beside a reaction to the major": [withMajor(["followers"], 5), short],
};

/** Designs of every kind and every way to be refused, by name. */
export const designs: readonly (readonly [string, Designed])[] = Object.entries(recipes).map(
  ([name, [game, options]]) => [name, { game, result: design(game, options) }],
);
