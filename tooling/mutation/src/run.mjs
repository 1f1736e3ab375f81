// Runs the mutation tests, part by part, and says what they noticed:
//   npm run mutation                      all parts, which takes hours
//   npm run mutation certificate classes  some of them
//   npm run mutation gains -- --mutate packages/incentive/src/constant-gain.ts
// A part that was run before runs only what has changed since.
import { spawnSync } from "node:child_process";
import { areas } from "./areas.mjs";
import { scoreTable } from "./scores.mjs";

const args = process.argv.slice(2);
const first = args.findIndex((arg) => arg.startsWith("-"));
const named = first < 0 ? args : args.slice(0, first);
const options = first < 0 ? [] : args.slice(first);
const unknown = named.find((name) => !Object.hasOwn(areas, name));

if (unknown !== undefined) {
  console.error(`Unknown part "${unknown}". There are: ${Object.keys(areas).join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(areas)) {
    console.log(`\n${name}`);
    const env = { ...process.env, STACKELBERG_MUTATION_AREA: name };
    const { status } = spawnSync("stryker", ["run", ...options], { env, stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
  console.log(`\n${scoreTable(Object.keys(areas))}`);
}
