import { type CostTerm, type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { observationTable, type StrategyTable } from "./finite-plan.ts";

/** Costs at given shares of the followers: flat tables. */
export interface PointCosts {
  /** L(x, v, w). */
  readonly leader: Float64Array;
  /** c_M(x, v, w); zeros without a major. */
  readonly major: Float64Array;
  /** c(x, v, w, u), u fastest. */
  readonly followers: Float64Array;
}

/** μ_x(u) = Σ_y P(y|x) γ(u|y): states × actions. */
export function sharesOf(game: FiniteGame, followers: StrategyTable): number[][] {
  const { followerActions } = finiteGameSize(game);
  return observationTable(game, "followers").map((row) =>
    Array.from({ length: followerActions }, (_, u) =>
      row.reduce((sum, p, y) => sum + p * (followers[y]?.[u] ?? 0), 0),
    ),
  );
}

/** The costs of a mean-field game where the followers play `followers`. */
export function pointCosts(game: FiniteGame, followers: StrategyTable): PointCosts {
  const shares = sharesOf(game, followers);
  const { majorActions, leaderActions, followerActions } = finiteGameSize(game);
  const block = majorActions * leaderActions;
  return {
    leader: atShares(game.leader.cost, shares, block),
    major: atShares(game.major?.cost ?? [], shares, block),
    followers: atShares(game.followers.cost, shares, block * followerActions),
  };
}

function atShares(
  terms: readonly CostTerm[],
  shares: readonly (readonly number[])[],
  block: number,
): Float64Array {
  const values = new Float64Array(shares.length * block);
  for (const { shares: exponents, table } of terms) {
    shares.forEach((mix, x) => {
      const weight = exponents.reduce((p, m, k) => (m > 0 ? p * (mix[k] as number) ** m : p), 1);
      for (let i = x * block; i < (x + 1) * block; i++) {
        values[i] = (values[i] as number) + weight * (table[i] as number);
      }
    });
  }
  return values;
}
