import { designKernel, finitePopulation } from "@stackelberg/randomized";
import { expect, test } from "vitest";
import { gameNamed } from "./oracles.ts";

const audit = gameNamed("audit");

test("a search tells of each relaxation before it, and finds the same as in silence", async () => {
  const told: number[] = [];
  const design = await designKernel(audit, { onNode: ({ nodes }) => void told.push(nodes) });
  expect(told).toEqual(Array.from({ length: design.search.nodes }, (_, i) => i + 1));
  expect(design).toEqual(await designKernel(audit));
});

test("a study tells of each row when it is done", async () => {
  const told: number[] = [];
  const study = await finitePopulation(audit, {
    counts: [10, 100],
    onRow: ({ count }) => void told.push(count),
  });
  expect(told).toEqual(study?.rows.map(({ count }) => count));
});
