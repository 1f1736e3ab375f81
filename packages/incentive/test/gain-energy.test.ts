import { dampedGainEnergy, leastGainEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { certifiedEnergy, type EnergyProblem, energyCondition, turned } from "./energy-problem.ts";

type Rows = EnergyProblem["authority"];
const infinity = Number.POSITIVE_INFINITY;

function expectEnergy(problem: EnergyProblem, expected: number): void {
  for (const angle of [0, 0.7]) {
    const same = turned(problem, angle);
    expectClose(leastGainEnergy(energyCondition(same)), expected, 1e-10);
    expectClose(certifiedEnergy(same), expected, 1e-10);
  }
}

/** κ̄ = (e_1, …, e_rank) in `dimension` coordinates. */
function isotropic(rank: number, dimension = rank): Rows {
  return Array.from({ length: rank }, (_, i) => [
    0,
    ...Array.from({ length: dimension }, (_, k) => (k === i ? 1 : 0)),
  ]);
}

describe("energies with a closed form", () => {
  test.each([
    ["a constant authority", [[2, 0]], [[0, 1]], 0, 1 / 4],
    ["no gradient", [[0, 1]], [[0, 0]], 0, 0],
    ["no gradient and no authority", [[0, 0]], [[0, 0]], 0, 0],
    ["g = κ̄", [[0, 1]], [[0, 1]], 0, 1],
    ["g = −3κ̄, shifted", [[1, 2]], [[-3, -6]], 0, 9],
    ["one of two coordinates", isotropic(2), [[0, 1, 0]], 0, 1 / 2],
    ["E 1/χ² of 3", isotropic(3), [[1, 0, 0, 0]], 0, 1],
    ["E 1/χ² of 4", isotropic(4), [[1, 0, 0, 0, 0]], 0, 1 / 2],
    ["E 1/χ² of 5", isotropic(5), [[1, 0, 0, 0, 0, 0]], 0, 1 / 3],
    ["a gradient along other coordinates", isotropic(3, 4), [[0, 0, 0, 0, 2]], 0, 4],
    [
      "two actions",
      isotropic(3),
      [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
      0,
      1 + 1 / 3,
    ],
    // E 1/(1 + e²) = √(π/2)·e^½·erfc(1/√2)
    [
      "an authority that never vanishes",
      [
        [0, 1],
        [1, 0],
      ],
      [[1, 0]],
      0,
      0.6556795424187985,
    ],
    ["the same by residual variance", [[0, 1]], [[1, 0]], 1, 0.6556795424187985],
  ] as const)("%s", (_, authority, gradient, variance, energy) => {
    expectEnergy({ authority, gradient, variance }, energy);
  });

  test.each([1e-4, 1e-6, 1e-8, 1e-10, 1e-12])("hardly any residual variance: %d", (variance) => {
    // E 1/(V + e²) = √(π/2V)·e^{V/2}·erfc(√(V/2))
    const x = Math.sqrt(variance / 2);
    const erfc = 1 - (2 / Math.sqrt(Math.PI)) * (x - x ** 3 / 3 + x ** 5 / 10 - x ** 7 / 42);
    const expected = Math.sqrt(Math.PI / 2 / variance) * Math.exp(variance / 2) * erfc;
    expectEnergy({ authority: [[0, 1]], gradient: [[1, 0]], variance }, expected);
    expectEnergy({ authority: isotropic(1, 2), gradient: [[0, 0, 1]], variance }, expected);
    const along = { authority: [[0, 1]], gradient: [[0, 1]], variance };
    expectEnergy(along, 1 - variance * expected);
  });
});

describe("infinite exactly where the authority vanishes on too large a set", () => {
  test.each([
    ["everywhere", [[0, 0]], [[1, 0]], 0],
    ["codimension 1", [[0, 1]], [[1, 0]], 0],
    ["codimension 1, far out", [[5, 1]], [[1, 0]], 0],
    ["codimension 1, g vanishes elsewhere", [[1, 1]], [[0, 1]], 0],
    ["codimension 1, g depends on more", isotropic(1, 2), [[0, 0, 1]], 0],
    [
      "codimension 1, two parallel actions",
      [
        [1, 1],
        [2, 2],
      ],
      [[1, 0]],
      0,
    ],
    ["codimension 2", isotropic(2), [[1, 0, 0]], 0],
    ["codimension 2, g depends on more", isotropic(2, 3), [[0, 0, 0, 1]], 0],
    [
      "codimension 2, badly scaled",
      [
        [0, 1, 0],
        [0, 0, 1e-4],
      ],
      [[1, 0, 0]],
      0,
    ],
  ] as const)("%s", (_, authority, gradient, variance) => {
    expectEnergy({ authority, gradient, variance }, infinity);
  });

  test.each([
    ["codimension 1 where g vanishes too", [[1, 1]], [[2, 2]], 0],
    [
      "codimension 2 where g vanishes too",
      [
        [1, 1, 0],
        [2, 0, 1],
      ],
      [[3, 1, 1]],
      0,
    ],
    ["codimension 3", isotropic(3), [[1, 0, 0, 0]], 0],
    [
      "codimension 3, shifted",
      [
        [1, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 1, 0, 1],
      ],
      [[1, 1, 1, 1]],
      0,
    ],
    [
      "a second action that is never felt alone",
      [
        [0, 1],
        [0.001, 0],
      ],
      [[1, 0]],
      0,
    ],
    ["a little residual variance", [[0, 1]], [[1, 0]], 1e-9],
    [
      "inconsistent zeros",
      [
        [0, 1],
        [1, 1],
      ],
      [[1, 0]],
      0,
    ],
  ] as const)("finite: %s", (_, authority, gradient, variance) => {
    for (const angle of [0, 0.7]) {
      const problem = turned({ authority, gradient, variance }, angle);
      const energy = leastGainEnergy(energyCondition(problem));
      expect(Number.isFinite(energy)).toBe(true);
      expectClose(certifiedEnergy(problem), energy);
    }
  });
});

describe("damped energies", () => {
  test.each([1e-6, 1e-3, 1, 1e3])("are finite and smaller, λ = %d", (lambda) => {
    const problem = { authority: [[0, 1]], gradient: [[1, 0.5]], variance: 0 };
    const damped = dampedGainEnergy(energyCondition(problem), Matrix.eye(1).mul(lambda));
    expect(damped).toBeGreaterThan(0);
    expectClose(certifiedEnergy(problem, lambda), damped);
    // Q = −κg/(s+λ) is at most g/(2√λ) in size
    expect(damped).toBeLessThan(1.25 / (4 * lambda));
  });

  test("different dampings of two actions add up", () => {
    const gradient = [
      [1, 0.5],
      [2, -1],
    ];
    const [first, second] = [[gradient[0] ?? []], [gradient[1] ?? []]];
    const authority = [[0.3, 1]];
    const of = (rows: Rows, damping: Matrix) =>
      dampedGainEnergy(energyCondition({ authority, gradient: rows, variance: 0.1 }), damping);
    const both = of(gradient, Matrix.diag([0.5, 2]));
    expectClose(of(first, Matrix.eye(1).mul(0.5)) + of(second, Matrix.eye(1).mul(2)), both);
  });
});
