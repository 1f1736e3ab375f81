import { costBars, toSvg } from "@stackelberg/charts";
import { design } from "@stackelberg/incentive";
import { numberText } from "@stackelberg/report";
import { costGroups } from "../cost-groups.ts";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";
import { wishGame } from "./wish-game.ts";

/** What everybody pays under the plans that the theory compares. */
export async function drawBenchmarks({ wish = 1, count = 1 }: FigureValues): Promise<DrawnFigure> {
  const game = wishGame(wish, count);
  const result = design(game, { defence: false });
  const svg = await toSvg(
    costBars({
      title: "Expected cost of each plan",
      quantity: { label: "expected cost" },
      groups: costGroups(game, result),
    }),
  );
  const { target, baselines } = result;
  const blind = numberText(baselines.noIncentive.leaderCost ?? Number.NaN, { digits: 4 });
  return {
    svg,
    sentence: `With the rule the leader pays ${numberText(target.leaderCost, { digits: 4, scale: 1 })}, without reacting at best ${blind}: ${result.certificate.verdict}.`,
  };
}
