import {
  checkKind,
  checkOptions,
  GameError,
  gameHash,
  type LqgGame,
  namePlan,
} from "@stackelberg/game";
import { type SolvedPlan, targetPlan } from "@stackelberg/solvers";
import { conditionResult } from "../result/condition-result.ts";
import { costError } from "../result/cost-error.ts";
import type { DesignResult, RuleSections } from "../result/design-result.ts";
import type { IncentiveSolver } from "../solver/incentive-solver.ts";
import { refusalAdvice } from "../solver/refusal-advice.ts";
import { baselines, referencesOf } from "./baselines.ts";
import { compensated } from "./compensated.ts";
import { type AnnouncedPlan, accountsAlone, type Defence, defence, noDefence } from "./defence.ts";
import { incentiveResult } from "./incentive-result.ts";
import {
  type Attempt,
  attemptOf,
  type Measure,
  paymentsOf,
  reactionOf,
  type Workbench,
} from "./measure.ts";
import { chosenMeasures } from "./measure-choice.ts";

/** Settings of {@link design}. */
export interface DesignOptions {
  /**
   * How to design the gain, or in a game with payments what the first payer pays.
   * @defaultValue the cheapest rule that certifies the target (constant gain or minimum energy,
   * the constant one on equal energy); if none does, the ε-incentive. With payments an exact tariff,
   * else a payment that depends on the reading, else the best tariff
   */
  readonly solver?: IncentiveSolver;
  /**
   * Accept this exploitability, in cost units, > 0: asks for the ε-incentive.
   * @defaultValue 1e-3 × the exploitability without incentive, where an ε-incentive is needed
   */
  readonly epsilon?: number;
  /**
   * Requires that no payer is worse off than with the outside option of the file, or without any
   * rule: on average (`exAnte`), or at every reading in the range of the file (`interim`).
   * @defaultValue nobody is compensated: payments are zero on average
   */
  readonly participation?: "interim" | "exAnte" | undefined;
  /**
   * Whether participation and robustness are part of the result; accounts always are.
   * @defaultValue true
   */
  readonly defence?: boolean;
}

/**
 * The main job: what the leader wants, the rule that makes the followers choose it, and the
 * certificate that they will.
 *
 * @param game - Any `lqg` game.
 * @returns The result as published; branch on `certificate.verdict`. A refusal names its reason.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws `GameError` where the game has no target: the leader's cost is not convex
 * (`STACKELBERG_LEADER_COST_NOT_CONVEX`), unbounded, or the minor followers have no response;
 * `SolverError` where the asked solver breaks its contract or fails.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame } = await import("@stackelberg/game");
 * const { design } = await import("@stackelberg/incentive");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "human-and-machine",
 *   leader: { actions: ["uL"], cost: "(uF - 5)^2 + uL^2" },
 *   followers: { count: 1, actions: ["uF"], cost: "uL^2 + uF^2 - uL*uF" },
 * });
 * const { target, incentive, certificate } = design(game);
 * expect(target.leaderCost).toBeCloseTo(0, 12);
 * expect(incentive?.gain?.[0]?.[0]).toBeCloseTo(2, 12);
 * expect(certificate.verdict).toBe("certified");
 * ```
 */
export function design(game: LqgGame, options: DesignOptions = {}): DesignResult {
  checkKind(game, "lqg", { lqg: "design", classes: "designClasses", finite: "designKernel" });
  checkOptions<DesignOptions>(options, OPTIONS, "design");
  const references = baselines(game);
  const target = solvedTarget(game);
  const { solver, ...sections } = designedRule({ game, target, ...referencesOf(game) }, options);
  return {
    schema: "stackelberg.design/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    solver,
    target: {
      leaderCost: target.costs.leader,
      ...costError(game, target.plan),
      followerCost: target.costs.followers,
      majorCost: target.costs.major,
      policies: namePlan(game, target.plan),
    },
    baselines: references,
    ...sections,
  };
}

const OPTIONS = { solver: true, epsilon: true, participation: true, defence: true } as const;

/** The rule for a target, what is proved about it and what defends it. */
export function designedRule(bench: Workbench, options: DesignOptions): RuleSections {
  const attempt = keptWhole(bench, chosenMeasures(bench, options), options.participation);
  const { measures, certificate } = attempt;
  const primary = measures[0] as Measure;
  const worth = incentiveResult(bench, attempt);
  const refused = certificate.verdict === "refused";
  const { reason } = certificate;
  const explained = measures.find(({ refusal }) => refusal !== null)?.refusal?.explanation;
  const { name, version, options: settings } = primary.solver;
  return {
    solver: { name, version, options: settings },
    condition: conditionResult(primary.condition),
    incentive: refused ? null : worth,
    ...(refused && worth ? { candidate: worth } : {}),
    certificate,
    ...(reason ? { explanation: explanationOf(explained ?? refusalAdvice(reason), attempt) } : {}),
    ...(worth ? defenceOf(bench, attempt, options) : noDefence),
  };
}

function defenceOf(bench: Workbench, attempt: Attempt, options: DesignOptions): Defence {
  const said = announced(bench, attempt, options.participation);
  return (options.defence === false ? accountsAlone : defence)(bench.game, said);
}

function explanationOf(advice: string, attempt: Attempt): string {
  return attempt.advice === undefined ? advice : `${advice}; ${attempt.advice}`;
}

/** The attempt with lump sums such that nobody who counts is worse off, where that is required. */
function keptWhole(
  bench: Workbench,
  attempt: Attempt,
  level: DesignOptions["participation"],
): Attempt {
  if (level === undefined) return attempt;
  const { target, plan } = announced(bench, attempt);
  const paid = { target, plan };
  return attemptOf(bench, compensated(bench.game, attempt.measures, { paid, level }));
}

/** What an attempt announces, and what everybody does under it. */
function announced(
  { target }: Pick<Workbench, "target">,
  { measures }: Attempt,
  level?: DesignOptions["participation"],
): AnnouncedPlan {
  const response = measures.find((measure) => measure.response !== null)?.response ?? target;
  return {
    target: target.plan,
    plan: response.plan,
    reaction: reactionOf(measures),
    payments: paymentsOf(measures),
    level,
  };
}

/**
 * The target plan.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` `STACKELBERG_NO_TARGET` where there is none.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * expect(solvedTarget(game).plan.followers.get(0, 0)).toBeCloseTo(6.5, 9);
 * ```
 */
export function solvedTarget(game: LqgGame): SolvedPlan {
  checkKind(game, "lqg", { lqg: "solvedTarget", classes: "solvedClassTarget" });
  const target = targetPlan(game);
  if (target.status === "solved") return target;
  throw new GameError("STACKELBERG_NO_TARGET", "the leader has no best plan in this game", {
    path: game.major ? ["followers", "cost"] : ["target"],
    found: target.reason,
    expected: "minor followers with one Nash response, and a leader cost that is bounded below",
  });
}
