/** A number that the reader of a figure can move. */
export interface Slider {
  readonly name: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly start: number;
  /** Whether the slider moves the power of ten. @defaultValue false */
  readonly power?: boolean;
}

/** The live figures of the theory pages, by name, with what can be moved in each. */
export const figureSliders = {
  benchmarks: [
    { name: "wish", label: "what the leader wants (b)", from: 0.4, to: 2, step: 0.1, start: 1.6 },
    {
      name: "count",
      label: "number of followers N",
      from: 0,
      to: 9,
      step: 1,
      start: 1,
      power: true,
    },
  ],
  condition: [
    {
      name: "share",
      label: "gain, as a share of the exact one",
      from: 0,
      to: 2,
      step: 0.05,
      start: 1,
    },
    { name: "wish", label: "what the leader wants (b)", from: 0.4, to: 2, step: 0.1, start: 1.6 },
  ],
  gains: [
    { name: "damping", label: "damping λ", from: -5, to: 0, step: 0.25, start: -1, power: true },
    { name: "order", label: "what the plant ordered", from: 1, to: 5, step: 0.25, start: 3 },
  ],
  limit: [
    { name: "wish", label: "what the leader wants (b)", from: 0.4, to: 2, step: 0.1, start: 1.6 },
  ],
  trembles: [
    {
      name: "sigma",
      label: "variance of a tremble σ²",
      from: -6,
      to: 0,
      step: 0.5,
      start: -3,
      power: true,
    },
    { name: "wish", label: "what the leader wants (b)", from: 0.4, to: 2, step: 0.1, start: 1.6 },
  ],
  surviving: [
    {
      name: "sigma",
      label: "variance of a tremble σ²",
      from: -6,
      to: 0,
      step: 0.5,
      start: -3,
      power: true,
    },
    { name: "wish", label: "what the leader wants (b)", from: 0.4, to: 2, step: 0.1, start: 1.6 },
  ],
  lottery: [
    {
      name: "clean",
      label: "what working cleanly costs the plant",
      from: 0.5,
      to: 5,
      step: 0.25,
      start: 3,
    },
    {
      name: "rebate",
      label: "what a rebate is worth to the plant",
      from: 1,
      to: 8,
      step: 0.5,
      start: 4,
    },
  ],
  participation: [
    {
      name: "discomfort",
      label: "how much an owner dislikes to wait",
      from: 0.05,
      to: 0.5,
      step: 0.01,
      start: 0.15,
    },
    { name: "lump", label: "lump sum to each (EUR/h)", from: -0.2, to: 0.8, step: 0.02, start: 0 },
  ],
} as const satisfies Readonly<Record<string, readonly Slider[]>>;

/** Name of a live figure. */
export type FigureName = keyof typeof figureSliders;

/** Values by name of the slider, as the drawing needs them. */
export type FigureValues = Readonly<Record<string, number>>;

/** A slider's value for the drawing: the number, or the power of ten. */
export function sliderValue({ power }: Slider, position: number): number {
  return power ? 10 ** position : position;
}

/** Where the sliders stand at first. */
export function startValues(name: FigureName): FigureValues {
  const sliders: readonly Slider[] = figureSliders[name];
  return Object.fromEntries(
    sliders.map((slider) => [slider.name, sliderValue(slider, slider.start)]),
  );
}
