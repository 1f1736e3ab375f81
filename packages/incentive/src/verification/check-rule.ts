import {
  expectedCosts,
  informationOf,
  informationStructure,
  type LqgGame,
  type Plan,
  reducedBasis,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { type Claim, certify } from "../certificate/certify.ts";
import { costsUnder } from "../certificate/certify-affine.ts";
import {
  type MonitoredCondition,
  monitoredCondition,
} from "../certificate/recomputed-condition.ts";
import { incentiveCondition, type Monitored } from "../condition/incentive-condition.ts";
import { paymentsOf, type References, reactionOf } from "../design/measure.ts";
import { steeredPlayers } from "../design/measure-choice.ts";
import { acceptedEpsilon } from "../gains/epsilon-incentive.ts";
import { tariffFamily } from "../payments/tariff-family.ts";
import type { RuleSections } from "../result/design-result.ts";
import { type IncentiveRule, isPayment } from "../rule/incentive-rule.ts";
import { paidGame } from "../rule/payment-form.ts";
import { canonicalCoefficients } from "./canonical-coefficients.ts";
import { checkBestAffine } from "./check-best-affine.ts";
import { checkResponse } from "./check-plans.ts";
import { type Comparison, compare, reject, require } from "./compare.ts";
import { type PublishedMeasures, publishedMeasures } from "./published-measures.ts";
import { refusalContradiction } from "./refusal-check.ts";

/** Standard errors, estimated from eight lattices, that two averages over readings may differ by. */
const LATTICE_ERRORS = 6;

/** What published rules are checked against. */
export interface RuleCheck extends References {
  readonly game: LqgGame;
  readonly target: Plan;
}

/** Checks the published rules, their worth and their certificate. */
export function checkIncentive(
  check: RuleCheck,
  result: RuleSections,
  comparison: Comparison,
): void {
  const { game, target, noIncentive } = check;
  const found = publishedMeasures(game, result);
  const claim = claimIn(check, result, found);
  const certificate = certify(game, claim);
  const refused = result.certificate.verdict === "refused";
  const { reason } = result.certificate;
  const refusal = found === null && reason ? { verdict: "refused", reason } : {};
  compare(comparison, "certificate", result.certificate, { ...certificate, ...refusal });
  require(comparison, refused === (result.incentive === null), {
    path: "incentive",
    found: result.incentive === null ? "null" : "a rule",
    expected: refused ? "null: the verdict is refused" : "a rule: the verdict is not refused",
    problem: "verdict and incentive disagree",
  });
  if (found === null && reason) {
    const refusal = { reason, solver: result.solver.name, epsilon: claim.accepted };
    reject(comparison, "certificate.reason", refusalContradiction(game, target, refusal));
  }
  if (!found) return;
  const paid = paidGame(game, target, paymentsOf(found.measures));
  if (found.response) checkResponse({ game, paid, target, found, comparison });
  checkBestAffine(paid, target, found, comparison);
  const { gainEnergy } = certificate;
  checkPublished({ game, paid, claim, found, gainEnergy, noIncentive }, comparison);
  checkMargin(game, target, result, { found, comparison });
  const asked = result.solver.options["epsilon"];
  if (found.published.kind === "epsilon" && typeof asked === "number") {
    const { error = 0 } = certificate.major ?? certificate.followers;
    const near = Math.abs(asked - certificate.epsilon) <= LATTICE_ERRORS * error;
    compare(comparison, "solver.options.epsilon", asked, near ? asked : certificate.epsilon);
  }
}

/** The margin that a tariff says it was made with: c of S = S₀ + cP, so c = tr P(S − S₀)/tr P. */
function checkMargin(
  game: LqgGame,
  plan: Plan,
  { solver }: RuleSections,
  { found, comparison }: { readonly found: PublishedMeasures; readonly comparison: Comparison },
): void {
  const [first] = found.measures;
  if (solver.options["margin"] === undefined || first?.rule.kind !== "tariff") return;
  const condition = incentiveCondition(game, plan, first.monitored);
  const { leastNorm, unreached } = tariffFamily({ game, target: { plan }, condition });
  const move = new Matrix(first.rule.S.map((row) => [...row])).sub(leastNorm);
  const along = unreached.transpose().mmul(move).mmul(unreached);
  compare(
    comparison,
    "solver.options.margin",
    solver.options["margin"],
    unreached.columns === 0 ? solver.options["margin"] : along.trace() / unreached.columns,
  );
}

/** What the file claims, ready to be certified again. */
function claimIn(
  { game, target, teamCost, limitWellPosed }: RuleCheck,
  { solver, certificate }: RuleSections,
  found: PublishedMeasures | null,
): Claim {
  const accepted = steeredPlayers(game).map(({ monitored }, i) => {
    const { exploitabilityWithoutIncentive: without } =
      certificate[monitored] ?? certificate.followers;
    return acceptedEpsilon(i === 0 ? solver.options : {}, without);
  });
  return {
    plan: found?.response ?? target,
    rule: reactionOf(found?.measures ?? []),
    payments: paymentsOf(found?.measures ?? []),
    target,
    teamCost,
    limitWellPosed,
    accepted: Math.max(...accepted),
  };
}

interface Published {
  readonly game: LqgGame;
  readonly paid: LqgGame;
  readonly claim: Claim;
  readonly found: PublishedMeasures;
  readonly gainEnergy: number;
  readonly noIncentive: number | null;
}

function checkPublished(
  { game, paid, claim, found, gainEnergy, noIncentive }: Published,
  comparison: Comparison,
): void {
  const { path, published, measures, response } = found;
  const condition = monitoredCondition(paid, claim.plan);
  const outlines = measures.map(({ monitored, rule }) => ({
    monitors: monitored,
    rule: expectedRule(paid, condition, monitored, rule),
    ...(rule.kind === "constant" ? { gain: rule.gain } : {}),
  }));
  const [first, ...beside] = outlines;
  compare(comparison, path, published, {
    ...published,
    ...first,
    valueOfIncentive: noIncentive === null ? null : noIncentive - costUnderRules(game, claim),
    gainEnergy,
    ...(published.beside
      ? { beside: published.beside.map((entry, i) => ({ ...entry, ...beside[i] })) }
      : {}),
    ...(response ? {} : { response: undefined }),
  });
}

function costUnderRules(game: LqgGame, { plan, rule }: Claim): number {
  return rule?.kind === "best-affine"
    ? costsUnder(game, plan, rule).leader
    : expectedCosts(game, plan).leader;
}

/** What a rule's numbers must be; constant gains and payments are judged by their certificate. */
function expectedRule(
  game: LqgGame,
  condition: MonitoredCondition,
  monitored: Monitored,
  rule: IncentiveRule,
): Omit<IncentiveRule, "kind"> {
  if (rule.kind === "constant") return { gain: rule.gain };
  if (rule.kind === "best-affine") {
    const { kind: _, ...numbers } = rule;
    return { ...numbers, columns: { policy: informationOf(game, "leader").names } };
  }
  if (isPayment(rule)) {
    const { kind, ...numbers } = rule;
    return kind === "tariff"
      ? numbers
      : { ...numbers, columns: { Q: informationOf(game, monitored).names } };
  }
  const { kind, ...published } = rule;
  const structure = informationStructure(game);
  const own = structure.major ?? structure.followers;
  const canonical = (m: Matrix, information: typeof own) =>
    canonicalCoefficients(reducedBasis(game), m, information);
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
