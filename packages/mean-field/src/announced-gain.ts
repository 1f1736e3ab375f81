import type { LqgGame } from "@stackelberg/game";
import {
  type BestAffineRule,
  bestAffine,
  constantGain,
  dampedGainEnergy,
  design,
  type IncentiveProblem,
  type IncentiveRule,
  isPayment,
  minimumEnergy,
  type Payments,
  type ProportionalRule,
  proportionalParts,
  type ReactionRule,
  type RefusalReason,
  type RuleSections,
} from "@stackelberg/incentive";
import type { SolvedPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";

/** What a population study announces at one N. */
export interface AnnouncedGain {
  /** What kind of rule it is. */
  readonly kind: IncentiveRule["kind"];
  /** How the leader's common action reacts; `null` where only payments steer. */
  readonly rule: ReactionRule | null;
  /** Who pays what for its own action. */
  readonly payments: Payments;
  /** Q where it is constant: then the rule is affine, and responses to it are exact. */
  readonly gain: Matrix | null;
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number;
  /** What everybody does under the rule, where that is not the target. */
  readonly response?: SolvedPlan;
}

/** No gain of any kind. */
export interface NoGain {
  /** Why, for programs. */
  readonly reason: RefusalReason;
  /** Why, in words. */
  readonly explanation: string;
}

/**
 * The gain at a target: constant where an exact constant one exists (the rule is then affine in
 * what the leader sees), else of minimum energy where that is finite, else Q_λ = −κgᵀ/(s + λ).
 *
 * @param least - Least energy of an exact gain.
 * @param lambda - λ, shared by all N. @defaultValue {@link moderateDamping}
 */
export function announcedGain(
  problem: IncentiveProblem,
  least: number,
  lambda: number | null,
): AnnouncedGain | NoGain {
  if (problem.game.payments.length > 0) return announcedPayments(problem.game);
  const constant = constantGain().propose(problem);
  if (constant.status === "proposed" && constant.rule.kind === "constant") {
    const gain = new Matrix(constant.rule.gain.map((row) => [...row]));
    return reaction(constant.rule, gain, gain.norm("frobenius") ** 2);
  }
  const exact = minimumEnergy().propose(problem);
  if (exact.status === "proposed") return reaction(exact.rule as ReactionRule, null, least);
  if (problem.condition.imperfect) return announcedBestAffine(problem);
  if (exact.reason !== "infinite-energy") return exact;
  return damped(problem, lambda ?? moderateDamping(problem));
}

function reaction(rule: ReactionRule, gain: Matrix | null, gainEnergy: number): AnnouncedGain {
  return { kind: rule.kind, rule, payments: {}, gain, gainEnergy };
}

/** Where the leader does not see all that an exact rule needs: the best that she can do. */
function announcedBestAffine(problem: IncentiveProblem): AnnouncedGain | NoGain {
  const { game } = problem;
  const outcome = bestAffine().propose(problem);
  if (outcome.status === "refused") return outcome;
  const rule = outcome.rule as BestAffineRule;
  const gain = new Matrix(rule.reaction.map((row) => [...row])).mul(
    game.major ? 1 : 1 / game.count,
  );
  return {
    ...reaction(rule, gain, gain.norm("frobenius") ** 2),
    ...(outcome.response ? { response: outcome.response } : {}),
  };
}

/** In a game with payments: what `design` announces, payments beside the common action. */
function announcedPayments(game: LqgGame): AnnouncedGain | NoGain {
  return announcedIn(game, design(game, { defence: false }));
}

/** What a design with payments announces. */
export function announcedIn(
  game: LqgGame,
  {
    incentive,
    certificate,
    explanation = "",
  }: Pick<RuleSections, "incentive" | "certificate" | "explanation">,
): AnnouncedGain | NoGain {
  if (!incentive) return { reason: certificate.reason ?? "deviation-pays", explanation };
  const measures = [incentive, ...(incentive.beside ?? [])].map(({ kind, monitors, rule }) => ({
    monitors,
    rule: { kind, ...rule } as IncentiveRule,
  }));
  const reactions = measures.flatMap(({ rule }) => (isPayment(rule) ? [] : [rule]));
  const payments = measures.flatMap(({ monitors, rule }) =>
    isPayment(rule) ? [[monitors, rule] as const] : [],
  );
  const rule = reactions[0] ?? null;
  const none = Matrix.zeros(
    game.leader.actions.length,
    (game.major ?? game.followers).actions.length,
  );
  const gain = rule?.kind === "constant" ? new Matrix(rule.gain.map((row) => [...row])) : null;
  return {
    kind: incentive.kind,
    rule,
    payments: Object.fromEntries(payments),
    gain: rule ? gain : none,
    gainEnergy: incentive.gainEnergy,
  };
}

/** A hundredth of the mean squared authority E‖κ̄‖², to the nearest power of ten. */
function moderateDamping({ condition }: IncentiveProblem): number {
  const { offset, slope } = condition.authorityForm;
  const mean = offset.reduce((sum, k) => sum + k * k, 0) + slope.norm("frobenius") ** 2;
  return 10 ** (Math.round(Math.log10(mean)) - 2);
}

function damped({ condition }: IncentiveProblem, lambda: number): AnnouncedGain {
  const rule: ProportionalRule = { kind: "epsilon", ...proportionalParts(condition), lambda };
  const damping = Matrix.mul(Matrix.eye(condition.curvature.rows), lambda);
  return reaction(rule, null, dampedGainEnergy(condition, damping));
}
