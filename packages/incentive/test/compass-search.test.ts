import { describe, expect, test } from "vitest";
import { type CompassSearchOptions, compassSearch } from "../src/payments/compass-search.ts";

type Cost = (point: readonly number[]) => number;

/** The search, and where it looked. */
function followed(cost: Cost, start: readonly number[], options: CompassSearchOptions) {
  const looks: (readonly number[])[] = [];
  const found = compassSearch(
    (point) => {
      looks.push([...point]);
      return cost(point);
    },
    start,
    options,
  );
  return { ...found, looks };
}

describe("(x − 3)² from 0 by steps of 1", () => {
  const cost: Cost = ([x = 0]) => (x - 3) ** 2;
  const { looks, point, value, converged } = followed(cost, [0], { step: [1] });

  test("a step, twice the move; then the doubled step fails both ways and is halved", () => {
    expect(looks.slice(0, 6).flat()).toEqual([0, 1, 2, 4, 0, 3]);
  });

  test("it ends at the minimum because its steps became small", () => {
    expect(point).toEqual([3]);
    expect(value).toBe(0);
    expect(converged).toBe(true);
  });

  test("steps end below the precision: a thousandth takes ten halvings, not thirty", () => {
    const coarse = followed(cost, [0], { step: [1], precision: 1e-3 });
    const halvings = (all: readonly (readonly number[])[]) =>
      Math.min(...all.map(([x = 0]) => Math.abs(x - 3)).filter((apart) => apart > 0));
    expect(halvings(coarse.looks)).toBeGreaterThan(1e-3);
    expect(halvings(coarse.looks)).toBeLessThan(4e-3);
    expect(halvings(looks)).toBeLessThan(4e-9);
  });
});

test("against the first direction: (x + 3)² from 0 turns round and keeps turned", () => {
  const { looks, point } = followed(([x = 0]) => (x + 3) ** 2, [0], { step: [1] });
  expect(
    looks
      .slice(0, 7)
      .flat()
      .map((x) => x + 0),
  ).toEqual([0, 1, -1, -2, -4, 0, -3]);
  expect(point).toEqual([-3]);
});

test("coordinates have steps of their own: a valley a thousand times as long as it is wide", () => {
  const valley: Cost = ([x = 0, y = 0]) => (x - 1) ** 2 + (y / 1000 - 1 + x) ** 2;
  const { point, converged } = followed(valley, [0, 0], { step: [1, 1000] });
  expect(point[0]).toBeCloseTo(1, 6);
  expect((point[1] ?? 9) / 1000).toBeCloseTo(0, 6);
  expect(converged).toBe(true);
});

test("what is forbidden is never accepted", () => {
  const fenced: Cost = ([x = 0]) => (x > 2 ? Number.POSITIVE_INFINITY : (x - 3) ** 2);
  expect(followed(fenced, [0], { step: [0.75] }).point[0]).toBeCloseTo(2, 8);
});

test("equal costs are no progress: a flat cost stays where it is", () => {
  const { point, looks, converged } = followed(() => 1, [5, 6], { step: [1, 1], precision: 0.2 });
  expect(point).toEqual([5, 6]);
  expect(converged).toBe(true);
  // both ways along both, at steps 1, ½ and ¼
  expect(looks.length).toBe(1 + 3 * 4);
});

test("it stops when its looks are spent, and says so", () => {
  const { looks, converged, value } = followed(([x = 0]) => -x, [0], {
    step: [1],
    maxEvaluations: 10,
  });
  expect(converged).toBe(false);
  // 1 and 2, 4 and 6, 10 and 14, 22 and 30, 46 and 62
  expect(looks.length).toBe(11);
  expect(value).toBe(-62);
});

test("it never ends above its start", () => {
  const found = followed(([x = 0]) => Math.abs(x), [0], { step: [1] });
  expect(found).toMatchObject({ point: [0], value: 0, converged: true });
});
