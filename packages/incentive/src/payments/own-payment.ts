import { informationOf } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import { VERSION } from "../version.ts";

/**
 * Gain design 5: a payment that knows the payer's reading, T = T₀ + Q(y)·(u − u*(y)) with
 * Q(y) = −g(y). Authority is 1, so it always exists and its size does not depend on N. It is linear
 * in u, so the payer keeps its own curvature H₀: the target is an equilibrium iff H₀ ⪰ 0.
 *
 * @see theory: claim-payment
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, ownPayment } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "0.15*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { certificate } = design(game, { solver: ownPayment() });
 * expect(certificate.verdict).toBe("certified");
 * ```
 */
export function ownPayment(): IncentiveSolver {
  return {
    name: "own-payment",
    version: VERSION,
    options: {},
    propose({ game, condition }) {
      if (game.knows === "own") {
        return {
          status: "refused",
          reason: "readings-not-known",
          explanation:
            "the payment compares each action with the one that its reading calls for, but the leader knows only her own observations; let her know the readings (knows: observations), or use a tariff",
        };
      }
      const { names } = informationOf(game, condition.monitored);
      const Q = Matrix.mul(condition.gradient, -1).to2DArray();
      return { status: "proposed", rule: { kind: "own-payment", T0: 0, Q, columns: { Q: names } } };
    },
  };
}
