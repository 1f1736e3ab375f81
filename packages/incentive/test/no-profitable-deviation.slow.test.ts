import { describe, test } from "vitest";
import { claims } from "./no-profitable-deviation.ts";

describe("no deviation pays beyond the certified ε, many times", () => {
  test.each(Object.entries(claims))("%s", (name, claim) => {
    claim({ numRuns: name.startsWith("ε") ? 25 : 400, seed: 431, endOnFailure: true });
  });
});
