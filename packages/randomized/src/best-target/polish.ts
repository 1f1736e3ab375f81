import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import type { Highs } from "highs";
import { sumsToOne } from "../kernel/best-kernel.ts";
import { type LinearRow, solveLinearProgram } from "../linear-program.ts";
import { type DeviationGain, deviationGains, UNPLAYED } from "../replies/deviations.ts";
import type { FinitePlan, Kernel, StrategyTable } from "../replies/finite-plan.ts";
import { inducedCosts } from "../replies/induced-costs.ts";
import { type KernelColumns, kernelFromColumns } from "../replies/kernel-columns.ts";
import { replyForms } from "../replies/reply-forms.ts";
import { majorDerivatives } from "./major-derivatives.ts";

const STEPS = 26;
const FIRST_RADIUS = 0.1;
const SHRINK = 0.3;
const SETTLED = 1e-14;

/** A plan with a kernel near it. */
export interface NearPlan {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
}

/**
 * Moves the followers' mixture and the kernel together onto the best-response conditions, with
 * γ_M and the supports of γ fixed: a sequence of linear programs, each linear in Γ and in γ about
 * the last point, in a shrinking box around γ. `null` where one of them has no solution.
 *
 * @param game - A mean-field game.
 */
export function polishedPlan(
  highs: Highs,
  game: FiniteGame,
  { plan, kernel, columns }: NearPlan & { readonly columns: KernelColumns },
): FinitePlan | null {
  let [followers, current] = [plan.followers, kernel];
  let radius = FIRST_RADIUS;
  for (let step = 0; step < STEPS; step++) {
    const at = { plan: { major: plan.major, followers }, kernel: current, columns, radius };
    const next = linearisedStep(highs, game, at);
    if (!next) return null;
    const moved = next.followers.some((row, y) =>
      row.some((p, u) => Math.abs(p - (followers[y]?.[u] as number)) > SETTLED),
    );
    followers = next.followers;
    if (!moved) break;
    current = next.kernel;
    radius *= SHRINK;
  }
  return { major: plan.major, followers };
}

interface LinearisedAt extends NearPlan {
  readonly columns: KernelColumns;
  readonly radius: number;
}

function linearisedStep(
  highs: Highs,
  game: FiniteGame,
  { plan, kernel, columns, radius }: LinearisedAt,
): { readonly followers: StrategyTable; readonly kernel: Kernel } | null {
  const { followerActions } = finiteGameSize(game);
  const forms = replyForms(game, plan, columns);
  const gains = deviationGains(game, plan, forms);
  const induced = inducedCosts(game, plan.major, kernel);
  const flat = plan.followers.flat();
  const slopes = induced.derivatives(plan.followers);
  const majorSlopes = game.major ? majorDerivatives(game, plan.followers, kernel) : [];
  const slopeOf = ({ role, observation, from, to }: DeviationGain, i: number): number => {
    if (role === "major") {
      const [a, b] = [majorSlopes[observation]?.[from], majorSlopes[observation]?.[to]];
      return ((a?.[i] as number) ?? 0) - ((b?.[i] as number) ?? 0);
    }
    const at = (u: number) =>
      slopes[(observation * followerActions + u) * flat.length + i] as number;
    return at(from) - at(to);
  };
  const first = columns.count;
  const rows: LinearRow[] = [...sumsToOne(columns), ...mixSums(plan.followers, first)];
  for (const gain of gains) {
    const slope = flat.map((_, i) => slopeOf(gain, i));
    const offset = slope.reduce((sum, value, i) => sum + value * (flat[i] as number), 0);
    rows.push({
      columns: [...gain.gain.columns, ...flat.map((_, i) => first + i)],
      values: [...gain.gain.values, ...slope],
      lower: Number.NEGATIVE_INFINITY,
      upper: offset,
    });
  }
  const solved = solveLinearProgram(highs, {
    cost: Float64Array.from([...forms.leader, ...induced.leaderGradient(plan.followers)]),
    lower: Float64Array.from([
      ...new Float64Array(first),
      ...flat.map((p) => (p <= UNPLAYED ? 0 : Math.max(0, p - radius))),
    ]),
    upper: Float64Array.from([
      ...new Float64Array(first).fill(1),
      ...flat.map((p) => (p <= UNPLAYED ? 0 : Math.min(1, p + radius))),
    ]),
    rows,
  });
  if (solved.status !== "optimal") return null;
  const x = solved.x.subarray(first);
  return {
    followers: cleanStrategy(
      plan.followers.map((row, y) => row.map((_, u) => x[y * row.length + u] as number)),
    ),
    kernel: kernelFromColumns(game, columns, solved.x.subarray(0, first)),
  };
}

function mixSums(followers: StrategyTable, first: number): LinearRow[] {
  return followers.map((row, y) => ({
    columns: row.map((_, u) => first + y * row.length + u),
    values: row.map(() => 1),
    lower: 1,
    upper: 1,
  }));
}

/** Without what is rounding below zero and in the sums. */
export function cleanStrategy(strategy: StrategyTable, smallest: number = UNPLAYED): StrategyTable {
  return strategy.map((row) => {
    const kept = row.map((p) => (p < smallest ? 0 : p));
    const sum = kept.reduce((total, p) => total + p, 0);
    return kept.map((p) => p / sum);
  });
}
