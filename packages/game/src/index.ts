/**
 * It reads quadratic-Gaussian games (`kind: lqg`) from YAML, JSON or plain arrays into one canonical form,
 * from which every other package starts. The size of that form does not depend on the number of
 * followers, and `count: infinity` is the mean-field limit.
 *
 * @example
 * ```ts
 * import { readGame } from "@stackelberg/game/file";
 *
 * const game = readGame(`
 * format: 1
 * kind: lqg
 * name: shared-price
 * parameters: { discomfort: 0.15 }
 * common: [{ name: cold, variance: 1 }]
 * leader: { actions: [price], cost: 0.8*(mean(u) - 5)^2 + 0.5*price^2 }
 * followers:
 *   count: 200
 *   actions: [u]
 *   private: [{ name: need, mean: 7, variance: 2.25 }]
 *   observes: { reading: need + 0.6*cold }
 *   cost: discomfort*(u - need)^2 + 0.2*price*u
 * `);
 * console.log(game.count, game.followers.observations.names);
 * ```
 *
 * ```text
 * 200 [ 'reading' ]
 * ```
 *
 * @packageDocumentation
 */

export { checkKind, type FunctionsByKind, type KindOfGame } from "./checks/check-kind.ts";
export { checkOptions } from "./checks/check-options.ts";
export { isFollowerCount } from "./checks/checked-number.ts";
export { describeValue } from "./checks/describe-value.ts";
export * from "./checks/errors.ts";
export * from "./classes/class-basis.ts";
export * from "./classes/class-game.ts";
export * from "./classes/class-game-builder.ts";
export * from "./classes/class-game-input.ts";
export * from "./classes/class-gradient.ts";
export * from "./classes/class-information.ts";
export * from "./classes/class-layout.ts";
export * from "./classes/class-plan.ts";
export * from "./classes/class-sizes.ts";
export * from "./classes/class-view.ts";
export * from "./classes/named-class-plan.ts";
export * from "./finite/finite-game.ts";
export * from "./finite/finite-game-builder.ts";
export * from "./finite/finite-game-input.ts";
export * from "./finite/finite-game-size.ts";
export * from "./finite/finite-game-spec.ts";
export * from "./finite/load-finite-game.ts";
export * from "./finite/share-moments.ts";
export type { AffineExpression } from "./formula/affine-expression.ts";
export type { Extent, ReferenceNode } from "./formula/formula.ts";
export type { FormulaScope } from "./formula/formula-scope.ts";
export type { FormulaProblem } from "./formula/formula-source.ts";
export * from "./formula/parse-payment.ts";
export * from "./formula/parse-rule.ts";
export * from "./formula/rule-scope.ts";
export * from "./game-hash.ts";
export * from "./gaussian/covariance-factor.ts";
export * from "./gaussian/gaussian-expectation.ts";
export {
  type GaussianQuadratic,
  type GaussianQuadraticOptions,
  gaussianQuadratic,
  type QuadraticComponent,
  type QuadraticSpectrum,
} from "./gaussian/gaussian-quadratic.ts";
export * from "./gaussian/gaussian-quantile.ts";
export * from "./gaussian/gaussian-tail.ts";
export * from "./gaussian/greatest-within.ts";
export * from "./information/conditional-expectation.ts";
export * from "./information/conditional-quadratic.ts";
export * from "./information/information.ts";
export * from "./information/information-structure.ts";
export * from "./information/reduced-basis.ts";
export * from "./information/stack.ts";
export * from "./information/standard-normal-form.ts";
export * from "./information/symmetric-part.ts";
export * from "./json-schema.ts";
export * from "./load-any-game.ts";
export * from "./model/layout.ts";
export * from "./model/lqg-game.ts";
export * from "./model/lqg-game-builder.ts";
export * from "./model/lqg-game-input.ts";
export * from "./model/matrix-block.ts";
export * from "./model/memoized.ts";
export * from "./model/monitoring.ts";
export * from "./model/parameters.ts";
export * from "./payments.ts";
export * from "./plan/cost-rounding.ts";
export * from "./plan/expected-cost.ts";
export { namePlan, nameStrategy, planFromNames, strategyMatrix } from "./plan/named-plan.ts";
export * from "./plan/own-gradient.ts";
export * from "./plan/plan.ts";
export * from "./spec/game-spec.ts";
export * from "./spec/load-class-game.ts";
export * from "./spec/load-game.ts";
export * from "./with-count.ts";
