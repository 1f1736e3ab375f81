/**
 * Every answer costs the same for ten followers, for a billion, and for the mean-field limit, which is
 * the same code at ν = 1/N = 0.
 *
 * @example
 * ```ts
 * import { loadGame } from "@stackelberg/game";
 * import { populationStudy } from "@stackelberg/mean-field";
 *
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * const { rows, slopes, limitWellPosed } = populationStudy(game, [1, 10, 100, 1000, 10000, Infinity]);
 * for (const { count, target, gainEnergy, meanGainEnergy } of rows.slice(0, 3)) {
 *   console.log(count, target.leaderCost.toFixed(6), gainEnergy?.toFixed(6), meanGainEnergy?.toFixed(2));
 * }
 * console.log(slopes.meanGainEnergy.slope?.toFixed(4), limitWellPosed);
 * ```
 *
 * ```text
 * 1 0.000000 1.280000 1.28
 * 10 0.000000 1.280000 128.00
 * 100 0.000000 1.280000 12800.00
 * 2.0000 false
 * ```
 *
 * @packageDocumentation
 */

export * from "./classes/class-population-study.ts";
export * from "./classes/class-study.ts";
export * from "./frontier.ts";
export type { LimitDesignRow } from "./limit-design.ts";
export * from "./log-log-slope.ts";
export * from "./mean-field-equilibrium.ts";
export * from "./population-study.ts";
export * from "./strategy-distance.ts";
export * from "./study.ts";
export * from "./uncertain-count.ts";
