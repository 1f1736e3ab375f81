export {
  bestDeterministicRule,
  type DeterministicRule,
  type DeterministicRuleOptions,
} from "./best-deterministic-rule.ts";
export {
  type BestKernelOptions,
  bestKernel,
  type KernelSolution,
} from "./best-kernel.ts";
export type { SearchProgress } from "./best-target/target-search.ts";
export { type DesignKernelOptions, designKernel } from "./design-kernel.ts";
export type { Deviation } from "./deviations.ts";
export * from "./enumerate-kernel.ts";
export * from "./evaluate-kernel.ts";
export * from "./finite-plan.ts";
export * from "./finite-population.ts";
export {
  type FollowerEquilibrium,
  type FollowerResponse,
  followerEquilibria,
} from "./follower-equilibria.ts";
export type { ImpossibilityProof, WeightedDeviation } from "./implementability-proof.ts";
export type { Monitoring } from "./kernel-columns.ts";
export * from "./kernel-design-result.ts";
export { type KernelResponse, kernelResponse, type ResponseOutcome } from "./kernel-response.ts";
export { checkedKernel, readKernelDesign } from "./kernel-result-file.ts";
export { type QuantiseOptions, quantiseGame } from "./quantise-game.ts";
export { type RoundedGroup, type RoundedPlan, roundedPlan } from "./rounded-plan.ts";
export { verifyKernel } from "./verify-kernel.ts";
