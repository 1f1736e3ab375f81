import { describe, expect, test } from "vitest";
import { compassSearch } from "../src/payments/compass-search.ts";

type Cost = (point: readonly number[]) => number;

/** Everything that a search asked for, in order, and what it found. */
function searched(
  cost: Cost,
  start: readonly number[],
  { step = 1, precision = 0.2, maxEvaluations = 1000 } = {},
) {
  const asked: (readonly number[])[] = [];
  const counted: Cost = (point) => {
    asked.push(point);
    return cost(point);
  };
  const found = compassSearch(counted, start, { step, precision, maxEvaluations });
  return { ...found, asked, path: asked.map(([x]) => x) };
}

const at = (...point: readonly number[]) => ({ point, value: 0 });

/** (x − 10)², the distance from a point that steps of powers of two reach. */
const away =
  (aim: number): Cost =>
  ([x = Number.NaN]) =>
    (x - aim) ** 2;

describe("on a line, every evaluation", () => {
  // steps 1, 2, 4, 8 lead to 1, 4, 10 by way of the doubled moves to 2, 6, 14
  const upwards = [0, 1, 2, 4, 6, 10, 14];
  // 8 is too far on both sides, and so is half of it, down to ¼; the next is below the precision
  const around = [8, 4, 2, 1, 0.5, 0.25].flatMap((s) => [10 + s, 10 - s]);

  test("steps double while they succeed, moves are repeated, then steps halve", () => {
    expect(searched(away(10), [0])).toMatchObject({ ...at(10), path: [...upwards, ...around] });
  });

  test("the other way a step is turned round once, and kept so", () => {
    const { path, ...found } = searched(away(-10), [0]);
    expect(found).toMatchObject(at(-10));
    expect(path).toEqual([...[0, 1], ...[...upwards, ...around].slice(1).map((x) => -x)]);
  });

  test("in steps of other size the same", () => {
    const { path } = searched(away(30), [0], { step: 3 });
    expect(path).toEqual([...upwards, ...around].map((x) => 3 * x));
  });

  test("a step as small as the precision is not tried any more", () => {
    const { path } = searched(away(10), [0], { precision: 0.25 });
    expect(path).toEqual([...upwards, ...around.slice(0, -2)]);
  });

  test.each([1, 2, 3, 6, 7, 8])("no more than %d evaluations", (maxEvaluations) => {
    const { path, value } = searched(away(10), [0], { maxEvaluations });
    expect(path).toEqual([...upwards, ...around].slice(0, maxEvaluations));
    expect(value).toBe(Math.min(...path.map((x) => away(10)([x as number]))));
  });
});

test("where nothing is better the start remains, and no move is repeated", () => {
  const { point, path } = searched(() => 1, [5], { precision: 0.5 });
  expect(point).toEqual([5]);
  expect(path).toEqual([5, 6, 4]);
});

test.each([Number.POSITIVE_INFINITY, Number.NaN])("%d is never entered", (forbidden) => {
  // least at 0, allowed from 3 on, and the start is 5
  const { point } = searched(([x = 0]) => (x < 3 ? forbidden : x * x), [5], { precision: 1e-3 });
  expect(point).toEqual([3]);
});

test("coordinates have steps of their own, and the search lasts until all are small", () => {
  // x is right from the start: its step is below the precision after three rounds
  const { asked, ...found } = searched(([x = 0, y = 0]) => x ** 2 + (y - 94) ** 2, [0, 0]);
  expect(found).toMatchObject(at(0, 94));
  // every round tries x ± s, y + t and the repeated move: y goes 1, 2, 4, 6, 10, 14, 22, 30, …
  const y = asked.slice(0, 16).map(([, value]) => value);
  expect(y).toEqual([0, ...[0, 0, 1, 2], ...[2, 2, 4, 6], ...[6, 6, 10, 14], ...[14, 14, 22]]);
  const x = asked.slice(0, 13).map(([value]) => value);
  expect(x).toEqual([0, ...[1, -1, 0, 0], ...[0.5, -0.5, 0, 0], ...[0.25, -0.25, 0, 0]]);
});

test("a move is repeated along all coordinates at once", () => {
  // the first round goes to (1, 0), then (1, 1); the repeated move to (2, 2)
  const { asked } = searched(([x = 0, y = 0]) => (x - 8) ** 2 + (y - 8) ** 2, [0, 0]);
  expect(asked.slice(0, 4)).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [2, 2],
  ]);
});

test("the least value of a narrow curved valley", () => {
  const valley: Cost = ([x = 0, y = 0]) => (1 - x) ** 2 + 10 * (y - x * x) ** 2;
  const options = { step: 0.5, precision: 1e-9, maxEvaluations: 20_000 };
  const { point } = searched(valley, [-1, 1], options);
  expect(point[0]).toBeCloseTo(1, 6);
  expect(point[1]).toBeCloseTo(1, 6);
});
