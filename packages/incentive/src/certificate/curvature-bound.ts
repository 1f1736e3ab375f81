import { Matrix } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";
import type { ReducedCoordinates } from "./reduced-coordinates.ts";

/** Largest number of coordinates for which boxes are affordable. */
const MOST_COORDINATES = 3;
/** Boxes that are looked at before the attempt is given up. */
const MOST_BOXES = 3000;
/** Bernstein coefficients may be negative by this share of the largest: rounding. */
const ROUNDING = 1e-12;

/** The quartic polynomial matrix of a bound, at a homogeneous point. */
type Quartic = (point: Float64Array) => Matrix;

/** Outcome of {@link curvatureBound}. */
export type BoundOutcome =
  | { readonly status: "proven" }
  /** A point of the coordinates with a smaller curvature. */
  | { readonly status: "violated"; readonly point: Float64Array }
  | { readonly status: "undecided" };

/**
 * Whether H(y) ⪰ η for every y, for a rule Q = −κgᵀ/(s+λ) whose authority varies in all
 * coordinates.
 *
 * Times (s+λ)², H − η is a polynomial matrix of degree 4, made homogeneous by one more coordinate
 * that is 0 at infinity: P = s²(H₀ − η) − s(g vᵀ + v gᵀ) + τ g gᵀ. It is even, so P ⪰ 0 everywhere
 * iff it is on the faces of a cube where one coordinate is 1. On a box P is a convex combination
 * of its Bernstein coefficients; where they are all ⪰ 0 the box is proven, otherwise it is halved.
 *
 * @param eta - η, in units of curvature.
 */
export function curvatureBound(
  condition: MonitoredCondition,
  coordinates: ReducedCoordinates,
  damping: number,
  eta: number,
): BoundOutcome {
  const { dimension } = coordinates;
  if (dimension > MOST_COORDINATES) return { status: "undecided" };
  const quartic = boundQuartic(condition, coordinates, damping, eta);
  const boxes: Box[] = Array.from({ length: dimension + 1 }, (_, face) => ({
    face,
    from: new Float64Array(dimension).fill(-1),
    to: new Float64Array(dimension).fill(1),
  }));
  let scale = 0;
  for (let looked = 0; looked < MOST_BOXES; looked++) {
    const box = boxes.pop();
    if (!box) return { status: "proven" };
    const samples = sampled(quartic, box);
    for (const sample of samples) scale = Math.max(scale, sample.norm("frobenius"));
    const worst = samples.findIndex((sample) => smallestEigenvalue(sample) < -ROUNDING * scale);
    if (worst >= 0) return { status: "violated", point: affinePoint(gridPoint(box, worst)) };
    const coefficients = bernstein(samples, dimension);
    if (coefficients.every((c) => smallestEigenvalue(c) >= -ROUNDING * scale)) continue;
    boxes.push(...halves(box));
  }
  return { status: "undecided" };
}

/** A homogeneous point as one of the coordinates; those at infinity become far ones. */
function affinePoint(point: Float64Array): Float64Array {
  const first = point[0] as number;
  const unit = Math.abs(first) > 1e-6 ? first : 1e-6;
  return point.slice(1).map((x) => x / unit);
}

/** Part of the face of the cube on which coordinate `face` is 1. */
interface Box {
  readonly face: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

function boundQuartic(
  condition: MonitoredCondition,
  { authorityOffset, authoritySlope, gradientOffset, gradientSlope }: ReducedCoordinates,
  damping: number,
  eta: number,
): Quartic {
  const { cross, leaderCurvature, authorityCovariance, curvature } = condition;
  const residual = Matrix.mul(leaderCurvature, authorityCovariance).sum();
  const variance = authorityCovariance.trace() + damping;
  const own = Matrix.sub(curvature, Matrix.mul(Matrix.eye(curvature.rows), eta));
  const homogeneous = (offset: Float64Array, slope: Matrix, point: Float64Array) =>
    Matrix.columnVector(
      Array.from(offset, (c, i) => {
        let sum = c * (point[0] as number);
        for (let k = 0; k < slope.columns; k++) sum += slope.get(i, k) * (point[k + 1] as number);
        return sum;
      }),
    );
  return (point) => {
    const k = homogeneous(authorityOffset, authoritySlope, point);
    const g = homogeneous(gradientOffset, gradientSlope, point);
    const unit = (point[0] as number) ** 2;
    const s = k.dot(k) + variance * unit;
    const tau = k.dot(leaderCurvature.mmul(k)) + residual * unit;
    const mixed = g.mmul(cross.transpose().mmul(k).transpose());
    return Matrix.mul(own, s * s)
      .sub(Matrix.add(mixed, mixed.transpose()).mul(s))
      .add(g.mmul(g.transpose()).mul(tau));
  };
}

/** Values at the 5^r points of a regular grid on the box, first coordinate slowest. */
function sampled(quartic: Quartic, box: Box): Matrix[] {
  return Array.from({ length: 5 ** box.from.length }, (_, index) => quartic(gridPoint(box, index)));
}

function gridPoint({ face, from, to }: Box, index: number): Float64Array {
  const dimension = from.length;
  const point = new Float64Array(dimension + 1);
  let rest = index;
  for (let k = dimension - 1; k >= 0; k--) {
    const share = (rest % 5) / 4;
    rest = Math.floor(rest / 5);
    point[k < face ? k : k + 1] = (from[k] as number) * (1 - share) + (to[k] as number) * share;
  }
  point[face] = 1;
  return point;
}

/** Rows turn values at 0, ¼, ½, ¾, 1 into Bernstein coefficients of degree 4. */
const TO_BERNSTEIN = [
  [1, 0, 0, 0, 0],
  [-13 / 12, 4, -3, 4 / 3, -1 / 4],
  [13 / 18, -32 / 9, 20 / 3, -32 / 9, 13 / 18],
  [-1 / 4, 4 / 3, -3, 4, -13 / 12],
  [0, 0, 0, 0, 1],
] as const;

/** Bernstein coefficients from grid values, one coordinate after the other. */
function bernstein(samples: readonly Matrix[], dimension: number): Matrix[] {
  let values = [...samples];
  for (let k = 0; k < dimension; k++) {
    const stride = 5 ** (dimension - 1 - k);
    values = values.map((_, index) => {
      const own = Math.floor(index / stride) % 5;
      const start = index - own * stride;
      const sum = Matrix.zeros((values[0] as Matrix).rows, (values[0] as Matrix).columns);
      (TO_BERNSTEIN[own] as readonly number[]).forEach((weight, j) => {
        if (weight !== 0) sum.add(Matrix.mul(values[start + j * stride] as Matrix, weight));
      });
      return sum;
    });
  }
  return values;
}

/** The box cut in two across its longest side. */
function halves({ face, from, to }: Box): Box[] {
  const lengths = Array.from(from, (a, k) => (to[k] as number) - a);
  const k = lengths.indexOf(Math.max(...lengths));
  const middle = ((from[k] as number) + (to[k] as number)) / 2;
  return [
    { face, from, to: to.with(k, middle) },
    { face, from: from.with(k, middle), to },
  ];
}
