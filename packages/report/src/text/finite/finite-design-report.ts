import type { FiniteGame } from "@stackelberg/game";
import type { FiniteBaseline, Kernel, KernelDesign } from "@stackelberg/randomized";
import { type BenchmarkRow, benchmarkTable } from "../benchmark-table.ts";
import { keepLines } from "../next-commands.ts";
import { numberText } from "../number-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { capital, roleNames } from "../role-names.ts";
import { assumptionLines, sectionIn } from "../section.ts";
import { titleLine } from "../title-line.ts";
import { type TypedCommand, typedAgain } from "../typed-command.ts";
import { costUnit } from "../unit-text.ts";
import { wrap } from "../wrap.ts";
import { finiteCertificateLines } from "./finite-certificate-lines.ts";
import { finiteTargetLines } from "./finite-target-lines.ts";
import { kernelLines } from "./kernel-table.ts";
import { proofLines } from "./proof-lines.ts";

/** What a report is made from, beside the design. */
export interface FiniteReportOptions extends ReportOptions, TypedCommand {}

/**
 * A design of a finite game for people: target, kernel, words, costs, certificate.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { designKernel } = await import("@stackelberg/randomized");
 * const { finiteDesignReport } = await import("@stackelberg/report");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const design = await designKernel(game);
 * const report = finiteDesignReport(game, design, { name: "audit.yaml", width: 80, colour: false });
 * expect(report).toContain("drawn by lot");
 * ```
 */
export function finiteDesignReport(
  game: FiniteGame,
  result: KernelDesign,
  options: FiniteReportOptions,
): string {
  const { width } = options;
  const { target, certificate, incentive, candidate, proof } = result;
  const section = sectionIn(options);
  const kernel = (incentive ?? candidate)?.rule.kernel;
  const policies = target?.policies ?? null;
  return [
    titleLine(game, certificate.verdict, options),
    ...section(
      "What the leader wants (the target)",
      policies ? finiteTargetLines(game, policies, width) : [],
    ),
    ...section("Why no rule holds it", proof ? proofLines(game, proof, width) : []),
    ...section(
      incentive ? "The rule (probabilities of her actions)" : "The rule that leaves least to gain",
      kernel ? kernelLines(game, { kernel, policies }, width) : [],
    ),
    ...section("In plain words", [wrap(plainSentences(game, result), { width })]),
    ...section("What it costs", costLines(game, result, options)),
    ...section(
      "Certificate",
      "epsilon" in certificate
        ? finiteCertificateLines(game, { ...result, certificate }, width)
        : [],
    ),
    ...section(
      "Taken for granted",
      assumptionLines("assumptions" in certificate ? certificate.assumptions : [], width),
    ),
    ...section("Next", nextLines(result, options)),
  ].join("\n");
}

function plainSentences(game: FiniteGame, result: KernelDesign): string {
  const { incentive, target, explanation } = result;
  if (!incentive || !target) return explanation ?? "No rule was found.";
  const names = roleNames(game);
  const unit = costUnit(game);
  const amount = (value: number) => `${numberText(value)}${unit}`;
  const { deterministic, valueOfRandomizing, valueOfIncentive } = incentive;
  const acts = drawsByLot(incentive.rule.kernel)
    ? "draws her action with these probabilities"
    : "takes the action in the table";
  return [
    `${capital(names.leader)} announces the rule before anybody acts and keeps to it: she ${
      game.major
        ? `sees what ${names.major} did, then ${acts}`
        : `${acts}, whatever the followers do`
    }.`,
    `Nobody gains by leaving the target. It costs ${names.leader} ${amount(target.leaderCost)} on average.`,
    valueOfIncentive === null || !game.major
      ? ""
      : valueOfIncentive > 1e-9
        ? `The best rule that ignores actions would cost ${amount(valueOfIncentive)} more.`
        : "A rule that ignores actions does as well.",
    deterministic.status === "impossible"
      ? "No rule without drawing holds this target at all."
      : deterministic.status === "undecided" || valueOfRandomizing === null
        ? "Whether a rule without drawing holds this target is not decided."
        : valueOfRandomizing > 1e-9
          ? `The best rule without drawing would cost ${amount(valueOfRandomizing)} more: so much is drawing worth.`
          : "A rule without drawing does as well.",
  ]
    .filter(Boolean)
    .join(" ");
}

function drawsByLot(kernel: Kernel): boolean {
  return kernel.flat(3).some((p) => p > 1e-9 && p < 1 - 1e-9);
}

const BENCHMARKS: Readonly<Record<keyof KernelDesign["baselines"], string>> = {
  teamOptimum: "team optimum (all obey)",
  noIncentive: "no incentive (no reaction)",
  nash: "Nash (no announcement)",
  noRule: "no rule (default action)",
};

/** Costs of target and benchmarks, with the reasons where there is none. */
export function costLines(
  game: FiniteGame,
  { target, baselines, incentive }: Pick<KernelDesign, "target" | "baselines" | "incentive">,
  options: ReportOptions,
): readonly string[] {
  const known = Object.entries(baselines) as [keyof typeof BENCHMARKS, FiniteBaseline][];
  const rows: BenchmarkRow[] = [
    ...(target
      ? [
          {
            name: incentive ? "target (with the rule)" : "target (not reached)",
            leader: target.leaderCost,
            followers: target.followerCost,
            major: target.majorCost,
          },
        ]
      : []),
    ...known
      .filter(([key]) => key !== "nash")
      .map(([key, { leaderCost, followerCost, majorCost }]) => ({
        name: BENCHMARKS[key],
        leader: leaderCost,
        followers: followerCost,
        major: majorCost,
      })),
  ];
  const reasons = known.flatMap(([key, { reason, lowerBound }]) => [
    ...(reason && key !== "nash" ? [`${BENCHMARKS[key]}: none, because ${reason}.`] : []),
    ...(lowerBound === undefined
      ? []
      : [`${BENCHMARKS[key]}: best found; at least ${numberText(lowerBound)}.`]),
  ]);
  return [benchmarkTable(game, rows, options), ...reasons.map((reason) => wrap(reason, options))];
}

function nextLines(
  { incentive, search }: KernelDesign,
  { name, typed = {} }: TypedCommand,
): readonly string[] {
  if (name === "-") return [];
  return [
    "  # what becomes of it among finitely many followers",
    `  stackelberg scale ${typedAgain(name, {})}`,
    "  # a picture of the rule",
    `  stackelberg solve ${typedAgain(name, typed)} --chart kernel.svg`,
    ...(search.status === "best-found" || search.status === "undecided"
      ? [
          "  # a longer search",
          `  stackelberg solve ${typedAgain(name, { ...typed, nodes: "10000" })}`,
        ]
      : []),
    ...(incentive
      ? ["  # keep the result, and have every number of it recomputed", ...keepLines(name, typed)]
      : []),
  ];
}
