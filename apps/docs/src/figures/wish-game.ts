import type { LqgGame } from "@stackelberg/game";
import { loadGame } from "@stackelberg/game";

/**
 * Followers who would do what nature suggests, x, and a leader who wants b times that. At b = 1 her
 * target is what infinitely many followers do anyway.
 */
export function wishGame(wish: number, count: number): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "wish",
    parameters: { b: wish },
    common: [{ name: "x", mean: 1, variance: 1 }],
    leader: { actions: ["u0"], observes: { y0: "x" }, cost: "(u - b*x)^2 + 0.5*u0^2" },
    followers: {
      count: Number.isFinite(count) ? Math.round(count) : "infinity",
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - x)^2 + 0.5*(u - mean(u))^2 + (u0 - x)*u + 0.6*u0^2 + x*u - x*u0",
    },
  });
}
