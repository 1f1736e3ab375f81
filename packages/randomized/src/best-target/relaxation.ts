import type { Highs } from "highs";
import { solveLinearProgram } from "../linear-program.ts";
import type { Kernel, StrategyTable } from "../replies/finite-plan.ts";
import { type KernelMonitoring, kernelFromColumns } from "../replies/kernel-columns.ts";
import { RelaxedConditions } from "./relaxed-conditions.ts";
import { RelaxedVariables } from "./relaxed-variables.ts";
import type { BoxedProblem, Coordinate } from "./strategy-box.ts";

/** What the players are assumed to do. */
export interface RelaxationOptions {
  /** Whether the leader reacts to the major's action. */
  readonly monitors: KernelMonitoring;
  /** Whether everybody obeys, as in the team optimum: no best-response conditions. */
  readonly obey: boolean;
}

/** A lower bound over a box, and the point where the relaxation attains it. */
export type Relaxed =
  | { readonly status: "empty" }
  | {
      readonly status: "bounded";
      /** No strategy of the box with any kernel costs the leader less. */
      readonly bound: number;
      /** Where to look for a good plan; `null` if the solver gave none. */
      readonly point: { readonly followers: StrategyTable; readonly kernel: Kernel } | null;
      /** The coordinate whose products are furthest from exact, to split next. */
      readonly loosest: (Coordinate & { readonly error: number }) | null;
    };

/**
 * A mixed-integer relaxation of the bilevel problem for a fixed γ_M and γ in a box.
 *
 * Unknown are Γ, γ, indicators s(u|y) ∈ {0, 1} and products H = Γ(w|·)·γ(k|y):
 *
 *     γ(u|y) ≤ upper·s(u|y),   C(u|y) − C(u′|y) ≤ M(1 − s(u|y)) for all u′,
 *     lower·Γ ≤ H ≤ upper·Γ,   Σ_w H = γ(k|y).
 *
 * Costs are replaced by affine estimates in the shares (second-order error, none where they are
 * affine), M is the largest value of the left side over the box. Where costs are affine and no
 * product of a share with the leader's action matters, Σ_w H = γ makes the relaxation exact: one
 * mixed-integer program solves the problem. Otherwise boxes are split until the bound closes.
 */
export function relaxedBound(
  highs: Highs,
  problem: BoxedProblem,
  { monitors, obey }: RelaxationOptions,
): Relaxed {
  const { game, box } = problem;
  const variables = new RelaxedVariables(game, box, monitors);
  const conditions = new RelaxedConditions(problem, variables);
  const cost = conditions.leaderCost();
  if (!obey) {
    conditions.addFollowers();
    conditions.addMajor();
  }
  const program = variables.program.program(cost);
  const free = program.integer?.some(
    (kind, i) => kind > 0 && program.lower[i] !== program.upper[i],
  );
  const whole = free && !obey;
  const solved = solveLinearProgram(highs, whole ? program : { ...program, integer: undefined });
  if (solved.status === "infeasible") return { status: "empty" };
  if (solved.status === "undecided") {
    return { status: "bounded", bound: solved.bound, point: null, loosest: null };
  }
  const { x } = solved;
  return {
    status: "bounded",
    bound: Math.min(solved.bound, solved.objective),
    point: {
      followers: variables.followersAt(x),
      kernel: kernelFromColumns(game, variables.kernel, x),
    },
    loosest: variables.loosest(x),
  };
}
