/**
 * One door to Stackelberg: games, plans, rules, certificates, large populations and finite games
 * behind one import. Plain objects, plain arrays or YAML go in; a design comes out as plain data.
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
