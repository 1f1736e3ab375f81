import type { LqgGame } from "@stackelberg/game";
import type { Evaluation } from "@stackelberg/incentive";
import { accountLines } from "./account-lines.ts";
import { type BenchmarkRow, benchmarkTable } from "./benchmark-table.ts";
import { type Labelled, labelledLines } from "./labelled-lines.ts";
import { numberText, populationText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { capital, roleNames } from "./role-names.ts";
import { sectionIn } from "./section.ts";
import { shareSentence } from "./share-captured.ts";
import { collectiveText } from "./stability-text.ts";
import { styleFor, verdictText } from "./style.ts";
import { targetLines } from "./target-lines.ts";
import { costUnit } from "./unit-text.ts";
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
      ...labelledLines(intendedEntries(game, evaluation), width),
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
  const solved = response.status === "solved";
  const said = solved
    ? targetLines(game, plan, width)
    : [wrap(`No response to speak of: ${response.reason ?? response.status}.`, { width })];
  const notes = [
    ...(stability.curvature < 0
      ? [
          `WARNING: the curvature of somebody's own cost is ${numberText(stability.curvature)} < 0: this is no best choice, going far away pays.`,
        ]
      : []),
    ...(response.unique === false && solved ? ["WARNING: there are other responses too."] : []),
    ...(stability.symmetricMode !== null && stability.symmetricMode < 0
      ? [
          `Curvature against a common shift: ${collectiveText(stability.symmetricMode, { stable: stability.curvature >= 0 })}.`,
        ]
      : []),
  ];
  return [...said, ...notes.map((note) => wrap(note, { width }))];
}

function costLines(
  game: LqgGame,
  { response, benchmarks }: Evaluation,
  options: ReportOptions,
): readonly string[] {
  const row = (name: string, leader: number | null): BenchmarkRow => ({
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
    row("target", benchmarks.target),
    row("team optimum (all obey)", benchmarks.teamOptimum),
    row("no incentive (no reaction)", benchmarks.noIncentive),
    row("Nash (no announcement)", benchmarks.nash),
    row("no rule (default action)", benchmarks.noRule),
  ];
  const table = benchmarkTable(game, rows, options);
  if (response.leaderCost === null) return [table];
  const share = shareSentence({ ...benchmarks, reached: response.leaderCost });
  return [table, wrap(share, options)];
}

function intendedEntries(game: LqgGame, { intended }: Evaluation): readonly Labelled[] {
  const names = roleNames(game);
  const unit = costUnit(game);
  const { followers, major, onPathResidual, leaderCost } = intended;
  const saving = (who: string, player: typeof followers): Labelled => ({
    label: "deviating saves",
    text: `${numberText(player.exploitability, { scale: 1e3 })}${unit} under this rule (${numberText(player.exploitabilityWithoutIncentive, { scale: 1e3 })}${unit} without): the most that ${who} can save by leaving the target`,
  });
  return [
    ...(major ? [saving(names.major, major)] : []),
    saving(names.eachFollower, followers),
    {
      label: "on the path",
      text: `${numberText(onPathResidual, { scale: 1e3 })}: how far the rule is from the planned action while everybody follows the target (root mean square)`,
    },
    {
      label: "if all follow",
      text: `${numberText(leaderCost, { scale: 1e3 })}${unit} for ${names.leader} if everybody follows the target under this rule`,
    },
  ];
}
