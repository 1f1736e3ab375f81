import type { LqgGame } from "@stackelberg/game";
import type { Frontier } from "@stackelberg/mean-field";
import { columnTable } from "./column-table.ts";
import { frontierTable } from "./frontier-table.ts";
import { numberText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { sectionIn } from "./section.ts";
import { BELOW_TEAM } from "./share-captured.ts";
import { shortCount } from "./study-report.ts";
import { styleFor } from "./style.ts";
import { costUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/**
 * What trembles leave of an incentive, what readings are worth, what gentle rules cost.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { frontier } = await import("@stackelberg/mean-field");
 * const { frontierReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * const result = frontier(game, { counts: [10, 100], variances: [0, 0.01] });
 * expect(frontierReport(game, result, { width: 80, colour: false })).toContain("evening");
 * ```
 */
export function frontierReport(game: LqgGame, result: Frontier, options: ReportOptions): string {
  const style = styleFor(options);
  const { width } = options;
  const section = sectionIn(options);
  return [
    style.strong(plainText(game.label ?? game.name)),
    ...section("Share of what reacting could gain that survives", shareLines(game, result, width)),
    ...section("What knowing the readings is worth", [wrap(readingsText(game, result), { width })]),
    ...section(
      "What an approximate rule needs, if nobody trembles",
      frontierTable(game, result.energy, width),
    ),
  ].join("\n");
}

function shareLines(game: LqgGame, { surviving }: Frontier, width: number): readonly string[] {
  const variances = [...new Set(surviving.map(({ variance }) => variance))];
  const counts = [...new Set(surviving.map(({ count }) => count))];
  const share = (count: number, variance: number): string => {
    const found = surviving.find((one) => one.count === count && one.variance === variance);
    if (found?.share === null || found === undefined) return "-";
    return (100 * found.share).toFixed(1).replace(/^-(0\.0)$/, "$1");
  };
  const what = game.major ? "noise in what she sees of the major" : "trembles of every follower";
  const local = surviving.find(({ optimum }) => optimum !== null && optimum !== "global");
  return [
    wrap(
      `In percent; 100: the team optimum, 0: as if she ignored actions. Columns: variance of the ${what}.`,
      { width },
    ),
    columnTable(
      ["N", ...variances.map((variance) => numberText(variance, { digits: 2 }))],
      counts.map((count) => [shortCount(count), ...variances.map((v) => share(count, v))]),
    ),
    wrap(
      local
        ? `Each is the ${local.optimum}: better rules may exist.`
        : "Each is proved to be the best affine rule: all stationary points were found.",
      { width },
    ),
    ...(surviving.some(({ share: survives }) => (survives ?? 0) > 1 + 1e-6)
      ? [wrap(`More than 100: ${BELOW_TEAM}.`, { width })]
      : []),
  ];
}

function readingsText(game: LqgGame, { readings: { known, unknown, value } }: Frontier): string {
  const unit = costUnit(game);
  if (known === null || unknown === null || value === null) {
    return "Not known: under some best affine rule there is no response.";
  }
  const amount = (cost: number) => `${numberText(cost, { scale: 1e3 })}${unit}`;
  return `${amount(value)}: her best affine rule costs ${amount(known)} if she learns the readings and ${amount(unknown)} if she does not, with trembles and noise as in the file.`;
}
