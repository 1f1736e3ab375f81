import { existsSync, readFileSync } from "node:fs";

const noticed = new Set(["Killed", "Timeout"]);
const counted = new Set([...noticed, "Survived", "NoCoverage"]);

/** What the reports of these parts say: how many changes there were, and how many were noticed. */
export function scoreTable(names) {
  const rows = names.map((name) => ({ name, ...countsOf(name) })).filter(({ all }) => all > 0);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = {
    name: "together",
    all: sum("all"),
    noticed: sum("noticed"),
    reached: sum("reached"),
  };
  return ["| part | changes | reached by a test | noticed | of all |", "|---|---|---|---|---|"]
    .concat([...rows, total].map(line))
    .join("\n");
}

const line = ({ name, all, noticed, reached }) =>
  `| ${name} | ${all} | ${reached} | ${noticed} | ${all > 0 ? Math.round((100 * noticed) / all) : 0} % |`;

function countsOf(name) {
  const report = `coverage/mutation/${name}/report.json`;
  if (!existsSync(report)) return { all: 0, noticed: 0, reached: 0 };
  const mutants = Object.values(JSON.parse(readFileSync(report, "utf8")).files)
    .flatMap((file) => file.mutants)
    .filter(({ status }) => counted.has(status));
  return {
    all: mutants.length,
    noticed: mutants.filter(({ status }) => noticed.has(status)).length,
    reached: mutants.filter(({ status }) => status !== "NoCoverage").length,
  };
}
