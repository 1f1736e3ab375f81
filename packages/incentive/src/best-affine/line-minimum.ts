import { Matrix } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import type { GainLine } from "./gain-line.ts";
import {
  type Chart,
  pencilEvaluator,
  type Quadratic,
  type QuadraticPencil,
} from "./quadratic-pencil.ts";
import { sampledMinima } from "./sampled-stationary-points.ts";
import { type StationaryPoints, stationaryPoints } from "./stationary-points.ts";

/** The best t on a line of gains. */
export interface LineMinimum {
  readonly t: number;
  readonly cost: number;
  /** Whether all stationary points were found, so that this is the global minimum. */
  readonly proved: boolean;
}

/** A curvature below this share of its terms counts as negative. */
const FLAT = 1e-10;
/** Costs that differ by less than this share are equal. */
const TIE = 1e-13;
/** Share of the terms of a slope that is rounding. */
const ROUNDING = 1e-14;
/** Powers of ten that are sampled below that. */
const DECADES = 6;
/** As far out as gains are looked at, in units of the scale: beyond, rounding takes over. */
const FAR = 100;

/**
 * The t with the least cost among those with nonnegative curvature. The cost is a rational function
 * of t; its derivative times the squared denominator is a polynomial, all of whose zeros are found
 * for |t| ≤ 100 s (t = s·x for |x| ≤ 1, t = s/y for 0.01 ≤ |y| ≤ 1).
 *
 * @param scale - s: where the interesting gains are, roughly.
 */
export function lineMinimum(line: GainLine, scale: number): LineMinimum {
  const scaled = scaledPencil(line.pencil, scale);
  const inner = chartPoints(scaled, "x");
  const outer = chartPoints(scaled, "y");
  const stationary = [
    0,
    ...inner.points.map((x) => scale * x),
    ...outer.points.map((y) => scale / y),
  ];
  const best = bestOf(line, stationary, FAR * scale);
  // at an end the cost may go on falling as the gain grows
  const inside = Math.abs(best.t) < FAR * scale * (1 - 1e-9);
  const complete = inner.complete && outer.complete;
  return { ...best, proved: complete && inside && line.curvatures.every(([h]) => h.rows === 1) };
}

/**
 * The same without proof, by sampling: for searches that draw many lines.
 *
 * @param finest - The smallest size that matters, s at most.
 */
export function sampledLineMinimum(
  line: GainLine,
  scale: number,
  finest: number = scale,
): LineMinimum {
  const at = pencilEvaluator(line.pencil, "x");
  const decades = DECADES + Math.log10(scale / finest);
  const minima = sampledMinima((t) => at(t).slope, FAR * scale, decades);
  return { ...bestOf(line, [0, ...minima], FAR * scale), proved: false };
}

/**
 * The cheapest of some t, of the ends of what is looked at, and of those where the curvature vanishes;
 * of equal ones the smallest.
 */
function bestOf(
  line: GainLine,
  inside: readonly number[],
  reach: number,
): Omit<LineMinimum, "proved"> {
  const cost = costAlong(line);
  const points = [...inside, reach, -reach];
  const allowed = [...points, ...curvatureBoundary(line, points)]
    .filter((t) => Math.abs(t) <= reach && isConvex(line, t))
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .map((t) => ({ t, cost: cost(t) }));
  const least = Math.min(Number.POSITIVE_INFINITY, ...allowed.map((one) => one.cost));
  const found = allowed.find((one) => one.cost <= least + TIE * Math.abs(least));
  return found ?? { t: 0, cost: Number.POSITIVE_INFINITY };
}

/**
 * Stationary points in one chart. dG/dx·det² is a polynomial; in the other chart J = G/y², so that
 * dJ/dy·y³·det² = (y·dG/dy − 2G)·det². Near a possible pole the cost is compared directly.
 */
function chartPoints(
  pencil: QuadraticPencil,
  chart: Chart,
): Pick<StationaryPoints, "points" | "complete"> {
  const at = pencilEvaluator(pencil, chart);
  let last = 0;
  let noise = 0;
  const slopeAt = (p: number): number => {
    const { value, slope, determinant, terms } = at(p);
    last = determinant;
    noise = ROUNDING * (chart === "x" ? terms : Math.abs(p) * terms + 2 * Math.abs(value));
    return chart === "x" ? slope : p * slope - 2 * value;
  };
  const found = stationaryPoints({
    intervals:
      chart === "x"
        ? [[-1, 1]]
        : [
            [-1, -1 / FAR],
            [1 / FAR, 1],
          ],
    degree: 2 * pencil.degree + 2,
    numerator: (p) => {
      const slope = slopeAt(p);
      return last === 0 ? 0 : last ** 2 * slope;
    },
    denominator: () => last,
    rounding: () => last ** 2 * noise,
  });
  // a stationary point so close to a singular response would be there as a change of sign
  const near = found.poles.flatMap(([from, to]) =>
    slopeAt(from) * slopeAt(to) <= 0 ? [from, to, (from + to) / 2] : [],
  );
  return { points: [...found.points, ...near], complete: found.complete };
}

function costAlong({ pencil }: GainLine): (t: number) => number {
  const at = pencilEvaluator(pencil, "x");
  return (t) => {
    const { value, determinant } = at(t);
    return determinant === 0 || Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
}

function scaledPencil(pencil: QuadraticPencil, s: number): QuadraticPencil {
  const { matrix, vector, constant } = pencil;
  const times = (parts: Quadratic<Float64Array>) =>
    [parts[0], parts[1].map((v) => v * s), parts[2].map((v) => v * s * s)] as const;
  return {
    ...pencil,
    matrix: times(matrix),
    vector: times(vector),
    constant: [constant[0], constant[1] * s, constant[2] * s * s],
  };
}

function isConvex({ curvatures }: GainLine, t: number): boolean {
  return curvatures.every(([h0, h1, h2]) => {
    const h = Matrix.add(h0, Matrix.mul(h1, t)).add(Matrix.mul(h2, t * t));
    const size = Math.max(
      ...[h0, Matrix.mul(h1, t), Matrix.mul(h2, t * t)].map((m) => m.norm("frobenius")),
    );
    return smallestEigenvalue(h) >= -FLAT * size;
  });
}

/** Where the curvature vanishes: exactly for one action, else between convex and other points. */
function curvatureBoundary(line: GainLine, points: readonly number[]): readonly number[] {
  return line.curvatures.flatMap(([h0, h1, h2]) =>
    h0.rows === 1
      ? quadraticRoots(h0.get(0, 0), h1.get(0, 0), h2.get(0, 0))
      : bisected(line, points),
  );
}

/** Real t with c + b·t + a·t² = 0. */
function quadraticRoots(c: number, b: number, a: number): readonly number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return q === 0 ? [0] : [q / a, c / q];
}

function bisected(line: GainLine, points: readonly number[]): readonly number[] {
  const sorted = [...points].sort((a, b) => a - b);
  return sorted.slice(1).flatMap((to, i) => {
    let [inside, outside] = [sorted[i] as number, to];
    const first = isConvex(line, inside);
    if (first === isConvex(line, outside)) return [];
    if (!first) [inside, outside] = [outside, inside];
    for (let round = 0; round < 60; round++) {
      const middle = (inside + outside) / 2;
      if (isConvex(line, middle)) inside = middle;
      else outside = middle;
    }
    return [inside];
  });
}
