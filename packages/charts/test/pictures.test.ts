import { describe, expect, it } from "vitest";
import {
  type ChartSpec,
  costBars,
  heatMap,
  linesOverCount,
  linesOverReading,
  panels,
  populationChart,
  rangeBars,
  toSvg,
} from "../src/index.ts";
import { toPng } from "../src/png.ts";

const overCount = linesOverCount({
  title: "Cost",
  subtitle: "of the leader",
  quantity: { label: "cost", unit: "EUR/day" },
  scale: "log",
  series: [
    {
      name: "with a rule",
      points: [1, 10, Number.POSITIVE_INFINITY].map((count) => ({ count, value: 1 / count })),
    },
    { name: "without", points: [{ count: 1, value: 2 }] },
  ],
});
const overReading = linesOverReading({
  title: "Tariff",
  x: { label: "charge", unit: "kW" },
  y: { label: "payment", unit: "EUR" },
  lines: [
    {
      name: "payment",
      points: [
        { x: 0, y: -1 },
        { x: 2, y: 3 },
      ],
    },
  ],
  bands: [
    {
      name: "most homes",
      points: [
        { x: 0.5, low: -1, high: 3 },
        { x: 1, low: -1, high: 3 },
      ],
    },
  ],
  marks: [{ name: "mean reading", x: 0.7 }],
});
const bars = costBars({
  title: "Benchmarks",
  quantity: { label: "cost", unit: "EUR" },
  groups: [
    {
      name: "no rule",
      bars: [
        { name: "leader", value: -1.25 },
        { name: "home", value: 2 },
      ],
    },
    {
      name: "target",
      bars: [
        { name: "leader", value: 0 },
        { name: "home", value: 1e-7 },
      ],
    },
  ],
  reference: { name: "budget", value: 1 },
});
const ranges = rangeBars({
  title: "If we are wrong",
  quantity: { label: "cost" },
  rows: [{ name: "discomfort", low: 2, high: 1, lowLabel: "less", highLabel: "more" }],
});
const heat = heatMap({
  title: "Kernel",
  x: { label: "hers" },
  y: { label: "theirs" },
  value: { label: "probability" },
  panel: { label: "signal" },
  cells: ["zeta", "alpha"].map((panel) => ({ panel, x: "audit", y: "honest", value: 0.25 })),
});

const pictures: readonly (readonly [string, ChartSpec, readonly string[]])[] = [
  [
    "lines over N",
    overCount,
    [
      "Cost",
      "of the leader",
      "cost (EUR/day)",
      "number of followers N",
      "∞",
      "with a rule",
      "without",
    ],
  ],
  [
    "lines over a reading",
    overReading,
    ["charge (kW)", "payment (EUR)", "most homes", "mean reading"],
  ],
  [
    "cost bars",
    bars,
    ["cost (EUR)", "no rule", "target", "leader", "home", "−1.25", "1.00e-7", "budget"],
  ],
  ["range bars", ranges, ["cost", "discomfort", "less", "more"]],
  ["a heat map", heat, ["hers", "theirs", "probability", "signal", "zeta", "0.25"]],
  ["panels", panels({ title: "All", charts: [overCount, bars] }), ["All", "Cost", "Benchmarks"]],
];

describe.each(pictures)("%s", (_, spec, texts) => {
  it("names its axes, values and series", async () => {
    const svg = await toSvg(spec);
    for (const text of texts) expect(svg).toContain(`>${text}<`);
    expect(svg).not.toMatch(/NaN|undefined|null/);
  });

  it("becomes a PNG of twice the size", async () => {
    const svg = await toSvg(spec);
    const width = Number(/width="([\d.]+)"/.exec(svg)?.[1]);
    const png = toPng(svg);
    const view = new DataView(png.buffer, png.byteOffset);
    expect(view.getUint32(16)).toBeCloseTo(2 * width, -1);
  });
});

it("draws text in the PNG even where no fonts are installed", () => {
  const text = (content: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30"><text x="5" y="20" font-family="Nowhere">${content}</text></svg>`;
  const [empty, written, other] = ["", "10⁻³", "10⁻⁴"].map((content) => toPng(text(content)));
  expect(written).not.toEqual(empty);
  expect(written).not.toEqual(other);
});

it("keeps the order in which panels come", async () => {
  const svg = await toSvg(heat);
  expect(svg.indexOf(">zeta<")).toBeLessThan(svg.indexOf(">alpha<"));
});

it("tells lines apart without colour", async () => {
  const svg = await toSvg(overReading);
  expect(svg).not.toContain('stroke-dasharray="8,4"');
  const two = linesOverReading({
    title: "Two",
    x: { label: "x" },
    y: { label: "y" },
    lines: ["a", "b"].map((name, i) => ({
      name,
      points: [
        { x: 0, y: i },
        { x: 1, y: i },
      ],
    })),
  });
  expect(await toSvg(two)).toContain('stroke-dasharray="8,4"');
});

describe("what cannot be drawn", () => {
  const quantity = { label: "cost" };
  const refused = expect.objectContaining({ code: "STACKELBERG_CHART_DATA" });

  it("is refused with a code: nothing", () => {
    expect(() => linesOverCount({ title: "t", quantity, series: [] })).toThrow(refused);
    expect(() => linesOverReading({ title: "t", x: quantity, y: quantity, lines: [] })).toThrow(
      refused,
    );
    expect(() => costBars({ title: "t", quantity, groups: [] })).toThrow(refused);
    expect(() => rangeBars({ title: "t", quantity, rows: [] })).toThrow(refused);
    expect(() =>
      heatMap({ title: "t", x: quantity, y: quantity, value: quantity, cells: [] }),
    ).toThrow(refused);
    expect(() => panels({ title: "t", charts: [] })).toThrow(refused);
  });

  it("is refused with a code: numbers without a place", () => {
    const point = (value: number) => [{ name: "a", points: [{ count: 1, value }] }];
    const series = point(Number.POSITIVE_INFINITY);
    expect(() => linesOverCount({ title: "t", quantity, series })).toThrow(refused);
    expect(() => linesOverCount({ title: "t", quantity, series: point(-1), scale: "log" })).toThrow(
      refused,
    );
    expect(() =>
      costBars({
        title: "t",
        quantity,
        groups: [{ name: "g", bars: [{ name: "a", value: Number.NaN }] }],
      }),
    ).toThrow(refused);
  });
});

describe("a population study", () => {
  const row = (count: number) => ({
    count,
    reached: 1 / count,
    target: { leaderCost: 1 / count },
    baselines: { noIncentive: { leaderCost: null } },
    gainEnergy: 1,
    trembleEnergy: count,
    meanGainEnergy: count ** 2,
    limitDesign: { exploitability: 1 / count, lossAsPlanned: -1 / count, lossUnderResponse: null },
  });
  const study = {
    name: "crowd",
    limitWellPosed: false,
    rows: [1, 10, Number.POSITIVE_INFINITY].map(row),
  };

  it("shows costs, energies and the limit's design, and leaves out what is not known", async () => {
    const svg = await toSvg(populationChart({ ...study, costUnit: "EUR" }));
    expect(svg).toContain("leader's expected cost (EUR)");
    expect(svg).toContain("to the mean action");
    expect(svg).toContain("leader's loss, plan played");
    expect(svg).not.toContain("no incentive");
    expect(svg).not.toContain("true response");
  });

  it("has no third panel where the limit has no design", async () => {
    const rows = study.rows.map((one) => ({ ...one, limitDesign: null }));
    expect(await toSvg(populationChart({ ...study, rows }))).not.toContain("The limit's design");
  });
});
