// Runs the mutation tests, part by part, and says what they noticed:
//   npm run mutation                      all parts, which takes hours
//   npm run mutation certificate classes  some of them
//   npm run mutation gains -- --mutate packages/incentive/src/gains/constant-gain.ts
//   npm run mutation -- --share 0.25 --seed 2   a quarter of the functions, drawn by this seed
// A part that was run before runs only what has changed since.
import { spawnSync } from "node:child_process";
import { areas } from "./areas.mjs";
import { requestIn } from "./request.mjs";
import { scoreTable } from "./scores.mjs";

try {
  run(requestIn(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function run({ parts, share, seed, mutate }) {
  for (const name of parts) {
    console.log(`\n${name}`);
    const env = {
      ...process.env,
      STACKELBERG_MUTATION_AREA: name,
      STACKELBERG_MUTATION_SHARE: share,
      STACKELBERG_MUTATION_SEED: seed,
    };
    const options = mutate === undefined ? [] : ["--mutate", mutate];
    const { status } = spawnSync("stryker", ["run", ...options], { env, stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
  console.log(`\n${scoreTable(Object.keys(areas))}`);
}
