import { type LqgGame, lqgGame } from "@stackelberg/game";
import { type BestAffineRule, bestAffine, design } from "@stackelberg/incentive";
import { staticStackelberg } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  inducedNash,
  randomGame,
  ruleOnMean,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";

const RUNS = { numRuns: 12, seed: 7 } as const;
/** One leader action and one monitored action, so that the optimum is proved global. */
const scalar = {
  count: 3,
  variables: { common: 1, leader: 1, major: 0, followers: 1 },
  actions: { leader: 1, major: 0, followers: 1 },
  observations: { leader: 1, major: 0, followers: 1 },
  knows: "own",
  leaderCost: "strict",
  followerCosts: "convex",
  readings: "generic",
  covariances: "regular",
} as const;
const short = { defence: false, solver: bestAffine() } as const;

/** B − R·E and R of a published rule. */
function announced(rule: Omit<BestAffineRule, "kind">) {
  const [policy, reaction, expected] = [rule.policy, rule.reaction, rule.expected].map(
    (rows) => new Matrix(rows.map((row) => [...row])),
  ) as [Matrix, Matrix, Matrix];
  return { policy: Matrix.sub(policy, reaction.mmul(expected)), reaction };
}

function ruleOf(game: LqgGame) {
  const { incentive, certificate } = design(game, short);
  expect(certificate.verdict).toBe("certified");
  const rule = incentive?.rule as Omit<BestAffineRule, "kind">;
  return { rule, cost: incentive?.response?.leaderCost ?? Number.NaN };
}

test("the response and its cost are those of the game written out follower by follower", () => {
  fc.assert(
    fc.property(randomGame(scalar), (input) => {
      const game = lqgGame(input);
      const { rule, cost } = ruleOf(game);
      const { policy, reaction } = announced(rule);
      const written = writtenOutGame(game);
      const { costs } = inducedNash(written, ruleOnMean(written, policy, { mean: reaction }));
      expectClose(cost, costs.leader, 1e-8);
    }),
    RUNS,
  );
});

test("no other affine rule that was tried costs the leader less", () => {
  fc.assert(
    fc.property(
      randomGame(scalar),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (input, moves) => {
        const game = lqgGame(input);
        const { rule, cost } = ruleOf(game);
        expect(rule.optimum).toBe("global");
        const blind = staticStackelberg(game);
        if (blind.status === "solved") expect(cost).toBeLessThanOrEqual(blind.costs.leader + 1e-9);
        const { policy, reaction } = announced(rule);
        const written = writtenOutGame(game);
        const [gain = 0, ...steps] = moves;
        for (const size of [1, 0.1, 1e-3]) {
          const other = policy.clone();
          steps.slice(0, other.columns).forEach((step, k) => {
            other.set(0, k, other.get(0, k) + size * step);
          });
          const mean = reaction.clone().add(size * gain);
          const { costs } = inducedNash(written, ruleOnMean(written, other, { mean }));
          expect(costs.leader).toBeGreaterThanOrEqual(cost - 1e-8 * Math.max(1, Math.abs(cost)));
        }
      },
    ),
    RUNS,
  );
});
