import { withMonitoring } from "@stackelberg/game";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { frontier, populationStudy, valueOfReadings } from "../src/index.ts";
import { galleryGame } from "./gallery-game.ts";

const infinity = Number.POSITIVE_INFINITY;

describe("what trembles leave of the incentive of case C", () => {
  const counts = [1, 10, 1000, 1e6, infinity];
  const { surviving } = frontier(galleryGame("case-c-full"), {
    counts,
    variances: [0, 1e-3, 0.01],
  });
  const share = (variance: number, count: number) =>
    surviving.find((one) => one.variance === variance && one.count === count)?.share ?? Number.NaN;

  test("without trembles everything at every N, and nothing in the limit", () => {
    for (const count of counts.slice(0, -1)) expectClose(share(0, count), 1);
    expectClose(share(0, infinity), 0);
  });

  test("with trembles less at every larger N, and less with larger trembles", () => {
    for (const variance of [1e-3, 0.01]) {
      counts.slice(1).forEach((count, i) => {
        expect(share(variance, count)).toBeLessThan(share(variance, counts[i] as number));
      });
    }
    for (const count of counts.slice(0, -1)) {
      expect(share(0.01, count)).toBeLessThan(share(1e-3, count));
    }
  });

  test("ten times the trembles act like ten times as many followers, when those are many", () => {
    // only the product of the variance and N matters for N large
    const { surviving: scaled } = frontier(galleryGame("case-c-full"), {
      counts: [1e5, 1e6],
      variances: [1e-5, 1e-4],
    });
    const [, many, few] = scaled.map((one) => one.share ?? Number.NaN);
    expect((many ?? 0) / (few ?? 1)).toBeCloseTo(1, 2);
  });
});

test("a reaction of order N loses no digits: her cost is c + a/N, however large N", () => {
  const counts = [1e4, 1e6, 1e9, 1e12];
  const { surviving } = frontier(galleryGame("shared-price"), { counts, variances: [0] });
  const [few = Number.NaN, many = Number.NaN, ...more] = surviving.map(({ best }) => best ?? 0);
  const slope = (few - many) / (1e-4 - 1e-6);
  more.forEach((cost, i) => {
    expectClose(cost, many - slope * (1e-6 - 1 / (counts[i + 2] ?? 1)), 1e-8);
  });
});

test("knowing the readings is worth nothing to a leader who sees the same, and something to others", () => {
  expectClose(valueOfReadings(galleryGame("case-c-full")).value, 0);
  const { known, unknown, value } = valueOfReadings(galleryGame("case-c"));
  expect(value).toBeGreaterThan(1);
  expectClose(value, (unknown ?? 0) - (known ?? 0));
});

test("the energy path of demand-response is the published one", () => {
  const { energy } = frontier(galleryGame("demand-response"), { counts: [10], variances: [0] });
  const at = (lambda: number) => energy.find((point) => point.lambda === lambda)?.gainEnergy ?? 0;
  const known = [1.08, 9.4, 23.9, 45.5, 100.8];
  [1, 0.1, 1e-2, 1e-3, 1e-4].forEach((lambda, i) => {
    expect(Math.abs(at(lambda) / (known[i] as number) - 1)).toBeLessThan(5e-3);
  });
});

test("a study of a trembling game shows what the best affine rule reaches", () => {
  const game = withMonitoring(galleryGame("case-c-full"), { tremble: [0.01] });
  const { rows } = populationStudy(game, [10, 1e6, infinity]);
  expect(rows.map(({ kind }) => kind)).toEqual(Array(3).fill("best-affine"));
  for (const { reached, target, baselines, limitDesign } of rows) {
    expect(reached).toBeGreaterThan(target.leaderCost);
    expect(reached).toBeLessThanOrEqual((baselines.noIncentive.leaderCost ?? 0) + 1e-12);
    expect(limitDesign).toBeNull();
  }
});

describe("bad input", () => {
  test.each([[[-1]], [[Number.NaN]], [[infinity]], [[]]])("variances %j", (variances) => {
    expect(() => frontier(galleryGame("case-c-full"), { variances })).toThrow(
      expect.objectContaining({ code: "STACKELBERG_VARIANCES" }),
    );
  });

  test("counts that do not increase", () => {
    expect(() => frontier(galleryGame("case-c-full"), { counts: [5, 1] })).toThrow(
      expect.objectContaining({ code: "STACKELBERG_COUNTS" }),
    );
  });
});

test("more actions of the leader than of a minor follower", () => {
  const { surviving } = frontier(galleryGame("plant-and-homes"), {
    counts: [10],
    variances: [0.01],
  });
  const [{ best, noIncentive, teamOptimum } = { best: null, noIncentive: null, teamOptimum: 0 }] =
    surviving;
  expect(best).not.toBeNull();
  expect(best ?? Number.NaN).toBeGreaterThanOrEqual(teamOptimum - 1e-9);
  expect(best ?? Number.NaN).toBeLessThanOrEqual((noIncentive ?? Number.NaN) + 1e-9);
});

test("progress is told after each point", () => {
  const told: (readonly [number, number])[] = [];
  frontier(galleryGame("case-c-full"), {
    counts: [10, 1000],
    variances: [0, 0.01],
    onPoint: (done, of) => void told.push([done, of]),
  });
  expect(told).toEqual([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ]);
});
