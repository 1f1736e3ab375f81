import type { LqgGame } from "@stackelberg/game";
import type { Evaluation } from "@stackelberg/incentive";
import { accountLines } from "./account-lines.ts";
import { type BenchmarkRow, benchmarkTable } from "./benchmark-table.ts";
import {
  comparedCosts,
  intendedEntries,
  type NamedCost,
  noResponse,
  stabilityNotes,
  type Tempted,
} from "./evaluation-parts.ts";
import { labelledLines } from "./labelled-lines.ts";
import { populationText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { capital, roleNames } from "./role-names.ts";
import { sectionIn } from "./section.ts";
import { shareSentence } from "./share-captured.ts";
import { styleFor, verdictText } from "./style.ts";
import { targetLines } from "./target-lines.ts";
import { wrap } from "./wrap.ts";

/**
 * What a rule does, for people: the response, its worth, and how the target fares.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { evaluate } = await import("@stackelberg/incentive");
 * const { evaluationReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const evaluation = evaluate(game, ["supply = 8"]);
 * const report = evaluationReport(game, evaluation, { width: 80, colour: false });
 * expect(report).toContain("draw = 8.66667");
 * ```
 */
export function evaluationReport(
  game: LqgGame,
  evaluation: Evaluation,
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const { width } = options;
  const section = sectionIn(options);
  return [
    `${style.strong(plainText(game.label ?? game.name))}, ${populationText(game)}`,
    ...evaluation.rule.map((rule) => wrap(plainText(rule), { width })),
    ...section("What they will do", responseLines(game, evaluation, width)),
    ...section("What it costs", costLines(game, evaluation, options)),
    ...section("Who pays", accountLines(game, evaluation, width)),
    ...section("The leader's target under this rule", [
      `  ${verdictText(style, evaluation.verdict)}`,
      wrap(`${capital(evaluation.explanation)}.`, { width }),
      ...labelledLines(
        intendedEntries(game, evaluation.intended, temptations(game, evaluation)),
        width,
      ),
    ]),
  ].join("\n");
}

function responseLines(
  game: LqgGame,
  { response, stability }: Evaluation,
  width: number,
): readonly string[] {
  const { followers, major } = response.policies ?? {};
  const plan = { ...(followers ? { followers } : {}), ...(major ? { major } : {}) };
  const said =
    response.status === "solved"
      ? targetLines(game, plan, width)
      : [wrap(noResponse(response), { width })];
  return [...said, ...stabilityNotes({ response, stability }).map((note) => wrap(note, { width }))];
}

function costLines(
  game: LqgGame,
  { response, benchmarks }: Evaluation,
  options: ReportOptions,
): readonly string[] {
  const row = ({ name, leader }: NamedCost): BenchmarkRow => ({
    name,
    leader,
    followers: undefined,
    major: undefined,
  });
  const rows = [
    {
      name: "under this rule",
      leader: response.leaderCost,
      followers: response.followerCost,
      major: response.majorCost,
    },
    ...comparedCosts(benchmarks).map(row),
  ];
  const table = benchmarkTable(game, rows, options);
  if (response.leaderCost === null) return [table];
  const share = shareSentence({ ...benchmarks, reached: response.leaderCost });
  return [table, wrap(share, options)];
}

function temptations(game: LqgGame, { intended }: Evaluation): readonly Tempted[] {
  const names = roleNames(game);
  const { followers, major } = intended;
  return [
    ...(major ? [{ who: names.major, ...major }] : []),
    { who: names.eachFollower, ...followers },
  ];
}
