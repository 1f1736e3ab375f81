/**
 * What the leader wants, the rule as a formula and as a sentence, what it costs, who pays, who loses,
 * what the certificate says and what happens if something is not as assumed. Pure functions from
 * results to text; the command line prints what they return, the documentation shows it in its pages,
 * and so can you.
 *
 * @example
 * ```ts
 * import { loadGame } from "@stackelberg/game";
 * import { design } from "@stackelberg/incentive";
 * import { designReport, reportSections } from "@stackelberg/report";
 *
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const report = designReport(game, design(game), { name: "heating.yaml", width: 80, colour: false });
 * console.log(report.split("\n")[0]);
 * console.log(reportSections(report).map(({ title }) => title).slice(1, 4).join("\n"));
 * ```
 *
 * ```text
 * heating, 120 followers: certified
 * What the leader wants (the target)
 * The rule (constant gain: the same reaction whatever was read)
 * In plain words
 * ```
 *
 * @packageDocumentation
 */

export { type AnnouncedMeasure, measuresOf } from "./facts/announced-measure.ts";
export * from "./facts/instruments.ts";
export * from "./facts/margin-family.ts";
export type { Roles } from "./facts/roles.ts";
export { worstCase } from "./facts/what-if.ts";
export type { Cell } from "./text/cell.ts";
export * from "./text/classes/class-design-report.ts";
export * from "./text/classes/class-evaluation-report.ts";
export * from "./text/classes/class-study-report.ts";
export * from "./text/comparison-report.ts";
export * from "./text/demo-report.ts";
export { type DesignReportOptions, designReport } from "./text/design-report.ts";
export * from "./text/error-report.ts";
export * from "./text/evaluation-report.ts";
export {
  type FiniteReportOptions,
  finiteDesignReport,
} from "./text/finite/finite-design-report.ts";
export * from "./text/finite/finite-evaluation-report.ts";
export * from "./text/finite/finite-study-report.ts";
export * from "./text/frontier-report.ts";
export * from "./text/gallery-report.ts";
export { exampleClassRule, exampleRule } from "./text/next-commands.ts";
export { numberText, percentText, populationText } from "./text/number-text.ts";
export type { ReportOptions } from "./text/report-options.ts";
export * from "./text/report-sections.ts";
export * from "./text/role-names.ts";
export * from "./text/study-cells.ts";
export { studyReport } from "./text/study-report.ts";
export { type TypedCommand, type TypedOptions, typedAgain } from "./text/typed-command.ts";
export { costUnit } from "./text/unit-text.ts";
export * from "./text/verification-report.ts";
