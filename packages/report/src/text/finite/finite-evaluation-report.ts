import type { FiniteGame } from "@stackelberg/game";
import type { KernelEvaluation } from "@stackelberg/randomized";
import { labelledLines } from "../labelled-lines.ts";
import { numberText } from "../number-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { roleNames } from "../role-names.ts";
import { sectionIn } from "../section.ts";
import { titleLine } from "../title-line.ts";
import { costUnit } from "../unit-text.ts";
import { wrap } from "../wrap.ts";
import { deviationEntry } from "./finite-certificate-lines.ts";
import { costLines } from "./finite-design-report.ts";
import { finiteTargetLines } from "./finite-target-lines.ts";
import { kernelLines } from "./kernel-table.ts";

/** Equilibria that are written out. */
const MOST = 6;

/**
 * What the followers do under somebody's kernel, and what it is worth.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { constantKernel, evaluateKernel } = await import("@stackelberg/randomized");
 * const { finiteEvaluationReport } = await import("@stackelberg/report");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const evaluation = await evaluateKernel(game, constantKernel(game, 1));
 * const report = finiteEvaluationReport(game, evaluation, { width: 80, colour: false });
 * expect(report).toContain("audit");
 * ```
 */
export function finiteEvaluationReport(
  game: FiniteGame,
  evaluation: KernelEvaluation,
  options: ReportOptions,
): string {
  const { width } = options;
  const { target, rule, verdict, baselines } = evaluation;
  const section = sectionIn(options);
  return [
    titleLine(game, verdict, options),
    ...section(
      "The rule (probabilities of her actions)",
      kernelLines(game, { ...rule, policies: target?.policies ?? null }, width),
    ),
    ...section("What the followers will do", outcomeLines(game, evaluation, width)),
    ...section("Is the leader's target among it?", targetLines(game, target, width)),
    ...section(
      "What else would cost",
      costLines(game, { target: null, baselines, incentive: null }, options),
    ),
  ].join("\n");
}

function outcomeLines(
  game: FiniteGame,
  { outcomes, complete }: Pick<KernelEvaluation, "outcomes" | "complete">,
  width: number,
): readonly string[] {
  const unit = costUnit(game);
  const all = complete ? "" : ", perhaps not all";
  const [best] = outcomes;
  const worst = outcomes.at(-1);
  if (!best || !worst) {
    return [
      wrap("No equilibrium with a pure strategy of the major follower was found.", { width }),
    ];
  }
  const cost = (value: number) => `${numberText(value, { scale: 1e3 })}${unit}`;
  const summary =
    outcomes.length === 1
      ? `One equilibrium${all}; the leader pays ${cost(best.leaderCost)}.`
      : `${outcomes.length} equilibria${all}; the leader pays from ${cost(best.leaderCost)} to ${cost(worst.leaderCost)}.`;
  return [
    wrap(summary, { width }),
    ...outcomes
      .slice(0, MOST)
      .flatMap(({ leaderCost, policies }) => [
        "",
        wrap(`The leader pays ${cost(leaderCost)} where:`, { width }),
        ...finiteTargetLines(game, policies, width),
      ]),
    ...(outcomes.length > MOST ? [wrap(`… and ${outcomes.length - MOST} more.`, { width })] : []),
  ];
}

function targetLines(
  game: FiniteGame,
  target: KernelEvaluation["target"],
  width: number,
): readonly string[] {
  if (!target) return [wrap("No target is prescribed, and none was found.", { width })];
  const { prescribed, certificate, policies } = target;
  const names = roleNames(game);
  const what = prescribed ? "The target of the file" : "The best target that some rule holds";
  const held = certificate.verdict === "certified" ? "is an equilibrium" : "is not an equilibrium";
  const unit = costUnit(game);
  return [
    wrap(`${what} ${held} under this rule:`, { width }),
    ...finiteTargetLines(game, policies, width),
    ...labelledLines(
      [
        ...(certificate.major ? [deviationEntry(names.major, certificate.major, { unit })] : []),
        deviationEntry(names.eachFollower, certificate.followers, { unit }),
      ],
      width,
    ),
  ];
}
