import { linesOverCount, toSvg } from "@stackelberg/charts";
import { populationStudy } from "@stackelberg/mean-field";
import { numberText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";
import { wishGame } from "./wish-game.ts";

const COUNTS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e9];

/** What trembling followers put into the leader's action, against the action itself. */
export async function drawTrembles({ sigma = 1e-3, wish = 1 }: FigureValues): Promise<DrawnFigure> {
  const study = populationStudy(wishGame(wish, 1), COUNTS);
  const shaken = study.rows.map(({ count, trembleEnergy }) => ({
    count,
    value: sigma * (trembleEnergy ?? 0) < 1e-20 ? 0 : sigma * (trembleEnergy ?? 0),
  }));
  const svg = await toSvg(
    linesOverCount({
      title: "What trembles put into the leader's action",
      quantity: { label: "variance" },
      scale: "log",
      series: [
        { name: "variance from trembles", points: shaken },
        { name: "one tremble", points: COUNTS.map((count) => ({ count, value: sigma })) },
      ],
    }),
  );
  const million = numberText(shaken.find(({ count }) => count === 1e6)?.value ?? Number.NaN, {
    digits: 3,
  });
  return {
    svg,
    sentence: `With a million followers, trembles of variance ${numberText(sigma, { digits: 2 })} shake the leader's action with variance ${million}.`,
  };
}
