// Two runs of the benchmarks side by side, as a Markdown table: a report, never a gate.
//   npm run bench -- --outputJson before.json
//   npm run bench -- --outputJson after.json
//   npm run bench:compare -- before.json after.json
import { readFileSync } from "node:fs";

/** Medians on a machine with other work differ by this factor without a cause. */
const NOISE = 1.25;

function time(milliseconds) {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

/** Rows by how much changed, slower ones first; what only one run has comes last. */
function rows(before, after) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const ratio = (name) => after[name] / before[name];
  const both = names.filter((name) => Number.isFinite(ratio(name)));
  const one = names.filter((name) => !both.includes(name));
  const cell = (value) => (value === undefined ? "" : time(value));
  const word = (name) => (ratio(name) > NOISE ? "slower" : ratio(name) < 1 / NOISE ? "faster" : "");
  return [
    ...both
      .sort((a, b) => ratio(b) - ratio(a))
      .map((name) => [
        name,
        cell(before[name]),
        cell(after[name]),
        ratio(name).toFixed(2),
        word(name),
      ]),
    ...one.map((name) => [
      name,
      cell(before[name]),
      cell(after[name]),
      "",
      name in before ? "gone" : "new",
    ]),
  ];
}

const [before, after] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
if (after === undefined) {
  console.error("node tooling/bench-comparison.mjs BEFORE.json AFTER.json");
  process.exitCode = 2;
} else {
  const table = [
    ["benchmark", "before", "after", "after / before", ""],
    ["---", "--:", "--:", "--:", "---"],
    ...rows(before, after),
  ];
  console.log(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
  console.log(`\nMedians; a ratio between ${1 / NOISE} and ${NOISE} says nothing.`);
}
