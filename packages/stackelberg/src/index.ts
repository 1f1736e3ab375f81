/**
 * One leader announces a rule; many followers react to it. Stackelberg finds the rule that makes each
 * follower's own best choice the one the leader wants, certifies that it does, and says what it costs:
 * for 10 followers, for a billion, or for the mean-field limit, in the same time.
 *
 * @example
 * ```ts
 * import { design, loadGame, verify } from "stackelberg";
 *
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating-without-frost",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const result = design(game);
 * console.log(result.certificate.verdict, result.target.policies.followers, result.incentive?.gain);
 * console.log(verify(game, result).valid);
 * ```
 *
 * ```text
 * certified { draw: { constant: 6.5 } } [ [ 4.333333333333333 ] ]
 * true
 * ```
 *
 * @packageDocumentation
 */

export * as charts from "@stackelberg/charts";
export * from "@stackelberg/gallery";
export * from "@stackelberg/game";
export * from "@stackelberg/game/file";
export * from "@stackelberg/incentive";
export * from "@stackelberg/mean-field";
export * from "@stackelberg/randomized";
export * as report from "@stackelberg/report";
export * from "@stackelberg/solvers";
