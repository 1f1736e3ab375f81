/**
 * The rule of a finite game is a *kernel* Γ(w | y0, z, v), which says with what probabilities the leader
 * takes her actions w, given what she saw (y0), what the major follower saw (z) and did (v).
 *
 * For a fixed target everybody's best-response condition is linear in Γ, so the best kernel is a linear
 * program, and if it has no solution, its multipliers prove that no rule holds the target. The best
 * target comes from a branch-and-bound with mixed-integer relaxations. Everything is certified by
 * enumeration, in code that knows nothing of the programs. [HiGHS](https://highs.dev) solves them; it is
 * loaded at the first call, so functions that need it are asynchronous.
 *
 * @example
 * An inspector (leader) may give a rebate w = 1 or none to a plant (major) that works cleanly (v = 1),
 * which costs the plant 3 and is worth 5 to the inspector; a rebate is worth 4 to the plant and costs 2.
 *
 * ```ts
 * import { loadFiniteGame } from "@stackelberg/game";
 * import { designKernel, verifyKernel } from "@stackelberg/randomized";
 *
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const result = await designKernel(game);
 * console.log(result.search.status, result.target?.leaderCost, result.incentive?.valueOfRandomizing);
 * console.log(result.incentive?.rule.kernel[0]?.[0]?.[1]);
 * console.log((await verifyKernel(game, result)).valid);
 * ```
 *
 * ```text
 * optimal -3.5 0.5
 * [ 0.25, 0.75 ]
 * true
 * ```
 *
 * @packageDocumentation
 */

export type { SearchProgress } from "./best-target/target-search.ts";
export * from "./certificate/enumerate-kernel.ts";
export type {
  FinitePlayerCertificate,
  FinitePolicies,
  KernelCertificate,
} from "./certificate/kernel-certificate.ts";
export { type DesignKernelOptions, designKernel } from "./design/design-kernel.ts";
export * from "./design/evaluate-kernel.ts";
export * from "./design/kernel-design-result.ts";
export {
  type KernelResponse,
  kernelResponse,
  type ResponseOutcome,
} from "./design/kernel-response.ts";
export { readKernelDesign } from "./design/kernel-result-file.ts";
export { verifyKernel } from "./design/verify-kernel.ts";
export {
  type FollowerEquilibrium,
  type FollowerResponse,
  followerEquilibria,
} from "./equilibria/follower-equilibria.ts";
export {
  bestDeterministicRule,
  type DeterministicRule,
  type DeterministicRuleOptions,
} from "./kernel/best-deterministic-rule.ts";
export {
  type BestKernelOptions,
  bestKernel,
  type KernelSolution,
} from "./kernel/best-kernel.ts";
export type { ImpossibilityProof, WeightedDeviation } from "./kernel/implementability-proof.ts";
export * from "./population/finite-population.ts";
export { type RoundedGroup, type RoundedPlan, roundedPlan } from "./population/rounded-plan.ts";
export { type QuantiseOptions, quantiseGame } from "./quantisation/quantise-game.ts";
export { checkedKernel } from "./replies/checked-kernel.ts";
export type { Deviation } from "./replies/deviations.ts";
export * from "./replies/finite-plan.ts";
export type { KernelMonitoring } from "./replies/kernel-columns.ts";
