import { withCount } from "@stackelberg/game";
import { nashResponse, staticStackelberg } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { distanceToLimit, meanFieldEquilibrium } from "../src/index.ts";
import { galleryGame } from "./gallery-game.ts";

describe("the mean-field equilibrium", () => {
  test("of case C under u0 = b·x: u = (2 − b)x/2, since nobody moves the mean", () => {
    // E[2(u − x) + (u − m) + u0 | x] = 0 with m = u, when the own share of the mean is nothing
    for (const b of [-1, 0, 0.7]) {
      const outcome = meanFieldEquilibrium(galleryGame("case-c-full"), new Matrix([[0, b, 0]]));
      expect(outcome.status).toBe("solved");
      if (outcome.status !== "solved") return;
      expectClose(outcome.plan.followers.get(0, 1), (2 - b) / 2);
    }
  });

  test("is what Nash responses tend to, at distance of order 1/N", () => {
    const game = galleryGame("shared-price");
    const leader = staticStackelberg(withCount(game, Number.POSITIVE_INFINITY));
    if (leader.status !== "solved") throw new Error(leader.reason);
    const counts = [1e3, 1e4, Number.POSITIVE_INFINITY];
    const [a, b, limit] = distanceToLimit(game, leader.plan.leader, counts);
    expect((a?.strategies ?? 0) / (b?.strategies ?? 1)).toBeCloseTo(10, 1);
    expect((a?.leaderCost ?? 0) / (b?.leaderCost ?? 1)).toBeCloseTo(10, 1);
    expect(limit).toMatchObject({ strategies: 0, leaderCost: 0, followerCost: 0 });
  });

  test("no follower saves by leaving it, up to 1/N²", () => {
    const game = galleryGame("shared-price");
    const limit = meanFieldEquilibrium(game, new Matrix([[0.1, 0.2, 0]]));
    const finite = nashResponse(withCount(game, 1e9), new Matrix([[0.1, 0.2, 0]]));
    if (limit.status !== "solved" || finite.status !== "solved") throw new Error("no response");
    expectClose(finite.plan.followers.get(0, 0), limit.plan.followers.get(0, 0), 1e-7);
    expectClose(finite.plan.followers.get(0, 1), limit.plan.followers.get(0, 1), 1e-7);
  });
});
