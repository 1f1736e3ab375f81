import { gaussianExpectation } from "@stackelberg/game";
import { dampedGainEnergy, leastGainEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import {
  certifiedEnergy,
  type EnergyProblem,
  energyAt,
  energyCondition,
  turned,
} from "./energy-problem.ts";

const entry = fc.integer({ min: -8, max: 8 }).map((k) => k / 4);
const rows = (count: number, dimension: number) =>
  fc.array(fc.array(entry, { minLength: dimension + 1, maxLength: dimension + 1 }), {
    minLength: count,
    maxLength: count,
  });

/** Random problems with `leaders` rows of authority in `dimension` coordinates. */
function problems(dimension: number, variance: fc.Arbitrary<number>): fc.Arbitrary<EnergyProblem> {
  return fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), variance)
    .chain(([leaders, actions, v]) =>
      fc.record({
        authority: rows(leaders, dimension),
        gradient: rows(actions, dimension),
        variance: fc.constant(v),
      }),
    );
}

const some = fc.constantFrom(0.05, 0.3, 2);
const hardlyAny = fc.constantFrom(1e-8, 1e-9, 1e-10, 1e-12);
const angle = fc.integer({ min: 0, max: 12 }).map((k) => k / 4);

describe("the energy of the exact rule", () => {
  test.each([1, 2])("is what direct quadrature gives, %i coordinates", (dimension) => {
    fc.assert(
      fc.property(problems(dimension, some), (problem) => {
        const direct = gaussianExpectation(energyAt(problem), dimension, { tolerance: 1e-10 });
        expectClose(leastGainEnergy(energyCondition(problem)), direct.value, 1e-8);
      }),
      { numRuns: 40, seed: 51 },
    );
  });

  test("with hardly any residual variance", () => {
    // authority along the first coordinate alone, then turned
    const pole = fc.record({
      authority: fc.tuple(entry, entry).map(([a, b]) => [[a, b === 0 ? 1 : b, 0]]),
      gradient: rows(2, 2),
      variance: hardlyAny,
    });
    fc.assert(
      fc.property(pole, angle, (problem, by) => {
        const [[a = 0, b = 1] = []] = problem.authority;
        const splits = [-1e-3, -1e-5, 0, 1e-5, 1e-3].map((step) => -a / b + step);
        const direct = gaussianExpectation(energyAt(problem), 2, { tolerance: 1e-10, splits });
        expectClose(leastGainEnergy(energyCondition(turned(problem, by))), direct.value, 1e-8);
      }),
      { numRuns: 25, seed: 52 },
    );
  });

  test.each([1, 2, 3, 4, 5])("is what the certificate finds by itself, %i coordinates", (n) => {
    fc.assert(
      fc.property(problems(n, fc.oneof(fc.constant(0), some, hardlyAny)), angle, (problem, by) => {
        const mine = leastGainEnergy(energyCondition(problem));
        expect(mine).not.toBeNaN();
        const other = certifiedEnergy(turned(problem, by));
        expectClose(other, mine, 1e-8);
      }),
      { numRuns: 100, seed: 53 },
    );
  });

  test("does not depend on the unit of the leader's action, its inverse square does", () => {
    fc.assert(
      fc.property(problems(3, fc.constant(0)), fc.constantFrom(1e-6, 1e6), (problem, unit) => {
        const scaled = problem.authority.map((row) => row.map((k) => k * unit));
        const mine = leastGainEnergy(energyCondition(problem));
        const other = leastGainEnergy(energyCondition({ ...problem, authority: scaled }));
        if (mine === Number.POSITIVE_INFINITY) expect(other).toBe(mine);
        else expect(Math.abs(other * unit * unit - mine)).toBeLessThanOrEqual(1e-9 * mine);
      }),
      { numRuns: 60, seed: 54 },
    );
  });
});

describe("the energy of a damped rule", () => {
  const damping = fc.constantFrom(1e-4, 0.01, 1, 30);

  test.each([1, 2])("is what direct quadrature gives, %i coordinates", (dimension) => {
    fc.assert(
      fc.property(problems(dimension, some), damping, (problem, lambda) => {
        const actions = problem.gradient.length;
        const damped = dampedGainEnergy(energyCondition(problem), Matrix.eye(actions).mul(lambda));
        const direct = gaussianExpectation(energyAt(problem, lambda), dimension, {
          tolerance: 1e-10,
        });
        expectClose(damped, direct.value, 1e-8);
      }),
      { numRuns: 30, seed: 55 },
    );
  });

  test.each([1, 3, 5])("is what the certificate finds, %i coordinates", (n) => {
    fc.assert(
      fc.property(problems(n, fc.constantFrom(0, 1e-9, 0.3)), damping, (problem, lambda) => {
        const actions = problem.gradient.length;
        const damped = dampedGainEnergy(energyCondition(problem), Matrix.eye(actions).mul(lambda));
        expectClose(certifiedEnergy(problem, lambda), damped, 1e-8);
      }),
      { numRuns: 60, seed: 56 },
    );
  });
});
