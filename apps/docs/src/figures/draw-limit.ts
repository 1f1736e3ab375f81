import { linesOverCount, toSvg } from "@stackelberg/charts";
import { populationStudy, type StudyRow } from "@stackelberg/mean-field";
import { capital } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";
import { wishGame } from "./wish-game.ts";

const COUNTS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, Number.POSITIVE_INFINITY];

/** How strongly an exact rule reacts, over the number of followers. */
export async function drawLimit({ wish = 1 }: FigureValues): Promise<DrawnFigure> {
  const study = populationStudy(wishGame(wish, 1), COUNTS);
  const points = (value: (row: StudyRow) => number | null) =>
    study.rows.flatMap((row) => {
      const found = value(row);
      return found === null ? [] : [{ count: row.count, value: found < 1e-20 ? 0 : found }];
    });
  const svg = await toSvg(
    linesOverCount({
      title: "Mean square of the reaction",
      quantity: { label: "energy" },
      scale: "log",
      series: [
        { name: "to one follower", points: points(({ gainEnergy }) => gainEnergy) },
        { name: "to the mean", points: points(({ meanGainEnergy }) => meanGainEnergy) },
      ],
    }),
  );
  return { svg, sentence: `${capital(study.reason)}.` };
}
