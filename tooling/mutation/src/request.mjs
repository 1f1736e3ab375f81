import { parseArgs } from "node:util";
import { areas } from "./areas.mjs";

/**
 * What is asked for on the command line.
 *
 * @param {readonly string[]} args
 * @returns {{ parts: readonly string[], share: string, seed: string, mutate: string | undefined }}
 * @throws {TypeError} saying what was found and what was expected.
 */
export function requestIn(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      share: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      mutate: { type: "string" },
    },
    allowPositionals: true,
  });
  const { share, seed, mutate } = values;
  const unknown = positionals.find((name) => !Object.hasOwn(areas, name));
  if (unknown !== undefined) {
    throw new TypeError(`Unknown part "${unknown}"; there are ${Object.keys(areas).join(", ")}.`);
  }
  if (!(Number(share) > 0 && Number(share) <= 1)) {
    throw new TypeError(`--share is "${share}"; expected a number above 0 and up to 1.`);
  }
  return { parts: positionals.length > 0 ? positionals : Object.keys(areas), share, seed, mutate };
}
