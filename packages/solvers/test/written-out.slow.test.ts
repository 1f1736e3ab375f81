import { describe, test } from "vitest";
import { agreements } from "./written-out-agreement.ts";

describe("agrees with the game written out, many times", () => {
  test.each(Object.entries(agreements))("%s", (_, agree) => {
    agree({ numRuns: 1500, seed: 421 });
  });
});
