import { expect, test } from "vitest";
import { forDarkPage } from "../src/dark-picture.ts";
import { drawFigure } from "../src/figures/draw-figure.ts";
import {
  type FigureName,
  figureSliders,
  type Slider,
  sliderValue,
  startValues,
} from "../src/figures/sliders.ts";

const names = Object.keys(figureSliders) as FigureName[];
const at = (name: FigureName, end: "from" | "to") => {
  const sliders: readonly Slider[] = figureSliders[name];
  return Object.fromEntries(
    sliders.map((slider) => [slider.name, sliderValue(slider, slider[end])]),
  );
};

test.each(names)("the figure %s is drawn wherever its sliders stand", async (name) => {
  for (const values of [startValues(name), at(name, "from"), at(name, "to")]) {
    const { svg, sentence } = await drawFigure(name, values);
    expect(svg).toMatch(/^<svg/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/NaN|undefined|unknown/);
    expect(forDarkPage(svg)).not.toContain('"#1f2933"');
  }
});

test("the sentence of the audit has the numbers of the derivation", async () => {
  const { sentence } = await drawFigure("lottery", { clean: 3, rebate: 4 });
  expect(sentence).toContain("probability 0.75");
  expect(sentence).toContain("saves the inspector 0.5.");
});

test("at the exact gain deviating saves nothing, elsewhere something", async () => {
  const exact = await drawFigure("condition", { share: 1, wish: 1.6 });
  const half = await drawFigure("condition", { share: 0.5, wish: 1.6 });
  expect(exact.sentence).toMatch(/deviating saves 0\.$/);
  expect(half.sentence).toMatch(/deviating saves 0\.0\d+\.$/);
});

test("on a dark page the ground is gone, and the labels of cells stay", () => {
  const cell = '<text fill="#10161d">0.25</text><text fill="white">0.75</text>';
  const dark = forDarkPage(
    `<svg><rect width="9" fill="white"/><text fill="#1f2933">w</text>${cell}</svg>`,
  );
  expect(dark).toContain('<rect width="9" fill="none"/>');
  expect(dark).toContain('<text fill="#dfe4ea">w</text>');
  expect(dark).toContain(cell);
});
