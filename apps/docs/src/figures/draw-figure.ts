import { drawBenchmarks } from "./draw-benchmarks.ts";
import { drawCondition } from "./draw-condition.ts";
import { drawGains } from "./draw-gains.ts";
import { drawLimit } from "./draw-limit.ts";
import { drawLottery } from "./draw-lottery.ts";
import { drawParticipation } from "./draw-participation.ts";
import { drawSurviving } from "./draw-surviving.ts";
import { drawTrembles } from "./draw-trembles.ts";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureName, FigureValues } from "./sliders.ts";

const drawings: Readonly<Record<FigureName, (values: FigureValues) => Promise<DrawnFigure>>> = {
  benchmarks: drawBenchmarks,
  condition: drawCondition,
  gains: drawGains,
  limit: drawLimit,
  trembles: drawTrembles,
  surviving: drawSurviving,
  lottery: drawLottery,
  participation: drawParticipation,
};

/** Draws a figure of the theory pages at these values of its sliders. */
export function drawFigure(name: FigureName, values: FigureValues): Promise<DrawnFigure> {
  return drawings[name](values);
}
