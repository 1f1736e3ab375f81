import { expose } from "comlink";
import type { FigureName, FigureValues } from "../figures/sliders.ts";
import { checkAnswer } from "./check-answer.ts";
import { countAnswer } from "./count-answer.ts";
import { designAnswer } from "./design-answer.ts";
import type { GameRequest, OnProgress, RuleRequest } from "./requests.ts";

/** What the page asks for; what a page may not need is loaded when it is asked for. */
const desk = {
  check: checkAnswer,
  design: designAnswer,
  rule: async (request: RuleRequest, onProgress: OnProgress) => {
    const { ruleAnswer } = await import("./rule-answer.ts");
    return ruleAnswer(request, onProgress);
  },
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
