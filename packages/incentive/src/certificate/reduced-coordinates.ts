import { Matrix, SingularValueDecomposition } from "ml-matrix";

/**
 * Two Gaussian vectors, authority κ̄ and gradient g, in as few standard normal coordinates as they
 * need; the first ones are those in which the authority varies.
 */
export interface ReducedCoordinates {
  readonly authorityOffset: Float64Array;
  /** Leader actions × dimension. */
  readonly authoritySlope: Matrix;
  readonly gradientOffset: Float64Array;
  /** Monitored actions × dimension. */
  readonly gradientSlope: Matrix;
  /** Number of coordinates in which the authority varies. */
  readonly authorityRank: number;
  readonly dimension: number;
  /** The coordinates as orthonormal directions of e without its constant. */
  readonly axes: readonly (readonly number[])[];
}

/** An authority and a gradient in given coordinates. */
export type Forms = Pick<
  ReducedCoordinates,
  "authorityOffset" | "authoritySlope" | "gradientOffset" | "gradientSlope"
>;

const RANK = 1e-11;

/**
 * Each argument as images on e, first column the mean.
 *
 * @param more - Further vectors whose coordinates must be kept.
 */
export function reducedCoordinates(
  authority: Matrix,
  gradient: Matrix,
  more: readonly Matrix[] = [],
): ReducedCoordinates {
  const first = rowSpace(authority, []);
  const axes = more.reduce((known, m) => rowSpace(m, known), rowSpace(gradient, first));
  return {
    ...formsIn(axes, authority, gradient),
    authorityRank: first.length,
    dimension: axes.length,
    axes,
  };
}

/** An authority and a gradient, as images on e, in the coordinates `axes`. */
export function formsIn(
  axes: readonly (readonly number[])[],
  authority: Matrix,
  gradient: Matrix,
): Forms {
  const project = (m: Matrix) =>
    axes.length === 0
      ? Matrix.zeros(m.rows, 0)
      : slopes(m).mmul(new Matrix(axes.map((axis) => [...axis])).transpose());
  return {
    authorityOffset: Float64Array.from(authority.getColumn(0)),
    authoritySlope: project(authority),
    gradientOffset: Float64Array.from(gradient.getColumn(0)),
    gradientSlope: project(gradient),
  };
}

function slopes(images: Matrix): Matrix {
  if (images.columns === 1) return Matrix.zeros(images.rows, 0);
  return images.subMatrix(0, images.rows - 1, 1, images.columns - 1);
}

/** `known` plus orthonormal directions in which `images` vary and that `known` lacks. */
function rowSpace(images: Matrix, known: readonly number[][]): number[][] {
  const size = images.norm("frobenius");
  const rest = slopes(images);
  if (!(size > 0) || rest.columns === 0) return [...known];
  for (const axis of known) {
    const column = Matrix.columnVector(axis);
    rest.sub(rest.mmul(column).mmul(column.transpose()));
  }
  const svd = new SingularValueDecomposition(rest, { autoTranspose: true });
  const right = svd.rightSingularVectors;
  const found = svd.diagonal
    .map((value, k) => ({ value, axis: right.getColumn(k) }))
    .filter(({ value }) => value > RANK * size);
  return [...known, ...found.map(({ axis }) => axis)];
}
