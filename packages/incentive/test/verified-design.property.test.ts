import { test } from "vitest";
import { expectVerified } from "./verified-design.ts";

test("what a design says is valid, whatever the game", () => {
  expectVerified({ numRuns: 20, seed: 26 }, { knows: "observations" });
});
