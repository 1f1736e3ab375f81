import { type GameSpec, loadGame } from "@stackelberg/game";
import { type RefusalReason, solvedTarget } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { refusalContradiction } from "../src/verification/refusal-check.ts";

const given = (change: Partial<GameSpec> = {}) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "refused",
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (u - 0.5*t)^2 + (p - 1)^2" },
    followers: {
      count: 4,
      actions: ["u"],
      private: [{ name: "t", mean: 3, variance: 1 }],
      observes: { y: "t" },
      cost: "(u - t)^2 + p*u + 3*p^2",
    },
    ...change,
  });

const deaf = given({
  followers: { count: 4, actions: ["u"], cost: "(u - 2)^2" },
  leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + p^2" },
});
const unread = given({
  leader: {
    actions: ["p"],
    knows: "own",
    cost: "(mean(u) - 1)^2 + (u - 0.5*t)^2 + (p - 1)^2",
  },
});
const blind = given({
  leader: { actions: ["p"], monitors: "none", cost: "(mean(u) - 1)^2 + (p - 1)^2" },
});
const exact = given({
  leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (p - 1)^2" },
  followers: { count: 4, actions: ["u"], cost: "(u - 2)^2 + p*u" },
});
const paying = given({ payments: { by: "followers" } });

function contradiction(
  game: ReturnType<typeof given>,
  reason: RefusalReason,
  { solver = "constant", epsilon = 1e-3 } = {},
) {
  return refusalContradiction(game, solvedTarget(game).plan, { reason, solver, epsilon });
}

describe("a refusal is true of the game, or not", () => {
  test.each<[string, ReturnType<typeof given>, RefusalReason]>([
    ["nobody feels the price", deaf, "no-authority"],
    ["the leader does not know the readings", unread, "readings-not-known"],
    ["the leader sees nothing", blind, "actions-not-seen"],
    // κ = u + 6p vanishes at some reading
    ["the authority vanishes at a reading", given(), "infinite-energy"],
    ["the gain depends on the reading", given(), "no-constant-gain"],
    ["no constant is named", exact, "nothing-uncertain"],
    ["no constant is named, with payments", paying, "nothing-uncertain"],
  ])("%s", (_, game, reason) => {
    expect(contradiction(game, reason)).toBeNull();
  });

  test.each<[string, ReturnType<typeof given>, RefusalReason]>([
    ["everybody feels the price", exact, "no-authority"],
    ["the leader knows the readings", given(), "readings-not-known"],
    ["the leader sees every action", given(), "actions-not-seen"],
    ["the authority is 1 everywhere", exact, "infinite-energy"],
    ["a constant gain holds", exact, "no-constant-gain"],
    ["there is a response", exact, "no-response"],
    ["everything can be reached", exact, "epsilon-not-reachable"],
    ["who pays needs no authority", paying, "no-authority"],
  ])("not where %s", (_, game, reason) => {
    expect(contradiction(game, reason)).toContain(`the reason ${reason} does not hold`);
  });

  test("an ε is out of reach or not, by its size", () => {
    const tiny = { epsilon: 1e-12 };
    expect(contradiction(given(), "epsilon-not-reachable", tiny)).not.toBeNull();
    expect(contradiction(given(), "epsilon-not-reachable", { epsilon: 0 })).not.toBeNull();
  });

  test("what a solver of one's own cannot do is for itself to say", () => {
    expect(contradiction(exact, "outside-method", { solver: "my-solver" })).toBeNull();
    for (const solver of ["constant", "minimum-energy", "tariff", "robust-tariff"]) {
      expect(contradiction(exact, "outside-method", { solver })).toBe(
        `the solver ${solver} never refuses for that reason`,
      );
    }
  });
});
