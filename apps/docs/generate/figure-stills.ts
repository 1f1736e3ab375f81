import { forDarkPage } from "../src/dark-picture.ts";
import { drawFigure } from "../src/figures/draw-figure.ts";
import { type FigureName, figureSliders, startValues } from "../src/figures/sliders.ts";

/** What the live figures show and say before anybody moves a slider. */
export interface FigureStills {
  /** Pictures by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Sentences by name of the figure. */
  readonly sentences: Readonly<Record<string, string>>;
}

/** Draws the live figures where their sliders stand at first. */
export async function figureStills(): Promise<FigureStills> {
  const files: Record<string, string> = {};
  const sentences: Record<string, string> = {};
  for (const name of Object.keys(figureSliders) as FigureName[]) {
    const { svg, sentence } = await drawFigure(name, startValues(name));
    files[`public/figures/${name}.svg`] = svg;
    files[`public/figures/${name}-dark.svg`] = forDarkPage(svg);
    sentences[name] = sentence;
  }
  return { files, sentences };
}
