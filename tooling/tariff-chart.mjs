// Draws assets/ev-charging.svg, a picture of the README, from numbers computed on the spot.
//   npm run build && node tooling/tariff-chart.mjs
import { writeFileSync } from "node:fs";
import { pageData } from "../apps/cli/dist/page/page-data.js";
import { costBars, linesOverReading, panels, toSvg } from "../packages/charts/dist/index.js";
import { galleryGame } from "../packages/gallery/dist/index.js";
import { readGame } from "../packages/game/dist/file.js";
import { design } from "../packages/incentive/dist/index.js";

const game = readGame(galleryGame("ev-charging").text);
const data = pageData(game, design(game));
const { target, baselines, participation } = data.design;
const { payCurve, changeCurve } = data.derived.followers;
const unit = game.units.cost;
const size = { width: 250, height: 250 };

const cost = (name, { leaderCost, followerCost }) => ({
  name,
  bars: [
    { name: "utility", value: leaderCost },
    { name: "each owner", value: followerCost },
  ],
});
const costs = costBars({
  title: "What it costs",
  subtitle: "before payments, which cancel out",
  quantity: { label: "expected cost", unit },
  groups: [
    cost("no rule", baselines.noRule),
    cost("with the tariff", target),
    cost("all obey", baselines.teamOptimum),
  ],
  width: 190,
});
const pay = linesOverReading({
  title: "What an owner pays",
  subtitle: "less than 0: is paid",
  x: { label: "charged in the evening", unit: game.units.evening },
  y: { label: "payment", unit },
  lines: [
    { name: "tariff", points: payCurve.evening.map(({ action: x, payment: y }) => ({ x, y })) },
  ],
  ...size,
});
const worse = Math.round(100 * participation.followers.shareWorseOff.value);
const changes = linesOverReading({
  title: "Who wins, who loses",
  subtitle: `${worse} % are worse off than without a rule`,
  x: { label: "demand", unit: game.units.demand },
  y: { label: "change of cost", unit },
  lines: [
    { name: "change", points: changeCurve.map(({ reading: x, change: y }) => ({ x, y })) },
    { name: "as before", points: changeCurve.map(({ reading: x }) => ({ x, y: 0 })) },
  ],
  ...size,
});
const picture = panels({
  title: "Evening or night: a tariff",
  subtitle: `${game.count} car owners`,
  charts: [costs, pay, changes],
  columns: 3,
});
writeFileSync(new URL("../assets/ev-charging.svg", import.meta.url), `${await toSvg(picture)}\n`);
