import { describe, test } from "vitest";
import { claims } from "./no-profitable-deviation.ts";

describe("no deviation pays beyond the certified ε", () => {
  test.each(Object.entries(claims))("%s", (name, claim) => {
    claim({ numRuns: name.startsWith("ε") ? 2 : 10, seed: 21 });
  });
});
