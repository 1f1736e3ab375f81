/**
 * Plans of a game with one leader and many followers: what a team would do, what followers answer, what
 * the leader can reach without reacting to anybody.
 *
 * All plans are affine in what each player sees and exact. They come from linear systems whose size
 * does not depend on the number of followers, so 10 of them, 10⁹ of them and the mean-field limit
 * (`count: infinity`) take the same time.
 *
 * @example
 * ```ts
 * import { loadGame } from "@stackelberg/game";
 * import { noRule, staticStackelberg, teamOptimum } from "@stackelberg/solvers";
 *
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating-without-frost",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * for (const solver of [teamOptimum, staticStackelberg, noRule]) {
 *   const outcome = solver(game);
 *   if (outcome.status === "solved") console.log(outcome.costs.leader.toFixed(4), outcome.unique);
 *   else console.log(outcome.status, outcome.reason);
 * }
 * ```
 *
 * ```text
 * 1.5000 true
 * 6.4706 true
 * 65.8000 true
 * ```
 *
 * @packageDocumentation
 */

export * from "./decoupled-blocks.ts";
export * from "./leader-convexity.ts";
export * from "./nash-response.ts";
export * from "./no-rule.ts";
export * from "./plan-problem.ts";
export * from "./simultaneous-nash.ts";
export * from "./solve-plan.ts";
export * from "./static-stackelberg.ts";
export * from "./static-system.ts";
export * from "./target-plan.ts";
export * from "./team-optimum.ts";
