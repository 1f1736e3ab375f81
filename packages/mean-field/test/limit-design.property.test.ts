import { lqgGame, nameStrategy, withCount } from "@stackelberg/game";
import { solvedTarget } from "@stackelberg/incentive";
import { targetPlan } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  incentiveAround,
  inducedNash,
  randomGame,
  repeatedPlan,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import { populationStudy } from "../src/index.ts";

/** No randomness but what everybody sees: a constant gain holds the target. */
const full = {
  count: 3,
  variables: { common: 0, leader: 0, major: 0, followers: 0 },
  actions: { leader: 2, major: 0, followers: 2 },
  observations: { leader: 0, major: 0, followers: 0 },
  knows: "observations",
  leaderCost: "strict",
  followerCosts: "convex",
  readings: "generic",
  covariances: "regular",
} as const;

test("the limit's gain with 3 followers: the loss is that of every follower written out", () => {
  let compared = 0;
  fc.assert(
    fc.property(randomGame(full), (input) => {
      const game = lqgGame(input);
      const { rows } = populationStudy(game, [3, Number.POSITIVE_INFINITY]);
      const [own, limit] = rows;
      const loss = own?.limitDesign?.lossUnderResponse ?? null;
      if (loss === null || limit?.kind !== "constant" || !limit.gain) return;
      compared++;
      const { followers } = solvedTarget(withCount(game, Number.POSITIVE_INFINITY)).plan;
      const target = { followers: nameStrategy(game, "followers", followers) };
      const played = targetPlan({ ...game, target });
      if (played.status !== "solved") throw new Error(played.reason);
      const written = writtenOutGame(game);
      const gain = new Matrix(limit.gain.map((row) => [...row]));
      const rule = incentiveAround(written, repeatedPlan(written, played.plan), gain);
      const { costs } = inducedNash(written, rule);
      expectClose(loss, costs.leader - solvedTarget(game).costs.leader, 1e-8);
    }),
    { numRuns: 15, seed: 3 },
  );
  expect(compared).toBeGreaterThan(5);
});
