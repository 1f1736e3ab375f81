import { symmetricPart } from "@stackelberg/game";
import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from "ml-matrix";

/** Outcome of {@link minimiseQuadratic}. */
export type QuadraticMinimum =
  | {
      readonly status: "solved";
      /** The minimiser; of least norm where there are several. */
      readonly point: Float64Array;
      readonly unique: boolean;
    }
  | { readonly status: "not-convex" | "unbounded"; readonly reason: string };

/** What the numbers of a quadratic were computed from. */
export interface QuadraticOrigin {
  /** Size of the numbers behind h; decides what counts as zero. */
  readonly scale: number;
  /** Size of the terms that each H_ii is the sum of. @defaultValue no more than H_ii itself */
  readonly terms?: Float64Array;
}

const FLAT = 1e-12;
/** Curvature below this share of the terms that cancelled in it is rounding. */
const ROUNDING = 64 * Number.EPSILON;
/** Slope along a flat direction, as a share of the numbers it comes from, that is not rounding. */
const INCONSISTENT = 1e-6;

/**
 * Minimises ½θᵀHθ + hᵀθ.
 *
 * @param hessian - H, symmetric, n × n.
 * @param gradient - h, length n.
 * @param origin - What H and h were computed from; decides what counts as zero.
 */
export function minimiseQuadratic(
  hessian: Matrix,
  gradient: Float64Array,
  origin: QuadraticOrigin,
): QuadraticMinimum {
  const n = gradient.length;
  if (n === 0) return { status: "solved", point: new Float64Array(0), unique: true };
  return (
    positiveDefinite(hessian, gradient, origin.terms) ?? semidefinite(hessian, gradient, origin)
  );
}

/** Cholesky with unit diagonal; `null` where it is not safely positive definite. */
function positiveDefinite(
  hessian: Matrix,
  gradient: Float64Array,
  terms?: Float64Array,
): QuadraticMinimum | null {
  const n = gradient.length;
  const weight = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const diagonal = hessian.get(i, i);
    if (!(diagonal > ROUNDING * (terms?.[i] ?? 0))) return null;
    weight[i] = 1 / Math.sqrt(diagonal);
  }
  if (n === 1) {
    const point = Float64Array.of(-(gradient[0] as number) / hessian.get(0, 0));
    return { status: "solved", point, unique: true };
  }
  const scaled = hessian.clone();
  weight.forEach((w, i) => {
    scaled.mulRow(i, w);
    scaled.mulColumn(i, w);
  });
  const cholesky = new CholeskyDecomposition(symmetricPart(scaled));
  if (!cholesky.isPositiveDefinite()) return null;
  const lower = cholesky.lowerTriangularMatrix;
  for (let i = 0; i < n; i++) if (!(lower.get(i, i) ** 2 > 1e-9)) return null;
  const right = Matrix.columnVector(Array.from(gradient, (g, i) => -g * (weight[i] as number)));
  const solution = cholesky.solve(right);
  const point = Float64Array.from(weight, (w, i) => w * solution.get(i, 0));
  return { status: "solved", point, unique: true };
}

function semidefinite(
  hessian: Matrix,
  gradient: Float64Array,
  { scale, terms }: QuadraticOrigin,
): QuadraticMinimum {
  const n = gradient.length;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    symmetricPart(hessian),
    {
      assumeSymmetric: true,
    },
  );
  const largest = Math.max(...realEigenvalues.map(Math.abs), FLAT * scale);
  const point = new Float64Array(n);
  let unique = true;
  for (let k = 0; k < n; k++) {
    const value = realEigenvalues[k] ?? 0;
    let slope = 0;
    let rounding = 0;
    for (let i = 0; i < n; i++) {
      const share = eigenvectorMatrix.get(i, k);
      slope += share * (gradient[i] as number);
      rounding += ROUNDING * share * share * (terms?.[i] ?? 0);
    }
    if (value < -Math.max(FLAT * 100 * largest, rounding)) {
      return { status: "not-convex", reason: `its curvature is ${value} in one direction` };
    }
    if (value <= Math.max(FLAT * largest, rounding)) {
      unique = false;
      if (Math.abs(slope) > INCONSISTENT * scale) {
        return {
          status: "unbounded",
          reason: `it falls at rate ${Math.abs(slope)} along a direction without curvature`,
        };
      }
      continue;
    }
    for (let i = 0; i < n; i++) {
      point[i] = (point[i] as number) - (slope / value) * eigenvectorMatrix.get(i, k);
    }
  }
  return { status: "solved", point, unique };
}
