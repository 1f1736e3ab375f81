import { readFileSync } from "node:fs";
import { nameStrategy, withCount } from "@stackelberg/game";
import { evaluate, solvedTarget } from "@stackelberg/incentive";
import { targetPlan } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { populationStudy, type StudyRow } from "../src/index.ts";
import { galleryGame } from "./gallery-game.ts";

const infinity = Number.POSITIVE_INFINITY;
const decades = [1e3, 1e4, 1e5, 1e6];

function rowsOf(name: string, counts: readonly number[]): readonly StudyRow[] {
  return populationStudy(galleryGame(name), counts).rows;
}

describe("closed forms of case C", () => {
  test("full information: gains, curvatures, and the sign of the symmetric mode", () => {
    const rows = rowsOf("case-c-full", [1, 2, 5, 10, 100, infinity]);
    const curvatures = [0.5744, 1.0656, 1.592256, 1.806464, undefined, 2.04];
    const modes = [0.5744, 0.4712, 0.02528, -0.76336, -15.153136];
    rows.forEach(({ count, target, gain, curvature }, i) => {
      expectClose(target.leaderCost, -4);
      expectClose(gain?.[0]?.[0], -(4 / 5 + 2 / (25 * count)));
      const expected = curvatures[i];
      if (expected !== undefined) expectClose(curvature, expected);
    });
    modes.forEach((mode, i) => {
      expectClose(rows[i]?.symmetricMode, mode);
    });
    expect(rows.at(-1)?.symmetricMode).toBe(-infinity);
  });

  test("full information: static Stackelberg", () => {
    const rows = rowsOf("case-c-full", [1, 2, 5, infinity]);
    const costs = [-339 / 115, -3977 / 1325, -24617 / 8105, -49 / 16];
    costs.forEach((cost, i) => {
      expectClose(rows[i]?.baselines.noIncentive.leaderCost, cost);
    });
    expectClose(rows.at(-1)?.baselines.nash.leaderCost, -136 / 49);
  });

  test("noisy: costs and constant gains, and their limits", () => {
    const rows = rowsOf("case-c", [1, 2, 10, 100, infinity]);
    const costs = [-8 / 3, -2.9108433735, -3.1450719823, -3.2038389612, -61 / 19];
    const gains = [-0.88, -1.0013544018, -1.2013168724, -1.2593115972, -138 / 109];
    rows.forEach(({ target, gain }, i) => {
      expectClose(target.leaderCost, costs[i] as number, 1e-10);
      expectClose(gain?.[0]?.[0], gains[i] as number, 1e-10);
    });
  });
});

describe("case A, noisy", () => {
  test("the plan is the same at every N, and the gain tends to -4/3", () => {
    for (const { count, distanceToLimit, gain } of rowsOf("case-a", [1, 2, 3, 10, infinity])) {
      expect(distanceToLimit).toBe(0);
      expectClose(gain?.[0]?.[0], -(4 / 3 - 2 / (3 * count) + 1 / (3 * count ** 2)));
    }
  });
});

describe("case B: the exception", () => {
  test("the gain on the mean is -4/25 at every finite N, and none is needed in the limit", () => {
    const rows = rowsOf("case-b-full", [1, 10, 1e6, 1e9, infinity]);
    for (const { count, meanGain, meanGainEnergy } of rows.slice(0, -1)) {
      expectClose(meanGain?.[0]?.[0], -4 / 25, count > 1e8 ? 1e-6 : 1e-9);
      expectClose(meanGainEnergy, (4 / 25) ** 2, count > 1e8 ? 1e-6 : 1e-9);
    }
    expect(rows.at(-1)).toMatchObject({ gainEnergy: 0, trembleEnergy: 0, meanGainEnergy: null });
  });
});

describe("the limit's design used with N followers (case C, noisy)", () => {
  const counts = [2, 10, 100];
  const rows = rowsOf("case-c", [...counts, infinity]);

  test("the plan being played: known losses and savings", () => {
    const losses = [2.2997e-2, 9.8644e-4, 1.0028e-5];
    const savings = [1.1553e-1, 3.9955e-3, 3.8796e-5];
    counts.forEach((_, i) => {
      const row = rows[i]?.limitDesign;
      expect((row?.lossAsPlanned ?? 0) / (losses[i] as number)).toBeCloseTo(1, 4);
      expect((row?.exploitability ?? 0) / (savings[i] as number)).toBeCloseTo(1, 4);
    });
    expect(rows.at(-1)?.limitDesign).toMatchObject({ lossAsPlanned: 0, lossUnderResponse: 0 });
  });

  /** The leader's loss under the response to u0 = B(1, ȳ) + N·Q(ū − A(1, ȳ)), by `evaluate`. */
  function evaluatedLoss(count: number, staticPart: "best at N" | "of the limit"): number {
    const game = withCount(galleryGame("case-c"), count);
    const { followers, leader } = solvedTarget(withCount(game, infinity)).plan;
    const target = { followers: nameStrategy(game, "followers", followers) };
    const best = targetPlan({ ...game, target });
    const policy =
      staticPart === "best at N" && best.status === "solved" ? best.plan.leader : leader;
    const [b0, b1] = policy.to2DArray()[0] ?? [];
    const [a0, a1] = followers.to2DArray()[0] ?? [];
    const gain = `${count}*${-138 / 109}*(mean(u) - (${a0}) - (${a1})*mean(y))`;
    const { response } = evaluate(game, [`u0 = ${b0} + (${b1})*mean(y) + ${gain}`]);
    return (response.leaderCost ?? Number.NaN) - solvedTarget(game).costs.leader;
  }

  test("under the followers' response: as the announced rule evaluated by itself", () => {
    counts.forEach((count, i) => {
      expectClose(rows[i]?.limitDesign?.lossUnderResponse, evaluatedLoss(count, "best at N"), 1e-9);
    });
  });

  test("under the response with the limit's static part too: about 1.70, 0.183, 0.0032", () => {
    expect(evaluatedLoss(2, "of the limit")).toBeCloseTo(1.7, 2);
    expect(evaluatedLoss(10, "of the limit")).toBeCloseTo(0.183, 3);
    expect(evaluatedLoss(100, "of the limit")).toBeCloseTo(0.0032, 4);
  });

  test("both losses fall like 1/N², the second a hundred times larger", () => {
    const { slopes, rows: large } = populationStudy(galleryGame("case-c"), decades);
    expect(slopes.lossAsPlanned.slope).toBeCloseTo(-2, 3);
    expect(slopes.lossUnderResponse.slope).toBeCloseTo(-2, 2);
    expect(slopes.exploitability.slope).toBeCloseTo(-2, 3);
    const last = large.at(-1)?.limitDesign;
    expect((last?.lossUnderResponse ?? 0) / (last?.lossAsPlanned ?? 1)).toBeGreaterThan(100);
  });
});

describe("energies", () => {
  test.each(["case-c-full", "case-c", "case-a"])("%s: slopes 0, 1 and 2", (name) => {
    const { slopes } = populationStudy(galleryGame(name), [...decades, infinity]);
    expect(Math.abs(slopes.gainEnergy.slope ?? 9)).toBeLessThan(2e-3);
    expect(Math.abs((slopes.trembleEnergy.slope ?? 9) - 1)).toBeLessThan(2e-3);
    expect(Math.abs((slopes.meanGainEnergy.slope ?? 9) - 2)).toBeLessThan(2e-3);
    expect(slopes.trembleEnergy).toMatchObject({ from: 1e3, to: 1e6, points: 4 });
  });
});

describe("a major follower", () => {
  test("closed form at N = 4 and in the limit, differences exactly zero", () => {
    const { rows, slopes } = populationStudy(galleryGame("major-minor"), [1, 4, 1000, infinity]);
    for (const { target, gain, curvature, baselines, limitDesign } of rows) {
      expectClose(target.leaderCost, 1 / 15);
      expectClose(gain?.[0]?.[0], -13 / 12);
      expectClose(curvature, 145 / 144);
      expectClose(baselines.noIncentive.leaderCost, 1013 / 4379);
      expectClose(baselines.teamOptimum.leaderCost, 0);
      expect(limitDesign).toMatchObject({ costDifference: 0, followerExploitability: 0 });
    }
    for (const name of ["costDifference", "followerExploitability"] as const) {
      expect(slopes[name]).toMatchObject({ slope: null, reason: "exactly zero at every N" });
    }
  });

  test.each(["demand-response", "plant-and-homes"])("%s: cost 1/N, savings 1/N²", (name) => {
    const { slopes } = populationStudy(galleryGame(name), [...decades, infinity]);
    expect(Math.abs((slopes.costDifference.slope ?? 9) + 1)).toBeLessThan(0.02);
    expect(Math.abs((slopes.followerExploitability.slope ?? 9) + 2)).toBeLessThan(0.02);
  });

  test("demand-response: only a damped gain has finite energy", () => {
    const { rows, damping, finiteEnergy } = populationStudy(galleryGame("demand-response"), [5000]);
    expect(finiteEnergy).toBe(false);
    expect(damping).toBe(0.01);
    expect(rows[0]).toMatchObject({ kind: "epsilon", leastGainEnergy: infinity });
    expect(rows[0]?.gainEnergy).toBeCloseTo(23.9, 1);
  });
});

describe("the verdict on the limit", () => {
  test.each([
    ["case-b-full", true, "choose by themselves"],
    ["case-a", false, "grows like N"],
    ["case-c", false, "grows like N"],
    ["case-c-full", false, "grows like N"],
    ["minimal", false, "grows like N"],
    ["shared-price", false, "grows like N"],
    ["two-resources", false, "grows like N"],
    ["major-minor", true, "finite energy"],
    ["plant-and-homes", true, "finite energy"],
    ["demand-response", true, "infinite energy"],
  ])("%s: %s", (name, wellPosed, words) => {
    const { limitWellPosed, reason, remedy } = populationStudy(galleryGame(name), [10]);
    expect(limitWellPosed).toBe(wellPosed);
    expect(reason).toContain(words);
    expect(remedy).not.toBe("");
  });
});

interface Reference {
  readonly count: number | "infinity";
  readonly target: number;
  readonly teamOptimum: number;
  readonly noIncentive: number;
  readonly nash: number;
  readonly gainEnergy: number | "infinity";
  readonly constantGain: readonly (readonly number[])[] | null;
  readonly constantGainResidual: number;
}

const references: Readonly<Record<string, readonly Reference[]>> = JSON.parse(
  readFileSync(new URL("./oracles/lqg-large.json", import.meta.url), "utf8"),
);

describe("reference values at a million and infinitely many followers", () => {
  test.each(Object.entries(references))("%s", (name, expected) => {
    const rows = rowsOf(name, [1e6, infinity]);
    expected.forEach((reference, i) => {
      const row = rows[i] as StudyRow;
      expectClose(row.target.leaderCost, reference.target);
      expectClose(row.baselines.teamOptimum.leaderCost, reference.teamOptimum);
      expectClose(row.baselines.noIncentive.leaderCost, reference.noIncentive);
      expectClose(row.baselines.nash.leaderCost, reference.nash);
      expectClose(
        row.leastGainEnergy,
        Number(String(reference.gainEnergy).replace("i", "I")),
        1e-8,
      );
    });
  });
});

describe("counts", () => {
  test.each([
    [[]],
    [[0]],
    [[1.5]],
    [[10, 10]],
    [[10, 1]],
    [[infinity, 5]],
    [[Number.NaN]],
    [[1e16]],
  ])("%j are refused", (counts) => {
    expect(() => populationStudy(galleryGame("minimal"), counts)).toThrow(
      expect.objectContaining({ code: "STACKELBERG_COUNTS" }),
    );
  });
});

describe("own payments repair the limit without a major follower", () => {
  test("the tariff of own-tariff stays of one size, and both losses fall like 1/N²", () => {
    const study = populationStudy(galleryGame("own-tariff"), [10, ...decades, infinity]);
    expect(study.limitWellPosed).toBe(true);
    expect(study.reason).toContain("pays by its own action");
    expect(study.rows.map(({ kind }) => kind)).toEqual(Array(6).fill("tariff"));
    expect(Math.abs(study.slopes.gainEnergy.slope ?? 9)).toBeLessThan(1e-3);
    expect(study.slopes.lossAsPlanned.slope).toBeCloseTo(-2, 2);
    expect(study.slopes.lossUnderResponse.slope).toBeCloseTo(-2, 2);
    expect(study.rows.at(-1)?.limitDesign).toMatchObject({
      exploitability: 0,
      lossUnderResponse: 0,
    });
  });
});

describe("a rule that no certificate would accept reaches nothing", () => {
  test("curvature-failure: at no N, and the remedy does not ask for finite N", () => {
    const study = populationStudy(galleryGame("curvature-failure"), [1, 100, infinity]);
    for (const row of study.rows) {
      expectClose(row.curvature, -0.24);
      expect(row).toMatchObject({ reached: null, refusal: "negative-curvature" });
    }
    expect(study.remedy).toContain("negative-curvature");
    expect(study.remedy).not.toContain("keep N finite");
  });

  test("case-a: held at finite N, and by nothing in the limit", () => {
    const [finite, limit] = rowsOf("case-a", [100, infinity]);
    expect(finite?.reached).toBe(finite?.target.leaderCost);
    expect(finite?.refusal).toBeUndefined();
    expect(limit).toMatchObject({ reached: null, refusal: "limit-not-well-posed" });
  });

  test.each(["demand-response", "own-tariff", "case-b-full"])("%s: held at every N", (name) => {
    for (const { reached, target } of rowsOf(name, [10, 1e6, infinity])) {
      expectClose(reached, target.leaderCost);
    }
  });
});
