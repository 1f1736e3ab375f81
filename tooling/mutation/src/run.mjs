// Runs the mutation tests, part by part, and says what they noticed:
//   npm run mutation                      all parts, which takes hours
//   npm run mutation certificate classes  some of them
//   npm run mutation gains -- --mutate packages/incentive/src/gains/constant-gain.ts
//   npm run mutation -- --share 0.25 --seed 2   a quarter of the functions, drawn by this seed
// A part that was run before runs only what has changed since.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { areas } from "./areas.mjs";
import { scoreTable } from "./scores.mjs";

const { values, positionals: named } = parseArgs({
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    mutate: { type: "string" },
  },
  allowPositionals: true,
});
const unknown = named.find((name) => !Object.hasOwn(areas, name));
const options = values.mutate === undefined ? [] : ["--mutate", values.mutate];

if (unknown !== undefined) {
  console.error(`Unknown part "${unknown}". There are: ${Object.keys(areas).join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(areas)) {
    console.log(`\n${name}`);
    const env = {
      ...process.env,
      STACKELBERG_MUTATION_AREA: name,
      STACKELBERG_MUTATION_SHARE: values.share,
      STACKELBERG_MUTATION_SEED: values.seed,
    };
    const { status } = spawnSync("stryker", ["run", ...options], { env, stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
  console.log(`\n${scoreTable(Object.keys(areas))}`);
}
