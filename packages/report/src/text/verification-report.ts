import type { Verification } from "@stackelberg/incentive";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

/** What was compared with what. */
export interface VerificationReportOptions extends ReportOptions {
  /** The game file. */
  readonly file: string;
  /** The result that was verified. */
  readonly resultFile: string;
}

const MOST = 20;

/**
 * Whether a result holds, and what in it does not.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, verify } = await import("@stackelberg/incentive");
 * const { verificationReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const report = verificationReport(verify(game, design(game)), {
 *   file: "heating.yaml", resultFile: "design.json", width: 80, colour: false,
 * });
 * expect(report).toContain("design.json");
 * ```
 */
export function verificationReport(
  { valid, checked, findings }: Verification,
  options: VerificationReportOptions,
): string {
  const style = styleFor(options);
  const { width, file, resultFile } = options;
  if (valid) {
    return wrap(
      `${style.good("valid")}: all ${checked} numbers and statements of ${resultFile} follow from ${file}.`,
      { width, indent: 0 },
    );
  }
  const number = findings.length === 1 ? "1 statement" : `${findings.length} statements`;
  const shown = findings
    .slice(0, MOST)
    .flatMap(({ path, found, expected, problem }) => [
      "",
      `  ${style.strong(plainText(path))}: ${plainText(problem)}`,
      `    found:    ${plainText(found)}`,
      `    expected: ${plainText(expected)}`,
    ]);
  const more = findings.length - MOST;
  return [
    wrap(
      `${style.bad("not valid")}: ${number} of ${resultFile} (of ${checked}) do not follow from ${file}.`,
      { width, indent: 0 },
    ),
    ...shown,
    ...(more > 0 ? ["", `  … and ${more} more (--json shows all)`] : []),
  ].join("\n");
}
