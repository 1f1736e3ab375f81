// Results in words, for others who show them: the documentation says them in its pages.
export { classDesignReport } from "./classes/class-design-report.ts";
export { designReport } from "./design-report.ts";
export { errorReport } from "./error-report.ts";
export { evaluationReport } from "./evaluation-report.ts";
export { finiteDesignReport } from "./finite/finite-design-report.ts";
export { finiteEvaluationReport } from "./finite/finite-evaluation-report.ts";
export { exampleRule } from "./next-commands.ts";
export { numberText, percentText, populationText } from "./number-text.ts";
export { type ReportSection, reportSections } from "./report-sections.ts";
export { capital, roleNames } from "./role-names.ts";
export { costUnit } from "./unit-text.ts";
