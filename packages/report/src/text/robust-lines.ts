import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { playedPlan } from "../facts/announced-measure.ts";
import { worstCase } from "../facts/what-if.ts";
import { labelledLines } from "./labelled-lines.ts";
import { numberText } from "./number-text.ts";
import { costUnit } from "./unit-text.ts";

/** The worst case before and after, and what the robust design costs if nothing is wrong. */
export function robustLines(
  game: LqgGame,
  result: DesignResult,
  { nominal, width }: { readonly nominal?: DesignResult; readonly width: number },
): readonly string[] {
  if (!nominal) return [];
  const unit = costUnit(game);
  const [before, after] = [worstCase(nominal), worstCase(result)];
  const lost = playedPlan(result).leaderCost - playedPlan(nominal).leaderCost;
  const corner = result.robustness.some(({ change }) => change === "corner");
  const over = corner ? "corners of the declared ranges" : "named constants off by 20 %";
  const scale = 1e3 * Math.max(1, Math.abs(playedPlan(nominal).leaderCost));
  const amount = (value: number | null) => (value === null ? "not known" : numberText(value));
  return labelledLines(
    [
      {
        label: "worst case",
        text: `${amount(after)}${unit}, against ${amount(before)}${unit} with the ${nominal.solver.name} rule (leader's cost over the ${over})`,
      },
      {
        label: "nominal loss",
        text: `${numberText(lost, { scale })}${unit}: what it costs her if nothing is wrong`,
      },
    ],
    width,
  );
}
