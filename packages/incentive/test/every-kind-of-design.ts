import { type LqgGame, loadGame } from "@stackelberg/game";
import {
  constantGain,
  type DesignOptions,
  type DesignResult,
  design,
  minimumEnergy,
} from "@stackelberg/incentive";
import { referenceGame } from "./reference-game.ts";

/** A design with the game that it is for. */
export interface Designed {
  readonly game: LqgGame;
  readonly result: DesignResult;
}

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

const recipes: Readonly<Record<string, readonly [LqgGame, DesignOptions]>> = {
  "a constant gain": [referenceGame("case-c-full", 5), {}],
  "a minimum-energy rule": [referenceGame("minimal", 10), {}],
  "an ε-incentive by λ": [referenceGame("minimal", 10), { epsilon: 0.01 }],
  "an ε-incentive by μ": [referenceGame("shared-price", 200), {}],
  "a minimum-energy rule on a major": [
    referenceGame("major-minor", 7),
    { solver: minimumEnergy() },
  ],
  "a constant gain on a major, in the limit": [referenceGame("major-minor", limit), {}],
  "a limit that is not well posed": [referenceGame("case-c", limit), {}],
  "a limit that is not well posed, with ε": [referenceGame("minimal", limit), { epsilon: 0.01 }],
  "a rule that needs infinite energy": [referenceGame("minimal", 1), { solver: minimumEnergy() }],
  "no constant gain": [referenceGame("minimal", 10), { solver: constantGain() }],
  "no authority": [powerless, {}],
  "a negative curvature": [ambitious, {}],
};

/** Designs of every kind and every way to be refused, by name. */
export const designs: readonly (readonly [string, Designed])[] = Object.entries(recipes).map(
  ([name, [game, options]]) => [name, { game, result: design(game, options) }],
);
