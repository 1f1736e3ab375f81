import { checkKind, checkOptions, type FiniteGame } from "@stackelberg/game";
import type { Highs } from "highs";
import {
  type LinearProgram,
  type LinearRow,
  loadHighs,
  solveLinearProgram,
} from "../linear-program.ts";
import { type DeviationGain, deviationGains, UNPLAYED } from "../replies/deviations.ts";
import type { FinitePlan, Kernel } from "../replies/finite-plan.ts";
import {
  type KernelColumns,
  type KernelMonitoring,
  kernelColumns,
  kernelFromColumns,
} from "../replies/kernel-columns.ts";
import { type LinearForm, type ReplyForms, replyForms } from "../replies/reply-forms.ts";
import { symmetricGame } from "../replies/symmetric-game.ts";
import { type ImpossibilityProof, impossibilityProof } from "./implementability-proof.ts";

/** The kernel that holds a plan at the least cost, or a proof that none does. */
export type KernelSolution =
  | {
      /** The best kernel was found. */
      readonly status: "optimal";
      /** Γ, `[y0][z][v][w]`. */
      readonly kernel: Kernel;
      /** The leader's expected cost. */
      readonly leaderCost: number;
    }
  | {
      /** No kernel holds the plan. */
      readonly status: "impossible";
      /** The kernel under which the largest gain of a deviation is least. */
      readonly kernel: Kernel;
      /** The leader's expected cost if everybody followed the plan under it. */
      readonly leaderCost: number;
      /** Why no kernel holds the plan. */
      readonly proof: ImpossibilityProof;
    };

/** Settings of {@link bestKernel}. */
export interface BestKernelOptions {
  /** Whether the leader reacts to the major's action. @defaultValue "actions" */
  readonly monitors?: KernelMonitoring;
  /** Gains of deviations up to this are rounding. @defaultValue 1e-9 */
  readonly tolerance?: number;
}

/**
 * The leader's best kernel for a fixed plan: a linear program.
 *
 *     min J(Γ)  subject to  C(u|y) ≤ C(u′|y) for all u that γ plays at y and all u′,
 *                           M(v|z) ≤ M(v′|z) for all v that γ_M plays at z and all v′,
 *                           Σ_w Γ(w|y0,z,v) = 1, Γ ≥ 0.
 *
 * If it has no solution, the program min_Γ max_j gain_j(Γ) gives the least exploitable kernel, and
 * its multipliers the proof. With N followers the plan is everybody's symmetric strategy.
 *
 * @param game - A finite game with any number of followers.
 * @param plan - γ_M and γ, rows with sum 1.
 * @returns The kernel with its cost, or the proof of impossibility.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 *
 * @see theory: claim-kernel
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { bestKernel } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const solution = await bestKernel(game, { major: [[0, 1]], followers: [[1, 0]] });
 * expect(solution.leaderCost).toBeCloseTo(-3.5, 12);
 * expect(solution.kernel[0]?.[0]?.[1]?.[1]).toBeCloseTo(0.75, 12); // the rebate is drawn by lot
 * ```
 */
export async function bestKernel(
  game: FiniteGame,
  plan: FinitePlan,
  options: BestKernelOptions = {},
): Promise<KernelSolution> {
  checkKind(game, "finite", { finite: "bestKernel" });
  checkOptions<BestKernelOptions>(options, { monitors: true, tolerance: true }, "bestKernel");
  return solveKernel(await loadHighs(), kernelProblem(game, plan, options.monitors), options);
}

/** Everything about a plan that the linear programs need. */
export interface KernelProblem {
  readonly game: FiniteGame;
  readonly columns: KernelColumns;
  readonly forms: ReplyForms;
  readonly gains: readonly DeviationGain[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The linear forms of a plan, with the punishments off the path fixed. */
export function kernelProblem(
  given: FiniteGame,
  plan: FinitePlan,
  monitors: KernelMonitoring = "actions",
): KernelProblem {
  const game = symmetricGame(given);
  const columns = kernelColumns(game, monitors);
  const forms = replyForms(game, plan, columns);
  const gains = deviationGains(game, plan, forms);
  return { game, columns, forms, gains, ...punishedBounds(game, plan, { columns, forms }) };
}

/** {@link bestKernel} once HiGHS is there. */
export function solveKernel(
  highs: Highs,
  problem: KernelProblem,
  { tolerance = 1e-9 }: Pick<BestKernelOptions, "tolerance"> = {},
): KernelSolution {
  const { game, columns, forms, gains } = problem;
  const held = heldKernel(highs, problem, 0);
  if (held) return held;
  const { x, multipliers } = leastExploitable(highs, problem);
  const proof = impossibilityProof(columns, gains, multipliers);
  const nearly = proof.gain <= tolerance ? heldKernel(highs, problem, tolerance) : null;
  if (nearly) return nearly;
  const kernel = kernelFromColumns(game, columns, x);
  return { status: "impossible", kernel, leaderCost: valueAt(forms.leader, x), proof };
}

/** min J(Γ) subject to gains ≤ slack. */
export function kernelProgram(problem: KernelProblem, slack = 0): LinearProgram {
  const { columns, forms, gains, lower, upper } = problem;
  const deterred = gains.map(({ gain }) => rowOf(gain, Number.NEGATIVE_INFINITY, slack));
  return { cost: forms.leader, lower, upper, rows: [...sumsToOne(columns), ...deterred] };
}

/** The best kernel under which no deviation gains more than `slack`; `null` if there is none. */
export function heldKernel(
  highs: Highs,
  problem: KernelProblem,
  slack: number,
): Extract<KernelSolution, { readonly status: "optimal" }> | null {
  const { game, columns, forms } = problem;
  const solved = solveLinearProgram(highs, kernelProgram(problem, slack));
  if (solved.status !== "optimal") return null;
  return {
    status: "optimal",
    kernel: kernelFromColumns(game, columns, solved.x),
    leaderCost: valueAt(forms.leader, solved.x),
  };
}

/** min t subject to gains ≤ t; t is the last column. */
function leastExploitable(
  highs: Highs,
  { columns, gains, lower, upper }: KernelProblem,
): { readonly x: Float64Array; readonly multipliers: Float64Array } {
  const t = columns.count;
  const cost = new Float64Array(t + 1);
  cost[t] = 1;
  const rows = gains.map(({ gain }) =>
    rowOf(
      { columns: [...gain.columns, t], values: Float64Array.from([...gain.values, -1]) },
      Number.NEGATIVE_INFINITY,
      0,
    ),
  );
  const solved = solveLinearProgram(highs, {
    cost,
    lower: Float64Array.from([...lower, Number.NEGATIVE_INFINITY]),
    upper: Float64Array.from([...upper, Number.POSITIVE_INFINITY]),
    rows: [...sumsToOne(columns), ...rows],
  });
  if (solved.status !== "optimal") {
    throw new Error(`the program of least gains ended as ${solved.status}`);
  }
  const multipliers = solved.multipliers.subarray(columns.informationSets);
  return { x: solved.x, multipliers: multipliers.map((dual) => Math.max(0, -dual)) };
}

/** Σ_w Γ(w|set) = 1 for every information set. */
export function sumsToOne({ informationSets, actions }: KernelColumns): LinearRow[] {
  return Array.from({ length: informationSets }, (_, set) => ({
    columns: Array.from({ length: actions }, (_w, w) => set * actions + w),
    values: new Array<number>(actions).fill(1),
    lower: 1,
    upper: 1,
  }));
}

function rowOf({ columns, values }: LinearForm, lower: number, upper: number): LinearRow {
  return { columns: Array.from(columns), values: Array.from(values), lower, upper };
}

function valueAt(form: Float64Array, x: Float64Array): number {
  return form.reduce((sum, value, i) => sum + value * (x[i] as number), 0);
}

/**
 * Where only one observation z of the major leads to an information set and the plan does not play
 * v there, the set matters to nobody but a deviating major: the harshest action is best, fixed here.
 */
function punishedBounds(
  game: FiniteGame,
  plan: FinitePlan,
  { columns, forms }: Pick<KernelProblem, "columns" | "forms">,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  const lower = new Float64Array(columns.count);
  const upper = new Float64Array(columns.count).fill(1);
  const separate = columns.setOf(0, 0, 0) !== columns.setOf(0, 0, 1);
  const alone = game.knows === "observations" || plan.major.length === 1;
  if (!separate || !alone) return { lower, upper };
  forms.major.forEach((byAction, z) => {
    byAction.forEach((form, v) => {
      if ((plan.major[z]?.[v] ?? 0) > UNPLAYED) return;
      for (let i = 0; i < form.columns.length; i += columns.actions) {
        const costs = form.values.subarray(i, i + columns.actions);
        const harshest = i + costs.indexOf(Math.max(...costs));
        lower[form.columns[harshest] as number] = 1;
      }
    });
  });
  return { lower, upper };
}
