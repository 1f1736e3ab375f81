// Draws assets/shared-price.svg, the picture of the README, from numbers computed on the spot.
//   npm run build && node tooling/readme-chart.mjs
import { writeFileSync } from "node:fs";
import { galleryGame } from "../packages/gallery/dist/index.js";
import { readGame } from "../packages/game/dist/file.js";
import { withCount } from "../packages/game/dist/index.js";
import { design } from "../packages/incentive/dist/index.js";

const game = readGame(galleryGame("shared-price").text);
const { target, baselines } = design(game);
const bars = [
  ["no rule", baselines.noRule.leaderCost, "#9aa5b1"],
  ["best plan without a rule", baselines.noIncentive.leaderCost, "#9aa5b1"],
  ["with the rule", target.leaderCost, "#1b6ca8"],
  ["if everybody obeyed", baselines.teamOptimum.leaderCost, "#d9dee3"],
];
const reactions = [0, 1, 2, 3, 4, 5, 6].map((exponent) => {
  const { incentive } = design(withCount(game, 10 ** exponent));
  return { exponent, single: Math.sqrt(incentive.gainEnergy) };
});

const text = (x, y, content, { size = 13, anchor = "start", fill = "#1f2933" } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}">${content}</text>`;
const line = ([x1, y1], [x2, y2], stroke = "#cbd2d9", width = 1) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${width}"/>`;
const round = (value) => Number(value.toFixed(1));

/** The utility's cost, one bar per regime. */
function costs() {
  const [left, top, scale] = [195, 84, 170];
  return bars.flatMap(([name, cost, fill], i) => {
    const y = top + 52 * i;
    return [
      text(left - 10, y + 21, name, { anchor: "end" }),
      `<rect x="${left}" y="${y}" width="${round(cost * scale)}" height="30" fill="${fill}"/>`,
      text(round(left + cost * scale + 8), y + 21, cost.toFixed(3)),
    ];
  });
}

/** Reactions against N, both axes logarithmic. */
function growth() {
  const x = (exponent) => 560 + 42 * exponent;
  const y = (value) => round(236 - 28 * Math.log10(value));
  const path = (value) => reactions.map((r) => `${x(r.exponent)},${y(value(r))}`).join(" ");
  const decades = [0, 2, 4].flatMap((d) => [
    line([x(0), y(10 ** d)], [x(6), y(10 ** d)]),
    text(x(0) - 8, y(10 ** d) + 4, (10 ** d).toLocaleString("en-US"), { size: 12, anchor: "end" }),
  ]);
  const counts = [0, 2, 4, 6].map((d) =>
    text(x(d), 290, (10 ** d).toLocaleString("en-US"), { size: 12, anchor: "middle" }),
  );
  const curve = (value, stroke) =>
    `<polyline points="${path(value)}" fill="none" stroke="${stroke}" stroke-width="3"/>`;
  return [
    ...decades,
    ...counts,
    text(x(3), 312, "number of owners", { anchor: "middle" }),
    curve((r) => r.single, "#9aa5b1"),
    curve((r) => r.single * 10 ** r.exponent, "#c2410c"),
    text(x(6) - 8, y(0.4) + 18, "to one owner", { anchor: "end", fill: "#52606d" }),
    text(x(3) - 14, y(2000), "to the mean", { anchor: "end", fill: "#c2410c" }),
  ];
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 330" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif">
<title>Shared price: what the utility pays, and how strongly the price must react</title>
<rect width="860" height="330" fill="#ffffff"/>
${[
  text(20, 32, "What the utility pays", { size: 16 }),
  text(20, 52, `${game.count} owners, ${game.units.cost}; less is better`, { fill: "#52606d" }),
  ...costs(),
  text(520, 32, "How strongly the price must react", { size: 16 }),
  text(520, 52, "root mean square, EUR/kWh per kW", { fill: "#52606d" }),
  ...growth(),
].join("\n")}
</svg>
`;
writeFileSync(new URL("../assets/shared-price.svg", import.meta.url), svg);
