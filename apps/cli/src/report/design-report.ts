import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, FrontierPoint } from "@stackelberg/incentive";
import { type BenchmarkRow, benchmarkTable } from "./benchmark-table.ts";
import { certificateLines } from "./certificate-lines.ts";
import { frontierTable } from "./frontier-table.ts";
import { nextCommands } from "./next-commands.ts";
import { populationText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import { plainWords } from "./plain-words.ts";
import type { ReportOptions } from "./report-options.ts";
import { ruleSection } from "./rule-section.ts";
import { shareSentence } from "./share-captured.ts";
import { styleFor, verdictText } from "./style.ts";
import { targetLines } from "./target-lines.ts";
import { wrap } from "./wrap.ts";

/** What a report of a design is made from, beside the design. */
export interface DesignReportOptions extends ReportOptions {
  /** What to type to get the game again. */
  readonly name: string;
  /** Exploitability against energy, if it was asked for. */
  readonly path?: readonly FrontierPoint[];
}

/** A design for people: target, rule, words, costs, certificate. */
export function designReport(
  game: LqgGame,
  result: DesignResult,
  options: DesignReportOptions,
): string {
  const style = styleFor(options);
  const { width } = options;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", style.heading(title), ...lines];
  return [
    titleLine(game, result, options),
    ...section(
      "What the leader wants (the target)",
      targetLines(game, result.target.policies, width),
    ),
    ...ruleSection(game, result, options),
    ...section("In plain words", [wrap(plainWords(game, result), { width })]),
    ...section("What it costs", costLines(game, result, options)),
    ...section("Certificate", certificateLines(game, result, width)),
    ...section("Taken for granted", assumptionLines(result, width)),
    ...(options.path
      ? section("Smaller and larger epsilons", frontierTable(game, options.path, width))
      : []),
    ...section("Next", nextCommands(game, result, options.name)),
  ].join("\n");
}

/** The name of the game, the number of followers and the verdict. */
export function titleLine(
  game: LqgGame,
  { certificate: { verdict } }: DesignResult,
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const name = plainText(game.label ?? game.name);
  const followers = populationText(game);
  const fits = `${name}, ${followers}: ${verdict}`.length <= options.width;
  return `${style.strong(name)},${fits ? " " : "\n"}${followers}: ${verdictText(style, verdict)}`;
}

/** Costs of target and benchmarks, with the share of the gain that is captured. */
export function costLines(
  game: LqgGame,
  result: DesignResult,
  options: ReportOptions,
): readonly string[] {
  const { target, baselines } = result;
  const missing = Object.entries(baselines).flatMap(([key, { reason }]) =>
    reason === undefined ? [] : [`${BENCHMARKS[key] ?? key}: none, because ${reason}.`],
  );
  const share = shareSentence({
    reached: result.incentive?.response?.leaderCost ?? target.leaderCost,
    noIncentive: baselines.noIncentive.leaderCost,
    teamOptimum: baselines.teamOptimum.leaderCost,
  });
  const sentences = result.incentive ? [...missing, share] : missing;
  return [
    benchmarkTable(game, benchmarkRows(result), options),
    ...sentences.map((sentence) => wrap(sentence, options)),
  ];
}

const BENCHMARKS: Readonly<Record<string, string>> = {
  teamOptimum: "team optimum (all obey)",
  noIncentive: "no incentive (no reaction)",
  nash: "Nash (no announcement)",
  noRule: "no rule (default action)",
};

function benchmarkRows({ target, baselines, incentive }: DesignResult): readonly BenchmarkRow[] {
  const response = incentive?.response;
  const under: readonly BenchmarkRow[] = response
    ? [
        {
          name: "with the rule",
          leader: response.leaderCost,
          followers: response.followerCost,
          major: response.majorCost,
        },
      ]
    : [];
  const first: BenchmarkRow = {
    name: incentive && !response ? "target (with the rule)" : "target (not reached)",
    leader: target.leaderCost,
    followers: target.followerCost,
    major: target.majorCost,
  };
  const others = Object.entries(baselines).map(([key, baseline]) => ({
    name: BENCHMARKS[key] ?? key,
    leader: baseline.leaderCost,
    followers: baseline.followerCost,
    major: baseline.majorCost,
  }));
  return [...under, first, ...others];
}

function assumptionLines({ certificate }: DesignResult, width: number): readonly string[] {
  return certificate.assumptions.map((assumption) =>
    wrap(`- ${assumption}`, { width, indent: 2, hang: 4 }),
  );
}
