import { checkKind, checkOptions, type FiniteGame, gameHash } from "@stackelberg/game";
import type { Highs } from "highs";
import { defaultNodes } from "../best-target/search-size.ts";
import {
  type SearchProgress,
  searchTarget,
  type TargetSearch,
} from "../best-target/target-search.ts";
import { certifyKernel, policiesOf } from "../certificate/kernel-certificate.ts";
import {
  type DeterministicRule,
  solveDeterministicRule,
} from "../kernel/best-deterministic-rule.ts";
import { kernelProblem, solveKernel } from "../kernel/best-kernel.ts";
import type { ImpossibilityProof } from "../kernel/implementability-proof.ts";
import { loadHighs } from "../linear-program.ts";
import type { FinitePlan, Kernel } from "../replies/finite-plan.ts";
import { VERSION } from "../version.ts";
import { finiteBaselines } from "./finite-baselines.ts";
import type {
  KernelDesign,
  KernelIncentive,
  KernelResponseResult,
  SearchSettings,
  TargetSearchResult,
} from "./kernel-design-result.ts";
import { solveResponse } from "./kernel-response.ts";

/** Settings of {@link designKernel}. */
export interface DesignKernelOptions {
  /** Relative gap between cost and bound at which a search ends. @defaultValue 1e-8 */
  readonly tolerance?: number | undefined;
  /** Relaxations solved at most in each search. @defaultValue 1000, fewer in large games */
  readonly nodes?: number | undefined;
  /** Called before each relaxation of the search for the target. @defaultValue nobody is told */
  readonly onNode?: ((progress: SearchProgress) => void) | undefined;
}

/**
 * The best target with the kernel that holds it, its benchmarks and its certificate; for a target
 * that the game prescribes, the best kernel or the proof that none holds it.
 *
 * The class searched: the major plays a pure strategy, the followers any symmetric one, the leader
 * any kernel. Costs are exact for the N of the game.
 *
 * @param game - A finite game with any number of followers.
 * @returns A result; `certificate.verdict` says whether there is a kernel.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @see theory: claim-kernel
 * @see theory: claim-lottery
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { designKernel } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const { search, target, incentive } = await designKernel(game);
 * expect(search.status).toBe("optimal");
 * expect(target?.leaderCost).toBeCloseTo(-3.5, 9);
 * expect(incentive?.valueOfRandomizing).toBeCloseTo(0.5, 9);
 * ```
 */
export async function designKernel(
  game: FiniteGame,
  options: DesignKernelOptions = {},
): Promise<KernelDesign> {
  checkKind(game, "finite", { lqg: "design", classes: "designClasses", finite: "designKernel" });
  checkOptions(options, KERNEL_OPTIONS, "designKernel");
  const highs = await loadHighs();
  const settings = {
    tolerance: options.tolerance ?? 1e-8,
    nodes: options.nodes ?? defaultNodes(game),
  };
  const chosen = chosenPlan(highs, game, { ...settings, onNode: options.onNode });
  return assembledDesign(highs, game, { chosen, settings });
}

/** The names of {@link DesignKernelOptions}. */
export const KERNEL_OPTIONS: Readonly<Record<keyof DesignKernelOptions, true>> = {
  tolerance: true,
  nodes: true,
  onNode: true,
};

/** A plan with the kernel to examine, and how both were found. */
export interface ChosenPlan {
  readonly search: TargetSearchResult;
  /** `null` where the search found no plan. */
  readonly held: { readonly plan: FinitePlan; readonly kernel: Kernel } | null;
  /** Why the kernel does not hold the plan. */
  readonly proof?: ImpossibilityProof | undefined;
}

/** The plan that the game prescribes, or the best one, with its kernel. */
export function chosenPlan(
  highs: Highs,
  game: FiniteGame,
  options: SearchSettings & Pick<DesignKernelOptions, "onNode">,
): ChosenPlan {
  const { target } = game;
  const followers = target?.followers;
  const major = game.major ? target?.major : [[1]];
  if (followers && major) {
    const plan = { major, followers };
    const solution = solveKernel(highs, kernelProblem(game, plan));
    return {
      search: { status: "prescribed", lowerBound: null, gap: null, nodes: 0 },
      held: { plan, kernel: solution.kernel },
      proof: solution.status === "impossible" ? solution.proof : undefined,
    };
  }
  const found = searchTarget(highs, game, options);
  return { search: searchResult(found), held: found.best };
}

/** A search as a result prints it. */
export function searchResult({
  status,
  best,
  lowerBound,
  nodes,
}: TargetSearch): TargetSearchResult {
  const known = Number.isFinite(lowerBound);
  return {
    status,
    lowerBound: known ? lowerBound : null,
    gap: best && known ? best.leaderCost - lowerBound : null,
    nodes,
  };
}

/** Everything that follows from the game, the chosen plan and its kernel. */
export function assembledDesign(
  highs: Highs,
  game: FiniteGame,
  { chosen, settings }: { readonly chosen: ChosenPlan; readonly settings: SearchSettings },
): KernelDesign {
  const baselines = finiteBaselines(highs, game, settings);
  const { search, held, proof } = chosen;
  const common = {
    schema: "stackelberg.design/1" as const,
    game: { name: game.name, kind: "finite" as const, count: game.count, hash: gameHash(game) },
    solver: {
      name: search.status === "prescribed" ? ("best-kernel" as const) : ("best-target" as const),
      version: VERSION,
      options: settings,
    },
    search,
    baselines,
    accounts: {},
    participation: {},
    robustness: [],
  };
  if (!held) {
    const reason = search.status === "impossible" ? "no-plan-held" : "search-cut-off";
    const certificate = { verdict: "refused" as const, reason } as const;
    const explanation = EXPLANATIONS[reason];
    return { ...common, target: null, incentive: null, response: null, certificate, explanation };
  }
  const { plan, kernel } = held;
  const teamCost = baselines.teamOptimum.leaderCost;
  const response = responseResult(highs, game, held);
  const { certificate, costs } = certifyKernel(game, {
    plan,
    kernel,
    teamCost,
    unique: response.unique,
  });
  const target = { ...costs, policies: policiesOf(game, plan) };
  const refused = certificate.verdict === "refused";
  return {
    ...common,
    target,
    incentive: refused
      ? null
      : incentiveOf(highs, game, {
          plan,
          kernel,
          leaderCost: costs.leaderCost,
          noIncentive: baselines.noIncentive.leaderCost,
        }),
    ...(refused ? { candidate: { rule: { kernel } } } : {}),
    response: refused ? null : response.result,
    certificate,
    ...(proof ? { proof, explanation: EXPLANATIONS["not-implementable"] } : {}),
  };
}

const EXPLANATIONS = {
  "not-implementable":
    "No rule holds this target: whatever the leader announces, one of the deviations in the proof pays. Leave the target open to find the best one that a rule holds.",
  "no-plan-held":
    "No plan with a pure strategy of the major follower is held by any rule; a mixed one can be prescribed as a target.",
  "search-cut-off":
    "The search was cut off before it found a plan that a rule holds; allow it more nodes, or prescribe a target.",
};

/** Undecided entries of a kernel up to which the best deterministic rule is searched. */
const MOST_OPEN = 1000;

interface Worth {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
  readonly leaderCost: number;
  readonly noIncentive: number | null;
}

function incentiveOf(highs: Highs, game: FiniteGame, worth: Worth): KernelIncentive {
  const { plan, kernel, leaderCost, noIncentive } = worth;
  const problem = kernelProblem(game, plan);
  const fixedSets = problem.lower.filter((low) => low > 0).length;
  const open = problem.columns.count - fixedSets * problem.columns.actions;
  const rule: Pick<DeterministicRule, "status"> & { readonly leaderCost?: number } =
    open <= MOST_OPEN ? solveDeterministicRule(highs, problem) : { status: "undecided" };
  const deterministic = rule.leaderCost ?? null;
  return {
    kind: "kernel",
    monitors: game.major ? "major" : "none",
    valueOfIncentive: noIncentive === null ? null : noIncentive - leaderCost,
    valueOfRandomizing: deterministic === null ? null : deterministic - leaderCost,
    deterministic: { status: rule.status, leaderCost: deterministic },
    rule: { kernel },
  };
}

function responseResult(
  highs: Highs,
  game: FiniteGame,
  { plan, kernel }: NonNullable<ChosenPlan["held"]>,
): { readonly result: KernelResponseResult | null; readonly unique: boolean | null } {
  const { outcomes, complete, unique } = solveResponse(highs, game, kernel, plan.major);
  const [first] = outcomes;
  const last = outcomes.at(-1);
  if (!first || !last) return { result: null, unique };
  const result = {
    equilibria: outcomes.length,
    complete,
    optimistic: first.leaderCost,
    pessimistic: last.leaderCost,
  };
  return { result, unique };
}
