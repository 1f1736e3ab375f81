export { bestAffine } from "./best-affine/best-affine.ts";
export { type Claim, certify } from "./certificate/certify.ts";
export type { Misreporting } from "./certificate/misreporting.ts";
export { ruleCurvature, type TargetRule } from "./certificate/rule-curvature.ts";
export { RuleShapeError } from "./checked-rule.ts";
export * from "./classes/class-design-result.ts";
export {
  type ClassDesignOptions,
  designClasses,
  solvedClassTarget,
} from "./classes/design-classes.ts";
export { verifyClasses } from "./classes/verify-classes.ts";
export {
  type ConstantGains,
  constantGain,
  constantGains,
  curvatureUnder,
} from "./constant-gain.ts";
export { type DesignOptions, design, solvedTarget } from "./design.ts";
export * from "./design-result.ts";
export { energyFrontier, type FrontierPoint } from "./energy-frontier.ts";
export { type EpsilonIncentiveOptions, epsilonIncentive } from "./epsilon-incentive.ts";
export { evaluate } from "./evaluation/evaluate.ts";
export * from "./evaluation/evaluation.ts";
export { readWrittenRules, type WrittenRules } from "./evaluation/written-rules.ts";
export { dampedGainEnergy, leastGainEnergy } from "./gain-energy.ts";
export * from "./incentive-condition.ts";
export * from "./incentive-rule.ts";
export * from "./incentive-solver.ts";
export * from "./induced-game.ts";
export { isMeanFieldNash, limitIsWellPosed } from "./limit-verdict.ts";
export { minimumEnergy, proportionalParts } from "./minimum-energy.ts";
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
export { type Payments, paidGame, paymentForm } from "./payments/payment-form.ts";
export { type TariffOptions, tariff } from "./payments/tariff.ts";
export { publishedRule } from "./published-rule.ts";
export { readClassResult, readResult } from "./result-file.ts";
export {
  formatResult,
  isRecord,
  missingObject,
  parseResult,
  ResultFileError,
} from "./result-text.ts";
export type { Announcement } from "./robustness/announcement.ts";
export { robustConstantGain, robustTariff } from "./robustness/robust.ts";
export { robustness } from "./robustness/robustness.ts";
export * from "./robustness/shift.ts";
export {
  type Comparison,
  compare as compareWith,
  require as requireStatement,
} from "./verification/compare.ts";
export * from "./verification/verification.ts";
export { verify } from "./verification/verify.ts";
export { exploitabilityWithoutIncentive } from "./without-incentive.ts";
