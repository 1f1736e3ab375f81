import type { LqgGame, Payer } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import type { Certificate } from "../certificate/certificate.ts";
import { type Claim, certify } from "../certificate/certify.ts";
import type { IncentiveCondition, Monitored } from "../condition/incentive-condition.ts";
import { exploitabilityWithoutIncentive } from "../condition/without-incentive.ts";
import { acceptedEpsilon } from "../gains/epsilon-incentive.ts";
import { type IncentiveRule, isPayment, type ReactionRule } from "../rule/incentive-rule.ts";
import type { Payments } from "../rule/payment-form.ts";
import { askSolver } from "../solver/ask-solver.ts";
import type { IncentiveSolver, RefusedRule } from "../solver/incentive-solver.ts";

/** What was proposed for one player: the target is held by one measure per player it needs. */
export interface Measure {
  readonly monitored: Monitored;
  readonly condition: IncentiveCondition;
  readonly solver: IncentiveSolver;
  readonly rule: IncentiveRule | null;
  /** What everybody does under it, where that is not the target. */
  readonly response: SolvedPlan | null;
  readonly refusal: RefusedRule | null;
}

/** Measures with the certificate of all of them together. */
export interface Attempt {
  readonly measures: readonly Measure[];
  readonly certificate: Certificate;
  /** What else could be asked for, where this attempt is refused. */
  readonly advice?: string;
}

/** What a rule is measured against, beside the game and the target. */
export interface References {
  /** The team optimum's leader cost. */
  readonly teamCost: number;
  /** The leader's cost without incentive; `null` without that benchmark. */
  readonly noIncentive: number | null;
  /** Verdict on the mean-field limit. */
  readonly limitWellPosed: boolean;
}

/** What all attempts at a game share. */
export interface Workbench extends References {
  readonly game: LqgGame;
  readonly target: SolvedPlan;
}

/** Asks a solver for a measure. */
export function measureWith(
  { game, target }: Pick<Workbench, "game" | "target">,
  condition: IncentiveCondition,
  solver: IncentiveSolver,
): Measure {
  const { monitored } = condition;
  const outcome = askSolver(solver, { game, target, condition });
  if (outcome.status === "refused") {
    return { monitored, condition, solver, rule: null, response: null, refusal: outcome };
  }
  const { rule, response = null } = outcome;
  return { monitored, condition, solver, rule, response, refusal: null };
}

/** Certifies measures together; a measure that was refused refuses all. */
export function attemptOf(bench: Workbench, measures: readonly Measure[]): Attempt {
  const refusal = measures.find((measure) => measure.refusal !== null)?.refusal;
  const certificate = certify(bench.game, claimOf(bench, measures, refusal ? [] : measures));
  if (!refusal) return { measures, certificate };
  return {
    measures,
    certificate: { ...certificate, verdict: "refused", reason: refusal.reason },
  };
}

/** The claim that is certified: what is announced, if each of the measures found a rule. */
function claimOf(
  bench: Workbench,
  measures: readonly Measure[],
  announced: readonly Measure[],
): Claim {
  const { target, teamCost, limitWellPosed } = bench;
  const response = announced.find((measure) => measure.response !== null)?.response;
  // only the options of the first solver are published
  const accepted = measures.map(({ condition, solver }, i) =>
    acceptedEpsilon(i === 0 ? solver.options : {}, exploitabilityWithoutIncentive(condition)),
  );
  return {
    plan: (response ?? target).plan,
    rule: reactionOf(announced),
    payments: paymentsOf(announced),
    target: target.plan,
    teamCost,
    limitWellPosed,
    accepted: Math.max(...accepted),
  };
}

/** The reaction of the leader's common action among the measures. */
export function reactionOf(measures: readonly Pick<Measure, "rule">[]): ReactionRule | null {
  const rules = measures.flatMap(({ rule }) => (rule && !isPayment(rule) ? [rule] : []));
  return rules[0] ?? null;
}

/** The payments among the measures. */
export function paymentsOf(measures: readonly Pick<Measure, "monitored" | "rule">[]): Payments {
  return Object.fromEntries(
    measures.flatMap(({ monitored, rule }) =>
      rule && isPayment(rule) ? [[monitored satisfies Payer, rule] as const] : [],
    ),
  );
}

/**
 * Whether the last measure of an attempt holds its own player, whatever the players who are steered
 * by later measures still gain by deviating.
 */
export function holdsItsPlayer({ measures, certificate }: Attempt): boolean {
  const last = measures.at(-1);
  if (!last || last.refusal) return false;
  const player = last.monitored === "major" ? certificate.major : certificate.followers;
  if (!player) return false;
  return player.exploitability <= acceptedEpsilon({}, player.exploitabilityWithoutIncentive);
}

/** A certificate that holds, or fails only because the limit as such is not well posed. */
export function stands({ verdict, reason }: Certificate): boolean {
  return verdict !== "refused" || reason === "limit-not-well-posed";
}
