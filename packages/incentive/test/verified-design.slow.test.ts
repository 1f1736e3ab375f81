import { test } from "vitest";
import { expectVerified } from "./verified-design.ts";

test("what a design says is valid, whatever the game, many times", () => {
  expectVerified({ numRuns: 400, seed: 432 }, { knows: "observations" });
});
