import { bestKernel } from "@stackelberg/randomized";
import { describe, expect, test } from "vitest";
import { gameNamed, oracles, planOf } from "./oracles.ts";

describe.each(["audit", "charging-night"] as const)("%s", (name) => {
  const game = gameNamed(name);
  test.each(oracles[name].fixedTargets)(
    "major $majorTarget, followers $followerProbabilityOfLastAction: $leaderCost",
    async (target) => {
      const solution = await bestKernel(game, planOf(game, target));
      if (target.leaderCost === null) {
        expect(solution.status).toBe("impossible");
        if (solution.status === "impossible") expect(solution.proof.gain).toBeGreaterThan(1e-3);
        return;
      }
      expect(solution.status).toBe("optimal");
      expect(Math.abs(solution.leaderCost - target.leaderCost)).toBeLessThanOrEqual(1e-9);
    },
  );
});
