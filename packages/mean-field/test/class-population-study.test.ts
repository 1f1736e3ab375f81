import { gallery } from "@stackelberg/gallery";
import type { ClassGame } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { expect, test } from "vitest";
import { classPopulationStudy } from "../src/index.ts";

const infinity = Number.POSITIVE_INFINITY;

function studyOf(name: string, counts: readonly number[]) {
  const found = gallery.find((game) => game.name === name);
  return classPopulationStudy(readAnyGame(found?.text ?? "") as ClassGame, counts);
}

test("gains hold the target among finitely many, nothing does in the limit", () => {
  const { rows, limitWellPosed } = studyOf("cold-evening", [1000, 1e6, infinity]);
  expect(limitWellPosed).toBe(false);
  const [few, many, limit] = rows;
  expectClose(few?.reached, few?.target.leaderCost ?? Number.NaN);
  expectClose(many?.reached, many?.target.leaderCost ?? Number.NaN);
  expect(limit?.reached).toBeNull();
  expect(limit?.classes.map(({ refusal }) => refusal)).toContain("limit-not-well-posed");
});

test("a tariff for each class holds the target at every N", () => {
  const { rows, limitWellPosed, remedy } = studyOf("two-tariffs", [1000, 1e6, infinity]);
  expect(limitWellPosed).toBe(true);
  expect(remedy).toBe("none is needed");
  for (const { reached, target, classes } of rows) {
    expectClose(reached, target.leaderCost);
    expect(classes.every(({ refusal }) => refusal === undefined)).toBe(true);
  }
});
