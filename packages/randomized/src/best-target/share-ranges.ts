import type { FiniteGame } from "@stackelberg/game";
import { observationTable, type StrategyTable } from "../replies/finite-plan.ts";
import type { ShareRange } from "./affine-estimate.ts";
import type { StrategyBox } from "./strategy-box.ts";

/** The intervals of μ_x(u) = Σ_y P(y|x) γ(u|y) over a box of strategies, by state. */
export function shareRanges(game: FiniteGame, { lower, upper }: StrategyBox): ShareRange[] {
  return observationTable(game, "followers").map((sees) => {
    const mix = (table: StrategyTable) =>
      (table[0] ?? []).map((_, u) =>
        sees.reduce((sum, p, y) => sum + p * (table[y]?.[u] as number), 0),
      );
    const [low, high] = [mix(lower), mix(upper)];
    return {
      middle: low.map((value, u) => (value + (high[u] as number)) / 2),
      half: low.map((value, u) => ((high[u] as number) - value) / 2),
    };
  });
}
