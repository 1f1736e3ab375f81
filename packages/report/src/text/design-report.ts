import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, FrontierPoint, ResponseResult } from "@stackelberg/incentive";
import { fallsShort, playedPlan } from "../facts/announced-measure.ts";
import type { MarginRow } from "../facts/margin-family.ts";
import { accountLines } from "./account-lines.ts";
import { type BenchmarkRow, benchmarkTable, missingPlans } from "./benchmark-table.ts";
import { movesOnPath } from "./best-affine-words.ts";
import { certificateLines } from "./certificate-lines.ts";
import { frontierTable } from "./frontier-table.ts";
import { marginTable } from "./margin-table.ts";
import { nextCommands } from "./next-commands.ts";
import { numberText } from "./number-text.ts";
import { participationLines } from "./participation-lines.ts";
import { plainWords } from "./plain-words.ts";
import type { ReportOptions } from "./report-options.ts";
import { robustLines } from "./robust-lines.ts";
import { ruleSection } from "./rule-section.ts";
import { assumptionLines, sectionIn } from "./section.ts";
import { shareSentence } from "./share-captured.ts";
import { targetLines } from "./target-lines.ts";
import { titleLine } from "./title-line.ts";
import type { TypedCommand } from "./typed-command.ts";
import { whatIfLines } from "./what-if-lines.ts";
import { wrap } from "./wrap.ts";

/** What a report of a design is made from, beside the design. */
export interface DesignReportOptions extends ReportOptions, TypedCommand {
  /** Whether everything is said. @defaultValue false */
  readonly details?: boolean;
  /** Exploitability against energy, if it was asked for. */
  readonly path?: readonly FrontierPoint[];
  /** Other tariffs that hold the target, if there are any. */
  readonly family?: readonly MarginRow[];
  /** The design without regard to robustness, where a robust one was asked for. */
  readonly nominal?: DesignResult;
}

/**
 * A design for people: target, rule, words, costs, who pays, who loses, what if, certificate.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design } = await import("@stackelberg/incentive");
 * const { designReport } = await import("@stackelberg/report");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const report = designReport(game, design(game), { name: "heating.yaml", width: 80, colour: false });
 * expect(report).toContain("heating, 120 followers: certified");
 * ```
 */
export function designReport(
  game: LqgGame,
  result: DesignResult,
  options: DesignReportOptions,
): string {
  const { width, details = false, path = [] } = options;
  const detail = { width, details };
  const section = sectionIn(options);
  const response = fallsShort(result) ? result.incentive?.response : undefined;
  return [
    titleLine(game, result.certificate.verdict, options),
    ...section(
      "What the leader wants (the target)",
      targetLines(game, result.target.policies, width),
    ),
    ...ruleSection(game, result, options),
    ...section(
      "What they will do under it",
      response ? responseLines(game, result, { response, width }) : [],
    ),
    ...section("In plain words", [wrap(plainWords(game, result), { width })]),
    ...section("What it costs", costLines(game, result, options)),
    ...(result.incentive ? defenceSections(game, result, options) : []),
    ...section("Certificate", certificateLines(game, result, detail)),
    ...section(
      "Taken for granted",
      details ? assumptionLines(result.certificate.assumptions, width) : [],
    ),
    ...section("Smaller and larger epsilons", frontierTable(game, path, width)),
    ...section("Next", nextCommands(game, result, options)),
  ].join("\n");
}

/** What everybody does; a leader who is surprised on the way does what her rule says. */
function responseLines(
  game: LqgGame,
  result: DesignResult,
  { response: { policies }, width }: { readonly response: ResponseResult; readonly width: number },
): readonly string[] {
  if (!movesOnPath(result)) return targetLines(game, policies, width);
  const names = game.leader.actions.map((name) => `${name}*`).join(" and ");
  const rule = `The leader does what the rule says: ${names}, and the reaction to what surprises her.`;
  return [...targetLines(game, { ...policies, leader: {} }, width), wrap(rule, { width })];
}

/** What defends a rule: who pays, who loses, what if it rests on a mistake. */
function defenceSections(
  game: LqgGame,
  result: DesignResult,
  options: DesignReportOptions,
): readonly string[] {
  const { width, details = false, family = [] } = options;
  const detail = { width, details };
  const section = sectionIn(options);
  return [
    ...section("Who pays", accountLines(game, result, width)),
    ...section("Who is better, who is worse off", participationLines(game, result, detail)),
    ...section("If we are wrong", whatIfLines(game, result, detail)),
    ...section("Robust design", robustLines(game, result, options)),
    ...section("Other tariffs that hold the target", marginTable(family, width)),
  ];
}

/** Costs of target and benchmarks, with the share of the gain that is captured. */
export function costLines(
  game: LqgGame,
  result: DesignResult,
  options: ReportOptions,
): readonly string[] {
  const { baselines } = result;
  const missing = missingPlans(
    Object.entries(baselines).map(([key, { reason }]) => ({
      name: BENCHMARKS[key] ?? key,
      reason,
    })),
  );
  const share = shareSentence({
    reached: playedPlan(result).leaderCost,
    noIncentive: baselines.noIncentive.leaderCost,
    teamOptimum: baselines.teamOptimum.leaderCost,
  });
  const vague = vagueCosts(result);
  const sentences = [...missing, ...vague, ...(result.incentive ? [share] : [])];
  return [
    benchmarkTable(game, benchmarkRows(game, result), options),
    ...sentences.map((sentence) => wrap(sentence, options)),
  ];
}

/** Says of which plans the leader's cost is known less well than it is printed. */
function vagueCosts({ target, baselines }: DesignResult): readonly string[] {
  const plans = [
    ["target", target.error] as const,
    ...Object.entries(baselines).map(
      ([key, { error }]) => [BENCHMARKS[key] ?? key, error] as const,
    ),
  ];
  return plans.flatMap(([name, error]) =>
    error === undefined
      ? []
      : [
          `${name}: large actions cancel in the leader's cost, which rounding may have moved by ${numberText(error)}.`,
        ],
  );
}

const BENCHMARKS: Readonly<Record<string, string>> = {
  teamOptimum: "team optimum (all obey)",
  noIncentive: "no incentive (no reaction)",
  nash: "Nash (no announcement)",
  noRule: "no rule (default action)",
};

/** Without an action of the leader, no incentive, Nash and no rule are the same plan. */
function benchmarkRows(
  { leader }: LqgGame,
  { target, baselines, incentive }: DesignResult,
): readonly BenchmarkRow[] {
  const idle = leader.actions.length === 0;
  const row = (name: string, plan: Omit<DesignResult["target"], "policies">): BenchmarkRow => ({
    name,
    leader: plan.leaderCost,
    followers: plan.followerCost,
    major: plan.majorCost,
  });
  const response = incentive?.response;
  const first =
    response && fallsShort({ target, incentive })
      ? [row("with the rule", response), row("target (not reached)", target)]
      : [row(incentive ? "target (with the rule)" : "target (not reached)", target)];
  const told = Object.entries(baselines).filter(
    ([key]) => !idle || key === "teamOptimum" || key === "noRule",
  );
  const others = told.map(([key, baseline]) => ({
    name: idle && key === "noRule" ? "no rule (no payment)" : (BENCHMARKS[key] ?? key),
    leader: baseline.leaderCost,
    followers: baseline.followerCost,
    major: baseline.majorCost,
  }));
  return [...first, ...others];
}
