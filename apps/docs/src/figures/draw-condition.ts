import { linesOverReading, toSvg } from "@stackelberg/charts";
import {
  constantGains,
  curvatureUnder,
  incentiveCondition,
  solvedTarget,
} from "@stackelberg/incentive";
import { numberText } from "@stackelberg/report";
import { Matrix } from "ml-matrix";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";
import { wishGame } from "./wish-game.ts";

const FOLLOWERS = 10;
const DEVIATIONS = Array.from({ length: 61 }, (_, i) => -1.5 + i / 20);

/** How a follower's own cost changes with its deviation, at the mean reading x = 1. */
export async function drawCondition({ share = 1, wish = 1 }: FigureValues): Promise<DrawnFigure> {
  const game = wishGame(wish, FOLLOWERS);
  const condition = incentiveCondition(game, solvedTarget(game).plan);
  const gain = Matrix.mul(constantGains(condition).leastNorm, share);
  const at = (form: Matrix) => form.get(0, 0) + form.get(0, 1);
  const g = at(condition.gradient);
  const slope = g + gain.get(0, 0) * at(condition.meanAuthority);
  const bend = curvatureUnder(condition, gain).get(0, 0);
  const line = (name: string, f: number, h: number) => ({
    name,
    points: DEVIATIONS.map((x) => ({ x, y: f * x + (h / 2) * x * x })),
  });
  const svg = await toSvg(
    linesOverReading({
      title: "What a deviation changes",
      subtitle: `one of ${FOLLOWERS} followers, at the reading 1`,
      x: { label: "deviation from the plan" },
      y: { label: "change of own cost" },
      lines: [
        line("the leader does not react", g, condition.curvature.get(0, 0)),
        line("under this gain", slope, bend),
      ],
      marks: [{ name: "the plan", x: 0 }],
      width: 480,
    }),
  );
  const saved =
    bend > 0 ? numberText((slope * slope) / (2 * bend), { digits: 4, scale: 1 }) : "without limit";
  return {
    svg,
    sentence: `Q = ${short(gain.get(0, 0))}: slope f = ${short(slope)}, curvature H = ${short(bend)}; deviating saves ${saved}.`,
  };
}

function short(value: number): string {
  return numberText(value, { digits: 4, scale: 10 });
}
