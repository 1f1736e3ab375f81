import { describe, test } from "vitest";
import { agreements } from "./written-out-agreement.ts";

describe("agrees with the game written out follower by follower", () => {
  test.each(Object.entries(agreements))("%s", (_, agree) => {
    agree({ numRuns: 25, seed: 411 });
  });
});
