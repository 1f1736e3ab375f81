/**
 * The leader plays u0 = u0* + Σ_i Q_i (u_i − u_i*): what she planned, plus a reaction to whoever leaves
 * the plan. The *gain* Q is designed so that leaving does not pay. In a game with a major follower she
 * reacts to the major instead.
 *
 * @example
 * ```ts
 * import { loadGame } from "@stackelberg/game";
 * import { design, evaluate, verify } from "@stackelberg/incentive";
 *
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating-without-frost",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const result = design(game);
 * console.log(result.certificate.verdict, result.incentive?.gain, result.incentive?.valueOfIncentive);
 * console.log(verify(game, result).valid);
 * const { verdict, response } = evaluate(game, ["supply = 8 + 2*(mean(draw) - 6.5)"]);
 * console.log(verdict, response.leaderCost);
 * ```
 *
 * ```text
 * certified [ [ 4.333333333333333 ] ] 4.970588235294109
 * true
 * refused 212.4238645525395
 * ```
 *
 * @packageDocumentation
 */

export { bestAffine } from "./best-affine/best-affine.ts";
export * from "./certificate/certificate.ts";
export { type Claim, certify } from "./certificate/certify.ts";
export type { Misreporting } from "./certificate/misreporting.ts";
export { ruleCurvature, type TargetRule } from "./certificate/rule-curvature.ts";
export * from "./classes/class-evaluation.ts";
export { readClassRules, type WrittenClassRules } from "./classes/class-rules.ts";
export {
  type ClassDesignOptions,
  designClasses,
  solvedClassTarget,
} from "./classes/design-classes.ts";
export { evaluateClasses } from "./classes/evaluate-classes.ts";
export type { ClassAffineRule } from "./classes/induced-class-game.ts";
export { type ClassPayments, paidClasses } from "./classes/paid-classes.ts";
export { verifyClasses } from "./classes/verify-classes.ts";
export { dampedGainEnergy, leastGainEnergy } from "./condition/gain-energy.ts";
export * from "./condition/incentive-condition.ts";
export { isMeanFieldNash, limitIsWellPosed } from "./condition/limit-verdict.ts";
export { exploitabilityWithoutIncentive } from "./condition/without-incentive.ts";
export { type DesignOptions, design, solvedTarget } from "./design/design.ts";
export { energyFrontier, type FrontierPoint } from "./design/energy-frontier.ts";
export { evaluate } from "./evaluation/evaluate.ts";
export * from "./evaluation/evaluation.ts";
export { readWrittenRules, type WrittenRules } from "./evaluation/written-rules.ts";
export {
  type ConstantGains,
  constantGain,
  constantGains,
  curvatureUnder,
} from "./gains/constant-gain.ts";
export { type EpsilonIncentiveOptions, epsilonIncentive } from "./gains/epsilon-incentive.ts";
export { minimumEnergy, proportionalParts } from "./gains/minimum-energy.ts";
export * from "./induced/induced-game.ts";
export { noDeviation } from "./induced/reaction-game.ts";
export type {
  Accounts,
  LeaderAccount,
  PaidPlan,
  PaymentAccount,
} from "./participation/accounts.ts";
export type {
  Compensation,
  LumpSum,
  ReadingChange,
  RoleParticipation,
  Share,
} from "./participation/participation.ts";
export type {
  Participation,
  ParticipationConstraint,
} from "./participation/participation-result.ts";
export type { Quantiles } from "./participation/quantiles.ts";
export type { WorstReading } from "./participation/worst-reading.ts";
export { bestTariff, STEEPEST_TARIFF } from "./payments/best-tariff.ts";
export { leastExploitableTariff } from "./payments/least-exploitable-tariff.ts";
export { ownPayment } from "./payments/own-payment.ts";
export { type TariffOptions, tariff } from "./payments/tariff.ts";
export * from "./result/class-design-result.ts";
export * from "./result/design-result.ts";
export { publishedRule } from "./result/published-rule.ts";
export { readClassResult, readResult } from "./result/result-file.ts";
export {
  formatResult,
  isRecord,
  missingObject,
  ResultFileError,
  readDesign,
} from "./result/result-text.ts";
export type { Announcement } from "./robustness/announcement.ts";
export { robustConstantGain, robustTariff } from "./robustness/robust.ts";
export { robustness } from "./robustness/robustness.ts";
export * from "./robustness/shift.ts";
export * from "./rule/incentive-rule.ts";
export { type Payments, paidGame, paymentForm } from "./rule/payment-form.ts";
export { RuleShapeError } from "./solver/checked-rule.ts";
export { checkedSolver, SolverError, type SolverErrorDetails } from "./solver/checked-solver.ts";
export * from "./solver/incentive-solver.ts";
export {
  type Comparison,
  compare as compareWith,
  require as requireStatement,
} from "./verification/compare.ts";
export { sameGame } from "./verification/same-game.ts";
export * from "./verification/verification.ts";
export { verify } from "./verification/verify.ts";
