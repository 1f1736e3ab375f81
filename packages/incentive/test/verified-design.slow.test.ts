import { test } from "vitest";
import { expectVerified } from "./verified-design.ts";

test("what a design says is valid, whatever the game, many times", () => {
  expectVerified({ numRuns: 300, seed: 432 });
});
