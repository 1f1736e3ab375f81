import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { symmetricMatrix } from "../checks/symmetric-matrix.ts";

/** Curvatures and slopes below this share of the random part of W count as rounding. */
const ROUNDING = 1e-14;

/** One independent part ½·curvature·z² + slope·z, z standard normal. */
export interface QuadraticComponent {
  /** λ; 0 for the one part that is normal. */
  readonly curvature: number;
  /** ℓ; at least 0 where the curvature is 0. */
  readonly slope: number;
}

/** X = ½φᵀWφ, φ = (1, z), z ~ N(0, I), as a constant plus independent parts. */
export interface GaussianQuadratic {
  /** W₀₀/2, the value at z = 0. */
  readonly constant: number;
  /** Independent parts, the one with the largest variance first; none if X is constant. */
  readonly components: readonly QuadraticComponent[];
  /** E[X]. */
  readonly mean: number;
  /** Var X. */
  readonly variance: number;
  /** √Var X. */
  readonly deviation: number;
  /** The spectral form in all coordinates of z. */
  readonly spectrum: QuadraticSpectrum;
}

/** X = constant + Σ ½λ_j s_j² + ℓ_j s_j with s = Vᵀz. */
export interface QuadraticSpectrum {
  /** V, orthogonal, d × d; its columns are the axes. */
  readonly axes: Matrix;
  /** λ, exactly 0 where it is rounding. Length d. */
  readonly curvatures: Float64Array;
  /** ℓ, exactly 0 where it is rounding. Length d. */
  readonly slopes: Float64Array;
}

/** Settings of {@link gaussianQuadratic}. */
export interface GaussianQuadraticOptions {
  /**
   * Curvatures and slopes below this share of the norm of W without W₀₀ count as zero.
   * @defaultValue 1e-14
   */
  readonly tolerance?: number;
}

/**
 * The canonical form of a quadratic in standard Gaussian variables.
 *
 * With W_zz = VΛVᵀ and ℓ = Vᵀw_z, X = W₀₀/2 + Σ ½λ_j s_j² + ℓ_j s_j for independent standard
 * normal s. All parts without curvature add up to one normal variable √(Σℓ_j²)·s. Mean and
 * variance are ½tr W and ½Σλ_j² + Σℓ_j². Rounding is judged against the norm of W without W₀₀, and
 * X is constant if that norm is below the rounding of W₀₀.
 *
 * @param quadratic - W, (1 + d) × (1 + d), symmetric, in the units of X; a matrix or its rows.
 * @returns Constant, independent parts, mean, variance and the spectral form.
 * @throws `GameError` if W is not a symmetric matrix of finite numbers.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gaussianQuadratic } = await import("@stackelberg/game");
 * // X = 1 + 2z₁ + ½z₂²
 * const q = gaussianQuadratic([[2, 2, 0], [2, 0, 0], [0, 0, 1]]);
 * expect(q.components).toEqual([{ curvature: 0, slope: 2 }, { curvature: 1, slope: 0 }]);
 * expect([q.mean, q.variance]).toEqual([1.5, 4.5]);
 * ```
 */
export function gaussianQuadratic(
  quadratic: Matrix | readonly (readonly number[])[],
  { tolerance = ROUNDING }: GaussianQuadraticOptions = {},
): GaussianQuadratic {
  const rows = Matrix.isMatrix(quadratic) ? quadratic.to2DArray() : quadratic;
  const matrix = symmetricMatrix(rows, Math.max(rows.length, 1), ["quadratic"]);
  const constant = matrix.get(0, 0) / 2;
  const scale = randomScale(matrix);
  const spectrum = spectralForm(matrix, scale, tolerance);
  const components = independentParts(spectrum, tolerance * scale);
  let shift = 0;
  for (let k = 1; k < matrix.rows; k++) shift += matrix.get(k, k) / 2;
  const deviation = Math.hypot(...components.map(componentDeviation));
  const variance = components.reduce((v, c) => v + c.curvature ** 2 / 2 + c.slope ** 2, 0);
  const mean = constant + shift;
  return { constant, components, mean, variance, deviation, spectrum };
}

/** −X. */
export function negated(q: GaussianQuadratic): GaussianQuadratic {
  const { axes, curvatures, slopes } = q.spectrum;
  return {
    ...q,
    constant: -q.constant,
    mean: -q.mean,
    components: q.components.map(({ curvature, slope }) =>
      curvature === 0 ? { curvature, slope } : { curvature: -curvature, slope: -slope },
    ),
    spectrum: { axes, curvatures: curvatures.map((v) => -v), slopes: slopes.map((v) => -v) },
  };
}

/** √Var(½λz² + ℓz) = √(½λ² + ℓ²). */
function componentDeviation({ curvature, slope }: QuadraticComponent): number {
  return Math.hypot(curvature * Math.SQRT1_2, slope);
}

/** Frobenius norm of W without W₀₀; 0 if that is below the rounding of W₀₀. */
function randomScale(matrix: Matrix): number {
  const entries = matrix.to1DArray().slice(1);
  const norm = Math.hypot(...entries);
  return norm > 2 * Number.EPSILON * Math.abs(matrix.get(0, 0)) ? norm : 0;
}

function spectralForm(matrix: Matrix, scale: number, tolerance: number): QuadraticSpectrum {
  const d = matrix.rows - 1;
  const curvatures = new Float64Array(d);
  const slopes = new Float64Array(d);
  if (d === 0 || scale === 0) return { axes: Matrix.eye(d), curvatures, slopes };
  const scaled = Matrix.div(matrix.subMatrix(1, d, 1, d), scale);
  const { realEigenvalues, eigenvectorMatrix: axes } = new EigenvalueDecomposition(scaled, {
    assumeSymmetric: true,
  });
  const orRounding = (value: number) => (Math.abs(value) > tolerance ? value * scale : 0);
  for (let j = 0; j < d; j++) {
    let slope = 0;
    for (let k = 0; k < d; k++) slope += axes.get(k, j) * (matrix.get(0, k + 1) / scale);
    slopes[j] = orRounding(slope);
    curvatures[j] = orRounding(realEigenvalues[j] as number);
  }
  return { axes, curvatures, slopes };
}

function independentParts(
  { curvatures, slopes }: QuadraticSpectrum,
  smallest: number,
): QuadraticComponent[] {
  const curved: QuadraticComponent[] = [];
  const linear: number[] = [];
  curvatures.forEach((curvature, j) => {
    const slope = slopes[j] as number;
    if (curvature === 0) linear.push(slope);
    else curved.push({ curvature, slope });
  });
  const slope = Math.hypot(...linear);
  const parts = slope > smallest ? [...curved, { curvature: 0, slope }] : curved;
  return parts.sort((a, b) => componentDeviation(b) - componentDeviation(a));
}
