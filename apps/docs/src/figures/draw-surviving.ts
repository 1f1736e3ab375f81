import { linesOverCount, toSvg } from "@stackelberg/charts";
import { frontier } from "@stackelberg/mean-field";
import { percentText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";
import { wishGame } from "./wish-game.ts";

const COUNTS = [1, 3, 10, 30, 100, 300, 1e3, 1e4, 1e5, 1e6, Number.POSITIVE_INFINITY];

/** The share of what reacting could gain that the best affine rule gets, with and without trembles. */
export async function drawSurviving({
  sigma = 1e-3,
  wish = 1,
}: FigureValues): Promise<DrawnFigure> {
  const { surviving } = frontier(wishGame(wish, 1), { counts: COUNTS, variances: [0, sigma] });
  const line = (variance: number) =>
    surviving.flatMap((row) =>
      row.variance === variance && row.share !== null
        ? [{ count: row.count, value: row.share }]
        : [],
    );
  const shaken = line(sigma);
  if (shaken.length === 0) return { svg: "", sentence: "Here reacting has nothing to gain." };
  const svg = await toSvg(
    linesOverCount({
      title: "How much of the incentive survives",
      quantity: { label: "share of the possible gain" },
      series: [
        { name: "nobody trembles", points: line(0) },
        { name: "everybody trembles a little", points: shaken },
      ],
    }),
  );
  const at = (count: number) =>
    percentText(shaken.find((one) => one.count === count)?.value ?? Number.NaN);
  return {
    svg,
    sentence: `With these trembles ${at(10)} of the possible gain is left among 10 followers, ${at(1000)} among 1000, and ${at(1e6)} among a million.`,
  };
}
