import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  centredGame,
  majorTarget,
  ownGradientOf,
  savingFromDeviation,
  savingGivenObservations,
  secondDerivatives,
  teamOptimum,
  type WrittenOutGame,
  type WrittenOutPlan,
  writtenOutGame,
} from "../src/index.ts";
import { referenceGames } from "./reference-games.ts";

const at = (coefficients: Matrix, values: readonly number[]) =>
  coefficients.mmul(Matrix.columnVector([1, ...values]));

/** Slope f, curvature H and gain of Q = −κgᵀ/(s + λ) at y, from the closed formulas. */
function minimumEnergy(game: WrittenOutGame, plan: WrittenOutPlan, lambda = 0) {
  const { gradient, authority, authorityKnown, authorityCovariance } = ownGradientOf(game, plan);
  const { own, cross, leader } = secondDerivatives(game);
  return (y: readonly number[]) => {
    const g = at(gradient, y);
    const mean = at(authority, y);
    const s = mean.dot(mean) + authorityCovariance.trace();
    const v = cross.transpose().mmul(mean);
    const tau = mean.dot(leader.mmul(mean)) + Matrix.mul(leader, authorityCovariance).sum();
    const mixed = g.mmul(v.transpose());
    const curvature = Matrix.sub(own, Matrix.add(mixed, mixed.transpose()).div(s + lambda)).add(
      g.mmul(g.transpose()).mul(tau / (s + lambda) ** 2),
    );
    const gain = (information: readonly number[]) =>
      Matrix.mul(
        authorityKnown.mmul(Matrix.columnVector([...information])).mmul(g.transpose()),
        -1 / (s + lambda),
      ).to2DArray();
    return { slope: Matrix.mul(g, lambda / (s + lambda)), curvature, gain };
  };
}

function setUp(name: string, count: number) {
  const game = writtenOutGame(centredGame(referenceGames[name]?.(count) as never));
  return { game, plan: (game.major ? majorTarget(game) : teamOptimum(game)).plan };
}

describe.each([
  ["minimal", 3, [[0.4], [-1.3]], [[1], [-0.7]]],
  ["case-c", 2, [[0.8], [2]], [[1], [0.3]]],
  ["shared-price", 2, [[6.1], [9]], [[1], [-2]]],
  [
    "two-resources",
    2,
    [
      [0.3, 1.1],
      [2, -0.4],
    ],
    [
      [1, 0.5],
      [-0.2, 1.4],
    ],
  ],
  [
    "demand-response",
    2,
    [
      [2.5, 0.7],
      [3.3, 1.8],
    ],
    [[1], [-0.6]],
  ],
  [
    "plant-and-homes",
    2,
    [
      [1.5, 0.2],
      [2.4, 1.9],
    ],
    [
      [1, -0.4],
      [0.3, 1.2],
    ],
  ],
])("minimum-energy gain of %s, N = %i", (name, count, readings, changes) => {
  const { game, plan } = setUp(name, count);

  test.each([0, 0.5])("slope and curvature are those of the formulas, λ = %d", (lambda) => {
    const rule = minimumEnergy(game, plan, lambda);
    for (const observations of readings) {
      const { slope, curvature, gain } = rule(observations);
      for (const change of changes) {
        const deviation = { plan, gain, change: () => change };
        const saving = savingGivenObservations(game, deviation, { observations, nodes: 2 });
        const step = Matrix.columnVector(change);
        const expected = -slope.dot(step) - step.dot(curvature.mmul(step)) / 2;
        expect(saving).toBeCloseTo(expected, 10);
      }
    }
  });

  test("the best deviation at a reading saves half of fᵀH⁻¹f", () => {
    const [observations = []] = readings;
    const { slope, curvature, gain } = minimumEnergy(game, plan, 0.5)(observations);
    const best = Matrix.mul(inverse(curvature).mmul(slope), -1).to1DArray();
    const saving = savingGivenObservations(
      game,
      { plan, gain, change: () => best },
      { observations, nodes: 2 },
    );
    expect(saving).toBeCloseTo(slope.dot(inverse(curvature).mmul(slope)) / 2, 10);
  });
});

describe("simulation", () => {
  const { game, plan } = setUp("minimal", 2);
  const rule = minimumEnergy(game, plan);
  const gainAt = (information: readonly number[]) => rule([information[2] ?? 0]).gain(information);

  test("nonlinear deviations do not pay under the minimum-energy gain", () => {
    const deviation = {
      plan,
      gain: gainAt,
      change: ([y = 0]: readonly number[]) => [Math.sin(3 * y)],
    };
    const { saving, standardError } = savingFromDeviation(game, deviation, {
      draws: 4000,
      seed: 7,
    });
    expect(saving).toBeLessThan(-5 * standardError);
  });

  test("agrees with the average of the conditional savings", () => {
    const deviation = {
      plan,
      gain: () => [[0.3]],
      change: ([y = 0]: readonly number[]) => [y / 2],
    };
    const simulated = savingFromDeviation(game, deviation, { draws: 20_000, seed: 3 });
    // a quadratic in y ~ N(1/2, 5/4): three nodes are exact
    const spread = Math.sqrt(3.75);
    const exact =
      [0.5 - spread, 0.5, 0.5 + spread]
        .map((y) => savingGivenObservations(game, deviation, { observations: [y] }))
        .reduce((sum, value, k) => sum + value * (k === 1 ? 4 : 1), 0) / 6;
    expect(Math.abs(simulated.saving - exact)).toBeLessThan(5 * simulated.standardError);
    expect(savingFromDeviation(game, deviation, { draws: 20_000, seed: 3 })).toEqual(simulated);
  });
});
