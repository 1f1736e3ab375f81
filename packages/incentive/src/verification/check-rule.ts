import { expectedCosts, informationStructure, type LqgGame, type Plan } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { baselines } from "../baselines.ts";
import { certify } from "../certificate/certify.ts";
import {
  type MonitoredCondition,
  monitoredCondition,
} from "../certificate/recomputed-condition.ts";
import { checkedRule } from "../checked-rule.ts";
import { conditionResult } from "../condition-result.ts";
import type { DesignResult } from "../design-result.ts";
import { acceptedEpsilon } from "../epsilon-incentive.ts";
import { incentiveCondition } from "../incentive-condition.ts";
import type { IncentiveRule } from "../incentive-rule.ts";
import { limitIsWellPosed } from "../limit-verdict.ts";
import { canonicalCoefficients } from "./canonical-coefficients.ts";
import { type Comparison, compare, reject, require } from "./compare.ts";
import { refusalContradiction } from "./refusal-check.ts";

/** Checks the published numbers behind every possible gain. */
export function checkCondition(
  game: LqgGame,
  target: Plan,
  result: DesignResult,
  comparison: Comparison,
): void {
  const recomputed = monitoredCondition(game, target);
  const structure = informationStructure(game);
  const own = structure.major ?? structure.followers;
  const rows = (coefficients: Matrix) => canonicalCoefficients(game, coefficients, own).to2DArray();
  compare(comparison, "condition", result.condition, {
    ...conditionResult(incentiveCondition(game, target)),
    ownGradient: rows(recomputed.gradientCoefficients),
    leaderAuthority: rows(recomputed.meanAuthorityCoefficients),
    authorityResidualVariance: recomputed.authorityCovariance.trace(),
  });
}

/** Checks the published rule, its worth and its certificate. */
export function checkIncentive(
  game: LqgGame,
  target: Plan,
  result: DesignResult,
  comparison: Comparison,
): void {
  const published = result.incentive ?? result.candidate ?? null;
  const path = result.incentive ? "incentive" : "candidate";
  const rule = published
    ? checkedRule(game, { ...published.rule, kind: published.kind } as IncentiveRule)
    : null;
  const asked = result.solver.options["epsilon"];
  const { exploitabilityWithoutIncentive } =
    result.certificate.major ?? result.certificate.followers;
  const accepted = acceptedEpsilon(result.solver.options, exploitabilityWithoutIncentive);
  const certificate = certify(game, {
    plan: target,
    rule,
    teamCost: baselines(game).teamOptimum.leaderCost ?? Number.NaN,
    limitWellPosed: limitIsWellPosed(game),
    accepted,
  });
  const refused = result.certificate.verdict === "refused";
  const { reason } = result.certificate;
  const refusal = rule === null && reason ? { verdict: "refused", reason } : {};
  compare(comparison, "certificate", result.certificate, { ...certificate, ...refusal });
  require(comparison, refused === (result.incentive === null), {
    path: "incentive",
    found: result.incentive === null ? "null" : "a rule",
    expected: refused ? "null: the verdict is refused" : "a rule: the verdict is not refused",
    problem: "verdict and incentive disagree",
  });
  if (rule === null && reason) {
    reject(comparison, "certificate.reason", refusalContradiction(game, target, reason, accepted));
  }
  if (!published || !rule) return;
  const noIncentive = baselines(game).noIncentive.leaderCost;
  compare(comparison, path, published, {
    ...published,
    monitors: game.major ? "major" : "followers",
    valueOfIncentive:
      noIncentive === null ? null : noIncentive - expectedCosts(game, target).leader,
    gainEnergy: certificate.gainEnergy,
    rule: expectedRule(game, monitoredCondition(game, target), rule),
    ...(rule.kind === "constant" ? { gain: rule.gain } : {}),
  });
  if (rule.kind === "epsilon" && typeof asked === "number") {
    const { error = 0 } = certificate.major ?? certificate.followers;
    const near = Math.abs(asked - certificate.epsilon) <= 3 * error;
    compare(comparison, "solver.options.epsilon", asked, near ? asked : certificate.epsilon);
  }
}

/** What the rule's numbers must be; a constant gain is judged by its certificate instead. */
function expectedRule(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: IncentiveRule,
): Omit<IncentiveRule, "kind"> {
  if (rule.kind === "constant") return { gain: rule.gain };
  const { kind, ...published } = rule;
  const structure = informationStructure(game);
  const own = structure.major ?? structure.followers;
  const canonical = (m: Matrix, information: typeof own) =>
    canonicalCoefficients(game, m, information).to2DArray();
  const damped = kind === "epsilon";
  return {
    g: canonical(condition.gradientCoefficients, own),
    kappa: canonical(condition.authorityCoefficients, structure.monitoring),
    kappaMean: canonical(condition.meanAuthorityCoefficients, own),
    residualVariance: condition.authorityCovariance.trace(),
    columns: { g: own.names, kappa: structure.monitoring.names },
    ...(damped && published.lambda !== undefined ? { lambda: published.lambda } : {}),
    ...(damped && published.mu !== undefined
      ? { mu: published.mu, H: condition.curvature.to2DArray() }
      : {}),
  };
}
