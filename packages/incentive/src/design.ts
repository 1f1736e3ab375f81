import { GameError, gameHash, type LqgGame, namePlan } from "@stackelberg/game";
import { type SolvedPlan, targetPlan } from "@stackelberg/solvers";
import { baselines } from "./baselines.ts";
import { certify } from "./certificate/certify.ts";
import { checkedRule } from "./checked-rule.ts";
import { conditionResult } from "./condition-result.ts";
import { constantGain, constantGains } from "./constant-gain.ts";
import type { Certificate, DesignResult, IncentiveResult } from "./design-result.ts";
import { acceptedEpsilon, DEFAULT_EPSILON_SHARE, epsilonIncentive } from "./epsilon-incentive.ts";
import { leastGainEnergy } from "./gain-energy.ts";
import { type IncentiveCondition, incentiveCondition } from "./incentive-condition.ts";
import type { IncentiveRule } from "./incentive-rule.ts";
import type { IncentiveProblem, IncentiveSolver, RefusedRule } from "./incentive-solver.ts";
import { limitIsWellPosed } from "./limit-verdict.ts";
import { minimumEnergy } from "./minimum-energy.ts";
import { refusalAdvice } from "./refusal-advice.ts";
import { exploitabilityWithoutIncentive } from "./without-incentive.ts";

/** Settings of {@link design}. */
export interface DesignOptions {
  /**
   * How to design the gain.
   * @defaultValue the cheapest rule that certifies the target (constant gain or minimum energy,
   * the constant one on equal energy); if none does, the ε-incentive
   */
  readonly solver?: IncentiveSolver;
  /**
   * Accept this exploitability, in cost units, > 0: asks for the ε-incentive.
   * @defaultValue 1e-3 × the exploitability without incentive, where an ε-incentive is needed
   */
  readonly epsilon?: number;
}

/** A rule that was tried. */
interface Attempt {
  readonly solver: IncentiveSolver;
  readonly rule: IncentiveRule | null;
  readonly certificate: Certificate;
  readonly refusal: RefusedRule | null;
}

/** What all attempts share. */
interface Workbench {
  readonly problem: IncentiveProblem;
  readonly teamCost: number;
  readonly limitWellPosed: boolean;
  readonly without: number;
}

/**
 * The main job: what the leader wants, the rule that makes the followers choose it, and the
 * certificate that they will.
 *
 * @param game - Any `lqg` game.
 * @returns The result as published; branch on `certificate.verdict`. A refusal names its reason.
 * @throws `GameError` where the game has no target: the leader's cost is not convex
 * (`STACKELBERG_LEADER_COST_NOT_CONVEX`), unbounded, or the minor followers have no response.
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
  const references = baselines(game);
  const target = solvedTarget(game);
  const condition = incentiveCondition(game, target.plan);
  const bench: Workbench = {
    problem: { game, target, condition },
    teamCost: references.teamOptimum.leaderCost ?? Number.NaN,
    limitWellPosed: limitIsWellPosed(game),
    without: exploitabilityWithoutIncentive(condition),
  };
  const attempt = chosenAttempt(bench, options);
  const worth = incentiveResult(bench, attempt, references.noIncentive.leaderCost);
  const refused = attempt.certificate.verdict === "refused";
  const reason = attempt.certificate.reason;
  return {
    schema: "stackelberg.design/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    solver: {
      name: attempt.solver.name,
      version: attempt.solver.version,
      options: attempt.solver.options,
    },
    target: {
      leaderCost: target.costs.leader,
      followerCost: target.costs.followers,
      majorCost: target.costs.major,
      policies: namePlan(game, target.plan),
    },
    baselines: references,
    condition: conditionResult(condition),
    incentive: refused ? null : worth,
    ...(refused && worth ? { candidate: worth } : {}),
    certificate: attempt.certificate,
    ...(reason ? { explanation: attempt.refusal?.explanation ?? refusalAdvice(reason) } : {}),
    accounts: {},
    participation: {},
    robustness: [],
  };
}

/**
 * The target plan.
 *
 * @throws `GameError` `STACKELBERG_NO_TARGET` where there is none.
 */
export function solvedTarget(game: LqgGame): SolvedPlan {
  const target = targetPlan(game);
  if (target.status === "solved") return target;
  throw new GameError("STACKELBERG_NO_TARGET", "the leader has no best plan in this game", {
    path: game.major ? ["followers", "cost"] : ["target"],
    found: target.reason,
    expected: "minor followers with one Nash response, and a leader cost that is bounded below",
  });
}

/** The asked solver, or the default order: cheapest exact rule that holds, then ε. */
function chosenAttempt(bench: Workbench, { solver, epsilon }: DesignOptions): Attempt {
  if (solver) return attemptWith(bench, solver);
  if (epsilon !== undefined) return attemptWith(bench, epsilonIncentive({ epsilon }));
  const [cheapest, other] = exactSolvers(bench.problem.condition);
  const first = attemptWith(bench, cheapest);
  if (stands(first.certificate) || !gainsExist(first)) return first;
  const second = attemptWith(bench, other);
  if (stands(second.certificate)) return second;
  if (Number.isFinite(bench.without)) {
    const epsilon = DEFAULT_EPSILON_SHARE * bench.without;
    const approximate = attemptWith(bench, epsilonIncentive({ epsilon }));
    if (stands(approximate.certificate)) return approximate;
  }
  return first.certificate.reason === "no-constant-gain" ? second : first;
}

/** Whether another kind of gain might do where this attempt failed. */
function gainsExist({ certificate: { reason } }: Attempt): boolean {
  return reason !== "no-authority" && reason !== "readings-not-known";
}

/** A certificate that holds, or fails only because the limit as such is not well posed. */
function stands({ verdict, reason }: Certificate): boolean {
  return verdict !== "refused" || reason === "limit-not-well-posed";
}

/** Minimum energy first unless a constant gain needs no more (relative 1e-9). */
function exactSolvers(condition: IncentiveCondition): readonly [IncentiveSolver, IncentiveSolver] {
  const { leastNorm } = constantGains(condition);
  const constantEnergy = leastNorm.norm("frobenius") ** 2;
  const constantFirst = constantEnergy <= leastGainEnergy(condition) * (1 + 1e-9);
  return constantFirst ? [constantGain(), minimumEnergy()] : [minimumEnergy(), constantGain()];
}

function attemptWith(bench: Workbench, solver: IncentiveSolver): Attempt {
  const { problem, teamCost, limitWellPosed, without } = bench;
  const outcome = solver.propose(problem);
  const rule = outcome.status === "proposed" ? checkedRule(problem.game, outcome.rule) : null;
  const certificate = certify(problem.game, {
    plan: problem.target.plan,
    rule,
    teamCost,
    limitWellPosed,
    accepted: acceptedEpsilon(solver.options, without),
  });
  if (outcome.status === "proposed") return { solver, rule, certificate, refusal: null };
  const refusedCertificate: Certificate = {
    ...certificate,
    verdict: "refused",
    reason: outcome.reason,
  };
  return { solver, rule, certificate: refusedCertificate, refusal: outcome };
}

function incentiveResult(
  { problem }: Workbench,
  { rule, certificate }: Attempt,
  noIncentive: number | null,
): IncentiveResult | null {
  if (!rule) return null;
  const { kind, ...numbers } = rule;
  return {
    kind,
    monitors: problem.condition.monitored,
    valueOfIncentive: noIncentive === null ? null : noIncentive - problem.target.costs.leader,
    gainEnergy: certificate.gainEnergy,
    rule: numbers,
    ...(rule.kind === "constant" ? { gain: rule.gain } : {}),
  };
}
