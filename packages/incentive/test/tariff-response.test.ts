import { expectedCosts, type LqgGame, loadGame, type Payer } from "@stackelberg/game";
import {
  incentiveCondition,
  paidGame,
  solvedTarget,
  type TariffRule,
} from "@stackelberg/incentive";
import { nashResponse } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { tariffResponse } from "../src/payments/tariff-response.ts";

const crowd = loadGame({
  format: 1,
  kind: "lqg",
  name: "crowd",
  common: [{ name: "x", variance: 1 }],
  leader: { knows: "own", cost: "(mean(a) - 1)^2 + 0.5*(a - x - t)^2 + 0.4*(b + t)^2 + 0.1*b" },
  followers: {
    count: 8,
    actions: ["a", "b"],
    private: [{ name: "t", variance: 0.5 }],
    observes: { y: "x", r: "t" },
    cost: "(a - 2*x - t)^2 + 0.7*(b - t + 0.3*a)^2 + 0.1*a*mean(b)",
  },
  payments: { by: "followers" },
});

const plant = loadGame({
  format: 1,
  kind: "lqg",
  name: "plant",
  common: [{ name: "x", variance: 1 }],
  leader: { knows: "own", cost: "(v - 1 - x)^2 + 0.5*(mean(u) - 2)^2 + 0.2*v*mean(u)" },
  major: { actions: ["v"], observes: { z: "x" }, cost: "(v - 3*x)^2 + 0.3*v*mean(u)" },
  followers: { count: 5, actions: ["u"], observes: { y: "x" }, cost: "(u - x + 0.5*v)^2" },
  payments: { by: "major" },
});

function problemOf(game: LqgGame, payer: Payer) {
  const target = solvedTarget(game);
  return { game, target, condition: incentiveCondition(game, target.plan, payer) };
}

describe.each([
  [
    "a crowd that pays",
    crowd,
    "followers",
    [
      [0.2, 0.05],
      [0.05, 0.4],
    ],
  ],
  [
    "a crowd, steeply",
    crowd,
    "followers",
    [
      [1e-5, 0],
      [0, 2e-5],
    ],
  ],
  ["a large one that pays", plant, "major", [[0.3]]],
  ["a large one, steeply", plant, "major", [[1e-6]]],
] as const)("%s: the response to a compliance", (_, game, payer, rows) => {
  const problem = problemOf(game, payer);
  const compliance = new Matrix(rows.map((row) => [...row]));
  const found = tariffResponse(problem)(compliance);
  const b = found?.b ?? [];
  const S = Matrix.sub(inverse(compliance), problem.condition.curvature);

  /** What she pays, written out: the tariff in the payer's cost, and everybody's Nash response. */
  const costWith = (slopes: readonly number[]): number => {
    const { plan } = problem.target;
    const level = plan[payer]?.getColumn(0) ?? [];
    expect(level.length).toBe(slopes.length);
    const rule: TariffRule = { kind: "tariff", T0: 0, b: [...slopes], S: S.to2DArray() };
    const paid = paidGame(game, plan, { [payer]: rule });
    const response = nashResponse(paid, plan.leader);
    expect(response.status).toBe("solved");
    return response.status === "solved" ? expectedCosts(game, response.plan).leader : Number.NaN;
  };

  test("costs her what it costs written out", () => {
    expectClose(found?.cost, costWith(b), 1e-7);
  });

  test("no other b costs her less", () => {
    const least = costWith(b);
    for (let k = 0; k < b.length; k++) {
      for (const by of [-1, -0.05, 0.05, 1]) {
        const size = by * Math.max(1, Math.abs(b[k] ?? 0)) * 0.5;
        expect(costWith(b.map((value, i) => (i === k ? value + size : value)))).toBeGreaterThan(
          least - 1e-9,
        );
      }
    }
  });
});

test("without a finite compliance there is no response", () => {
  const problem = problemOf(plant, "major");
  expect(tariffResponse(problem)(new Matrix([[Number.POSITIVE_INFINITY]]))).toBeNull();
});
