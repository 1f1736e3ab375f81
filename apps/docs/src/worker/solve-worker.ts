import { expose } from "comlink";
import type { FigureName, FigureValues } from "../figures/sliders.ts";
import { checkAnswer } from "./check-answer.ts";
import { countAnswer } from "./count-answer.ts";
import { designAnswer } from "./design-answer.ts";
import type { GameRequest, OnProgress } from "./requests.ts";
import { ruleAnswer } from "./rule-answer.ts";

/** What the page asks for; pictures are loaded when the first one is drawn. */
const desk = {
  check: checkAnswer,
  design: designAnswer,
  rule: ruleAnswer,
  count: countAnswer,
  pictures: async (request: GameRequest, onProgress: OnProgress) => {
    const { picturesAnswer } = await import("./pictures-answer.ts");
    return picturesAnswer(request, onProgress);
  },
  figure: async (name: FigureName, values: FigureValues) => {
    const { drawFigure } = await import("../figures/draw-figure.ts");
    return drawFigure(name, values);
  },
};

/** What stands on the other side of the worker. */
export type Desk = typeof desk;

expose(desk);
