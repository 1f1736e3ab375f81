export { type AnnouncedMeasure, measuresOf } from "./facts/announced-measure.ts";
export * from "./facts/instruments.ts";
export * from "./facts/margin-family.ts";
export { worstCase } from "./facts/what-if.ts";
export type { Cell } from "./text/cell.ts";
export * from "./text/classes/class-design-report.ts";
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
export { exampleRule } from "./text/next-commands.ts";
export { numberText, percentText, populationText } from "./text/number-text.ts";
export type { ReportOptions } from "./text/report-options.ts";
export * from "./text/report-sections.ts";
export * from "./text/role-names.ts";
export * from "./text/study-cells.ts";
export { studyReport } from "./text/study-report.ts";
export { costUnit } from "./text/unit-text.ts";
export * from "./text/verification-report.ts";
