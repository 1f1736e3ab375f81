import { checkKind, type LqgGame } from "@stackelberg/game";
import { certify } from "../certificate/certify.ts";
import { incentiveCondition } from "../condition/incentive-condition.ts";
import { hasConstantCurvature } from "../gains/damped-exploitability.ts";
import { epsilonRule } from "../gains/epsilon-incentive.ts";
import { solvedTarget } from "./design.ts";
import { steeredPlayers } from "./measure-choice.ts";

/** One point of the exploitability–energy path. */
export interface FrontierPoint {
  /** λ of Q_λ = −κgᵀ/(s + λ), or μ where the curvature does not depend on the gain. */
  readonly lambda: number;
  /** Exploitability of the monitored player, in cost units. */
  readonly epsilon: number;
  /** E‖Q_λ‖². */
  readonly gainEnergy: number;
  /** inf over y of the smallest curvature. */
  readonly curvature: number;
}

/** Dampings in units of the mean squared authority, from hardly any rule to nearly exact. */
const STRENGTHS = [100, 10, 1, 0.1, 1e-2, 1e-3, 1e-4] as const;

/**
 * What an ε-incentive costs: exploitability against energy along the path of dampings. Where the
 * curvature does not depend on the gain the path is the frontier; elsewhere its energy is an upper
 * bound of what a given exploitability needs.
 *
 * @param strengths - λ (or μ), > 0. @defaultValue powers of ten around the mean squared authority
 * @returns One point per damping; none in a game where everybody is steered by own payments.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @see theory: claim-epsilon
 * @see theory: claim-frontier
 *
 * @example
 * ```ts @import.meta.vitest
 * const { energyFrontier } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const [exact, damped] = energyFrontier(game, [0, 1]);
 * expect(exact?.epsilon).toBe(0);
 * expect(damped?.gainEnergy).toBeCloseTo(9, 9); // half of the energy, for ε = 1/3
 * ```
 */
export function energyFrontier(
  game: LqgGame,
  strengths?: readonly number[],
): readonly FrontierPoint[] {
  checkKind(game, "lqg", { lqg: "energyFrontier" });
  if (!steeredPlayers(game).some(({ by }) => by === "reaction")) return [];
  const { plan } = solvedTarget(game);
  const condition = incentiveCondition(game, plan);
  const { offset, slope } = condition.authorityForm;
  const mean = offset.reduce((sum, k) => sum + k * k, 0) + slope.norm("frobenius") ** 2;
  const unit = mean > 0 ? 10 ** Math.round(Math.log10(mean)) : 1;
  const kind = hasConstantCurvature(condition) ? "mu" : "lambda";
  return (strengths ?? STRENGTHS.map((s) => s * unit)).map((strength) => {
    const { followers, major, gainEnergy, curvature } = certify(game, {
      plan,
      rule: epsilonRule(condition, { kind, strength }),
      teamCost: 0,
      limitWellPosed: true,
      accepted: Number.POSITIVE_INFINITY,
    });
    return {
      lambda: strength,
      epsilon: (major ?? followers).exploitability,
      gainEnergy,
      curvature: curvature.minimum,
    };
  });
}
