import fc from "fast-check";
import { Matrix } from "ml-matrix";
import seedrandom from "seedrandom";
import { expect, it } from "vitest";
import { gaussianQuadratic, negated } from "../src/gaussian/gaussian-quadratic.ts";
import { quantile } from "../src/gaussian/gaussian-quantile.ts";
import { expectedExcess, probabilityAbove } from "../src/gaussian/gaussian-tail.ts";
import { componentExcess, componentProbability } from "../src/gaussian/quadratic-component.ts";
import { diagonalQuadratic } from "./diagonal-quadratic.ts";
import { nestedConditioning } from "./nested-conditioning.ts";

const magnitude = fc.constantFrom(0, 1e-4, 0.03, 0.5, 1, 2);
const signed = fc.tuple(magnitude, fc.constantFrom(-1, 1)).map(([m, s]) => m * s);
const part = fc.tuple(signed, signed);
const parts = (least: number, most: number) =>
  fc
    .array(part, { minLength: least, maxLength: most })
    .filter((list) => list.some(([curvature, slope]) => curvature !== 0 || slope !== 0));
const position = fc.constantFrom(-5, -2, -0.7, -1e-9, 0, 0.3, 1, 4);

it("agrees with the closed form of one part integrated over the others", () => {
  fc.assert(
    fc.property(parts(2, 3), position, (list, at) => {
      const q = diagonalQuadratic(0, list);
      const t = q.mean + at * q.deviation;
      const nested = (f: typeof componentProbability) => nestedConditioning(f, q.components, -t);
      const probability = probabilityAbove(q, t);
      expect(Math.abs(probability.value - nested(componentProbability))).toBeLessThan(1e-9);
      expect(probability.error).toBeLessThan(1e-7);
      const excess = expectedExcess(q, t);
      expect(Math.abs(excess.value - nested(componentExcess))).toBeLessThan(1e-9 * q.deviation);
    }),
    { numRuns: 40 },
  );
});

it.each([
  [
    [-1, 0.0014930353564425378],
    [0.00011051928453877171, 0.009463975491819323],
    -0.2951396052053472,
  ],
  [[0.22627573941417606, 1], [-0.0011627194067317628, 0.10900544579161864], 1.1666433250328545],
  [[-1, 0.5639471715759905], [0.000004359819818104692, 0.0002872509567850609], 0.1495553022351671],
  [[1, 1e-3], [-1e-9, 1e-3], 0],
] as const)("agrees where scales differ by far: %j and %j above %d", (first, second, t) => {
  const q = diagonalQuadratic(0, [first, second]);
  const { value, error } = probabilityAbove(q, t);
  const nested = nestedConditioning(componentProbability, q.components, -t);
  expect(Math.abs(value - nested)).toBeLessThan(1e-11);
  expect(error).toBeLessThan(1e-10);
});

it("P(X > t) + P(−X > −t) = 1, and scaling changes nothing", () => {
  fc.assert(
    fc.property(
      parts(1, 5),
      position,
      fc.constantFrom(1e-150, 1e-6, 1e9, 1e150),
      (list, at, scale) => {
        const q = diagonalQuadratic(0.25, list);
        const t = q.mean + at * q.deviation;
        const here = probabilityAbove(q, t);
        const there = probabilityAbove(negated(q), -t);
        expect(Math.abs(here.value + there.value - 1)).toBeLessThan(
          1e-13 + here.error + there.error,
        );
        const larger = diagonalQuadratic(
          0.25 * scale,
          list.map(([curvature, slope]) => [curvature * scale, slope * scale] as const),
        );
        const same = probabilityAbove(larger, t * scale);
        expect(Math.abs(same.value - here.value)).toBeLessThan(1e-12 + here.error + same.error);
        const scaled = expectedExcess(larger, t * scale).value / scale;
        const error = Math.abs(scaled - expectedExcess(q, t).value);
        expect(error).toBeLessThan(1e-12 * (q.deviation + Math.abs(t)));
      },
    ),
  );
});

it("E[max(X − a, 0)] − E[max(X − b, 0)] is the integral of P(X > t) from a to b", () => {
  fc.assert(
    fc.property(parts(1, 5), position, (list, at) => {
      const q = diagonalQuadratic(0, list);
      const a = q.mean + at * q.deviation;
      const slices = 400;
      const width = q.deviation / slices;
      let integral = 0;
      for (let i = 0; i < slices; i++) {
        integral += width * probabilityAbove(q, a + (i + 0.5) * width).value;
      }
      const exact = expectedExcess(q, a).value - expectedExcess(q, a + q.deviation).value;
      // the midpoint rule errs by less than one slice of the drop of P
      expect(Math.abs(integral - exact)).toBeLessThan(2e-4 * q.deviation);
    }),
    { numRuns: 25 },
  );
});

it("a share p lies below the quantile of p, within the error that it states", () => {
  fc.assert(
    fc.property(
      parts(1, 5),
      fc.constantFrom(1e-9, 0.001, 0.1, 0.5, 0.77, 0.999, 1 - 1e-9),
      (list, p) => {
        const q = diagonalQuadratic(-3, list);
        const { value, error } = quantile(q, p);
        expect(probabilityAbove(q, value - error).value).toBeGreaterThanOrEqual(1 - p - 1e-12);
        expect(probabilityAbove(q, value + error).value).toBeLessThanOrEqual(1 - p + 1e-12);
        expect(error).toBeLessThan(1e-5 * (3 + q.deviation));
        if (p > 0.01 && p < 0.99) expect(error).toBeLessThan(1e-9 * (3 + q.deviation));
      },
    ),
  );
});

it.each([1, 2, 3, 4, 5])("agrees with draws of the quadratic itself in %i dimensions", (d) => {
  const random = seedrandom.alea(`quadratic of ${d} variables`);
  const uniform = () => 2 * random.double() - 1;
  const size = d + 1;
  const half = Matrix.zeros(size, size).apply(function set(this: Matrix, i: number, j: number) {
    this.set(i, j, uniform());
  });
  const matrix = Matrix.add(half, half.transpose());
  const q = gaussianQuadratic(matrix);
  const thresholds = [-1, 0, 1.5].map((at) => q.mean + at * q.deviation);
  const draws = 200_000;
  const counts = thresholds.map(() => 0);
  const sums = thresholds.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const phi = [1, ...Array.from({ length: d }, () => normal(random))];
    let x = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) x += ((phi[i] ?? 0) * matrix.get(i, j) * (phi[j] ?? 0)) / 2;
    }
    thresholds.forEach((t, k) => {
      if (x > t) counts[k] = (counts[k] ?? 0) + 1;
      sums[k] = (sums[k] ?? 0) + Math.max(x - t, 0);
    });
  }
  thresholds.forEach((t, k) => {
    const share = (counts[k] ?? 0) / draws;
    expect(Math.abs(share - probabilityAbove(q, t).value)).toBeLessThan(4 / (2 * Math.sqrt(draws)));
    const surplus = (sums[k] ?? 0) / draws - expectedExcess(q, t).value;
    expect(Math.abs(surplus)).toBeLessThan((4 * q.deviation) / Math.sqrt(draws));
  });
});

/** Box and Muller's standard normal variable. */
function normal(random: seedrandom.PRNG): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.double()));
  return radius * Math.cos(2 * Math.PI * random.double());
}
