import { zetaLayout } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  centredGame,
  incentiveAround,
  inducedNash,
  ruleOnMean,
  slopesAmongFollowers,
  teamOptimum,
  writtenOutGame,
} from "../src/index.ts";
import { referenceGames } from "./reference-games.ts";

/** H and `off` under a constant gain, from blocks of C in the reduced game. */
function reducedSlopes(name: string, count: number, gain: Matrix) {
  const game = centredGame(referenceGames[name]?.(count) as never);
  const layout = zetaLayout(game);
  const nu = 1 / count;
  const block = (a: "action" | "meanAction" | "leaderAction", b: typeof a) =>
    game.followers.cost.subMatrix(
      layout[a].start,
      layout[a].start + layout[a].size - 1,
      layout[b].start,
      layout[b].start + layout[b].size - 1,
    );
  const uu = block("action", "action");
  const um = block("action", "meanAction");
  const mm = block("meanAction", "meanAction");
  const u0 = block("action", "leaderAction");
  const m0 = block("meanAction", "leaderAction");
  const across = gain.transpose();
  const felt = Matrix.add(u0, Matrix.mul(m0, nu)).mmul(gain);
  const twice = across.mmul(block("leaderAction", "leaderAction")).mmul(gain);
  const own = Matrix.add(uu, Matrix.add(um, um.transpose()).mul(nu))
    .add(Matrix.mul(mm, nu ** 2))
    .add(Matrix.add(felt, felt.transpose()))
    .add(twice);
  const off = Matrix.mul(um, nu)
    .add(u0.mmul(gain))
    .add(Matrix.add(Matrix.mul(mm, nu), m0.mmul(gain)).mul(nu))
    .add(
      across.mmul(
        Matrix.add(m0.transpose().mul(nu), block("leaderAction", "leaderAction").mmul(gain)),
      ),
    );
  return { own, off };
}

function slopesOf(name: string, count: number, gain: Matrix) {
  const game = writtenOutGame(centredGame(referenceGames[name]?.(count) as never));
  const { plan } = teamOptimum(game);
  const rule = incentiveAround(game, plan, gain);
  return { game, plan, rule, slopes: slopesAmongFollowers(game, rule) };
}

describe.each([
  ["case-c", 4, [[-0.9]]],
  ["shared-price", 3, [[-0.7]]],
  [
    "two-resources",
    3,
    [
      [0.4, -0.8],
      [0.3, 0.6],
    ],
  ],
])("%s with %i followers and a constant gain", (name, count, rows) => {
  const gain = new Matrix(rows);
  const { slopes } = slopesOf(name, count, gain);
  const { own, off } = reducedSlopes(name, count, gain);
  const size = own.rows;

  test("H stands on the diagonal and `off` everywhere else", () => {
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        const block = slopes.subMatrix(i * size, (i + 1) * size - 1, j * size, (j + 1) * size - 1);
        const error = Matrix.sub(block, i === j ? own : off).norm("frobenius");
        expect(error).toBeLessThan(1e-12);
      }
    }
  });
});

describe("case C with full information", () => {
  test.each([
    [1, 0.5744, 0.5744],
    [2, 1.0656, 0.4712],
    [5, 1.592256, 0.02528],
    [10, 1.806464, -0.76336],
  ])("curvature alone and together at N = %i", (count, alone, together) => {
    const { slopes } = slopesOf("case-c-full", count, new Matrix([[-(0.8 + 0.08 / count)]]));
    expect(slopes.get(0, 0)).toBeCloseTo(alone, 12);
    expect(slopes.getRow(0).reduce((sum, value) => sum + value, 0)).toBeCloseTo(together, 12);
  });
});

describe("uniqueness of the Nash response", () => {
  // case C: correlation of the readings 2/3
  const count = 20;
  const modes = (gain: number) => {
    const { own, off } = reducedSlopes("case-c", count, new Matrix([[gain]]));
    const [h, o] = [own.get(0, 0), off.get(0, 0)];
    return [1, 2 / 3].flatMap((share) => [h - share * o, h + (count - 1) * share * o]);
  };
  const inducedBy = (gain: number) => {
    const game = writtenOutGame(centredGame(referenceGames["case-c"]?.(count) as never));
    const leader = Matrix.zeros(1, 2);
    return inducedNash(game, ruleOnMean(game, leader, { mean: new Matrix([[count * gain]]) }));
  };

  test.each([
    [0, 1],
    [1, 2],
    [2, 0],
    [3, 2],
  ])("is lost exactly where mode %i has no curvature: %i gains", (mode, gains) => {
    const roots = rootsOf((gain) => modes(gain)[mode] ?? Number.NaN);
    for (const root of roots) {
      expect(inducedBy(root).unique).toBe(false);
      expect(inducedBy(root + 1e-3).unique).toBe(true);
    }
    expect(roots.length).toBe(gains);
  });
});

/** Gains in [−5, 5] at which a function changes its sign, by bisection. */
function rootsOf(f: (gain: number) => number): number[] {
  const roots: number[] = [];
  for (let start = -5; start < 5; start += 0.1) {
    let [low, high] = [start, start + 0.1];
    if (Math.sign(f(low)) === Math.sign(f(high))) continue;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (Math.sign(f(middle)) === Math.sign(f(low))) low = middle;
      else high = middle;
    }
    roots.push((low + high) / 2);
  }
  return roots;
}
