import { type LqgGame, loadGame } from "@stackelberg/game";
import { incentiveCondition, minimumEnergy, solvedTarget } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

function proposed(game: LqgGame) {
  const target = solvedTarget(game);
  const condition = incentiveCondition(game, target.plan);
  return minimumEnergy().propose({ game, target, condition });
}

const priced = (leader: object, cost: string) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], cost: "(u - 2*x)^2 + (p - 1)^2", ...leader },
    followers: { count: 3, actions: ["u"], observes: { y: "x" }, cost },
  });

test("publishes g, κ and what is left of κ given the reading", () => {
  // E[x | y] = y/2, so u = y; g = 2(u − E[x | y]) = y, and κ = x has mean y/2 and variance 1/2
  const outcome = proposed(
    loadGame({
      format: 1,
      kind: "lqg",
      name: "uncertain-grip",
      common: [{ name: "x", variance: 1 }],
      leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + (p - 1)^2" },
      followers: {
        count: 3,
        actions: ["u"],
        private: [{ name: "t", variance: 1 }],
        observes: { y: "x + t" },
        cost: "(u - x)^2 + p*x",
      },
    }),
  );
  if (outcome.status !== "proposed" || outcome.rule.kind !== "minimum-energy") {
    throw new Error(JSON.stringify(outcome));
  }
  const { g, kappaMean, residualVariance } = outcome.rule;
  [0, 1].forEach((value, k) => expectClose(g[0]?.[k], value));
  [0, 0.5].forEach((value, k) => expectClose(kappaMean[0]?.[k], value));
  expectClose(residualVariance, 0.5);
});

test.each([
  ["infinite-energy", referenceGame("minimal", 1)],
  ["no-authority", priced({ observes: { y0: "x" } }, "(u - x)^2")],
  ["readings-not-known", priced({ knows: "own" }, "(u - x)^2 + 0.3*p*u + 0.2*p^2")],
  [
    "actions-not-seen",
    priced({ observes: { y0: "x" }, monitors: "mean" }, "(u - x)^2 + 0.3*p*u + 0.2*p^2"),
  ],
] as const)("refuses with the reason %s", (reason, game) => {
  expect(proposed(game)).toMatchObject({ status: "refused", reason });
});
