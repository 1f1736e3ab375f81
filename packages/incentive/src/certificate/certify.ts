import { expectedCosts, type LqgGame, type Plan } from "@stackelberg/game";
import type { ReactionRule } from "../rule/incentive-rule.ts";
import { type Payments, paidGame } from "../rule/payment-form.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { Certificate, PlayerCertificate } from "./certificate.ts";
import { certifyAffine } from "./certify-affine.ts";
import { constantExploitability, type Exploitability } from "./exploitability.ts";
import { misreporting } from "./misreporting.ts";
import { paymentEnergy } from "./payment-energy.ts";
import {
  followerCondition,
  monitoredCondition,
  type PlayerCondition,
} from "./recomputed-condition.ts";
import { exactEpsilon, refusalReason } from "./refusal-reason.ts";
import { ruleStanding } from "./rule-standing.ts";

/** What a certificate is about, beside the game. */
export interface Claim {
  /** The plan that the followers are meant to choose. */
  readonly plan: Plan;
  /** How the leader's common action reacts; `null` where it does not. */
  readonly rule: ReactionRule | null;
  /** Who pays what for its own action. @defaultValue nobody pays */
  readonly payments?: Payments;
  /** The target, where `plan` is a response that falls short of it. @defaultValue `plan` */
  readonly target?: Plan;
  /** The team optimum's leader cost. */
  readonly teamCost: number;
  /** Verdict on the mean-field limit. */
  readonly limitWellPosed: boolean;
  /** ε up to which the verdict may be `approximate`. */
  readonly accepted: number;
}

/**
 * The certificate of a rule: everything is recomputed from the game, the plan and the published
 * numbers of the rule, with code of its own.
 *
 * @see theory: claim-condition
 * @see theory: claim-exploitability
 * @see theory: claim-crowd
 * @see theory: claim-unique
 *
 * @example
 * ```ts @import.meta.vitest
 * const { certify, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { plan } = solvedTarget(game);
 * const claim = { plan, teamCost: 1.5, limitWellPosed: false, accepted: 1e-3 };
 * const rule = { kind: "constant", gain: [[6.5 / 1.5]] } as const;
 * expect(certify(game, { ...claim, rule }).verdict).toBe("certified");
 * const half = { kind: "constant", gain: [[6.5 / 3]] } as const;
 * expect(certify(game, { ...claim, rule: half }).verdict).toBe("refused");
 * ```
 */
export function certify(game: LqgGame, claim: Claim): Certificate {
  const { plan, rule, payments = {}, target = plan } = claim;
  const paid = paidGame(game, target, payments);
  if (rule?.kind === "best-affine") return certifyAffine(game, paid, { ...claim, rule });
  const condition = monitoredCondition(paid, plan);
  const without = saving(monitoredCondition(game, plan));
  const effect = ruleStanding(paid, condition, rule);
  const monitored = playerCertificate(effect.exploitability, without.value);
  const minors = game.major ? unmonitored(game, paid, plan) : null;
  const epsilon = Math.max(monitored.exploitability, minors?.exploitability ?? 0);
  const cost = expectedCosts(game, plan).leader;
  const exact = exactEpsilon(without.value);
  const accepted = Math.max(claim.accepted, exact);
  const size = condition.curvature.norm("frobenius");
  const reason = refusalReason(game, { ...claim, accepted }, { epsilon, size, ...effect });
  return {
    verdict: reason ? "refused" : epsilon <= exact ? "certified" : "approximate",
    ...(reason ? { reason } : {}),
    epsilon,
    followers: minors ?? monitored,
    major: minors ? monitored : null,
    leader: {
      gapToTeam: cost - claim.teamCost,
      lossAgainstTarget: cost - expectedCosts(game, target).leader,
    },
    gainEnergy: effect.energy + paymentEnergy(game, { plan, target, payments }),
    curvature: {
      minimum: effect.curvature.minimum,
      lowerBound: effect.curvature.lowerBound,
      symmetricMode: effect.symmetricMode,
    },
    unique: effect.unique,
    misreporting: misreporting(game, paid, { target, plan, rule, payments }),
    onPath: { residual: effect.onPathResidual },
    limitWellPosed: claim.limitWellPosed,
    assumptions: assumptionsOf(game, rule, payments),
  };
}

/** The minor followers of a game with a major: at most they pay, no reaction is to them. */
function unmonitored(game: LqgGame, paid: LqgGame, plan: Plan): PlayerCertificate {
  const without = saving(followerCondition(game, plan));
  return playerCertificate(saving(followerCondition(paid, plan)), without.value);
}

/** What a player saves by leaving the plan when nobody reacts to it. */
function saving({ gradient, curvature, scale }: PlayerCondition): Exploitability {
  return constantExploitability(gradient, curvature, scale);
}

function playerCertificate(saved: Exploitability, without: number): PlayerCertificate {
  return {
    exploitability: saved.value,
    exploitabilityWithoutIncentive: without,
    method: saved.method,
    ...(saved.method === "exact" ? {} : { error: saved.error }),
  };
}
