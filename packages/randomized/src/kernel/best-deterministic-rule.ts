import { checkKind, checkOptions, type FiniteGame } from "@stackelberg/game";
import type { Highs } from "highs";
import { loadHighs, solveLinearProgram } from "../linear-program.ts";
import type { FinitePlan, Kernel } from "../replies/finite-plan.ts";
import { kernelFromColumns } from "../replies/kernel-columns.ts";
import { type KernelProblem, kernelProblem, kernelProgram } from "./best-kernel.ts";

/** The best rule that plays one action for sure in every information state, or none. */
export type DeterministicRule =
  | {
      /** The best one was found. */
      readonly status: "optimal";
      /** Γ ∈ {0, 1}, `[y0][z][v][w]`. */
      readonly kernel: Kernel;
      /** The leader's expected cost. */
      readonly leaderCost: number;
    }
  | {
      /** None holds the plan. */
      readonly status: "impossible";
    }
  | {
      /** The search was cut off. */
      readonly status: "undecided";
      /** No deterministic rule costs less. */
      readonly lowerBound: number;
    };

/** Settings of {@link bestDeterministicRule}. */
export interface DeterministicRuleOptions {
  /** Largest number of nodes of the branch-and-cut. @defaultValue 20000 */
  readonly nodes?: number;
}

/**
 * The best deterministic rule for a fixed plan: the program of `bestKernel` with Γ ∈ {0, 1}, solved
 * by branch-and-cut. Mixing followers must be exactly indifferent, so often there is none.
 *
 * @param game - A finite game with any number of followers.
 * @param plan - γ_M and γ, rows with sum 1.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @see theory: claim-lottery
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { bestDeterministicRule } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const rule = await bestDeterministicRule(game, { major: [[0, 1]], followers: [[1, 0]] });
 * expect(rule).toMatchObject({ status: "optimal", leaderCost: -3 });
 * ```
 */
export async function bestDeterministicRule(
  game: FiniteGame,
  plan: FinitePlan,
  options: DeterministicRuleOptions = {},
): Promise<DeterministicRule> {
  checkKind(game, "finite", { finite: "bestDeterministicRule" });
  checkOptions<DeterministicRuleOptions>(options, { nodes: true }, "bestDeterministicRule");
  return solveDeterministicRule(await loadHighs(), kernelProblem(game, plan), options);
}

/** {@link bestDeterministicRule} once HiGHS is there. */
export function solveDeterministicRule(
  highs: Highs,
  problem: KernelProblem,
  { nodes = 20_000 }: DeterministicRuleOptions = {},
): DeterministicRule {
  const { game, columns, lower, forms } = problem;
  const integer = Uint8Array.from(lower, () => 1);
  const solved = solveLinearProgram(
    highs,
    { ...kernelProgram(problem, 1e-10), integer },
    { nodes },
  );
  if (solved.status === "infeasible") return { status: "impossible" };
  if (solved.status !== "optimal") return { status: "undecided", lowerBound: solved.bound };
  const whole = solved.x.map(Math.round);
  return {
    status: "optimal",
    kernel: kernelFromColumns(game, columns, whole),
    leaderCost: forms.leader.reduce((sum, value, i) => sum + value * (whole[i] as number), 0),
  };
}
