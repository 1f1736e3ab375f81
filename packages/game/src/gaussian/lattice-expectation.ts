const LATTICE_POINTS = 4093;
const LATTICE_SHIFTS = 8;

/** Shifted Korobov lattices; the spread over the (fixed) shifts estimates the error. */
export function latticeExpectation(
  phi: (e: Float64Array) => number,
  dimension: number,
): { readonly value: number; readonly error: number } {
  const points = latticePoints(dimension);
  const means: number[] = [];
  for (let shift = 0; shift < LATTICE_SHIFTS; shift++) {
    let sum = 0;
    for (let i = 0; i < LATTICE_POINTS && Number.isFinite(sum); i++) {
      const start = (shift * LATTICE_POINTS + i) * dimension;
      sum += phi(points.subarray(start, start + dimension));
    }
    if (!Number.isFinite(sum)) return { value: sum, error: sum };
    means.push(sum / LATTICE_POINTS);
  }
  const value = means.reduce((a, b) => a + b, 0) / LATTICE_SHIFTS;
  const spread = means.reduce((a, b) => a + (b - value) ** 2, 0);
  const error = Math.sqrt(spread / (LATTICE_SHIFTS * (LATTICE_SHIFTS - 1)));
  return { value, error };
}

const knownPoints = new Map<number, Float64Array>();

/** All points of all shifts, one after the other; remembered per dimension. */
function latticePoints(dimension: number): Float64Array {
  const known = knownPoints.get(dimension);
  if (known) return known;
  const points = new Float64Array(LATTICE_SHIFTS * LATTICE_POINTS * dimension);
  const generator = Array.from({ length: dimension }, (_, k) =>
    modularPower(1516, k, LATTICE_POINTS),
  );
  let next = 0;
  for (let shift = 0; shift < LATTICE_SHIFTS; shift++) {
    for (let i = 0; i < LATTICE_POINTS; i++) {
      generator.forEach((g, k) => {
        const offset = ((shift + 1) * (k + 1) * 0.6180339887498949) % 1;
        const uniform = ((i * g) / LATTICE_POINTS + offset) % 1;
        const folded = Math.abs(2 * uniform - 1);
        points[next++] = normalQuantile(Math.min(Math.max(folded, 1e-16), 1 - 1e-16));
      });
    }
  }
  knownPoints.set(dimension, points);
  return points;
}

function modularPower(base: number, exponent: number, modulus: number): number {
  let value = 1;
  for (let k = 0; k < exponent; k++) value = (value * base) % modulus;
  return value;
}

/** Standard normal quantile, relative error 1.2e-9 (P. J. Acklam's rational approximation). */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  if (tail > 0.02425) {
    const q = p - 0.5;
    const r = q * q;
    return (q * horner(CENTRE_TOP, r)) / (horner(CENTRE_BOTTOM, r) * r + 1);
  }
  const q = Math.sqrt(-2 * Math.log(tail));
  const x = horner(TAIL_TOP, q) / (horner(TAIL_BOTTOM, q) * q + 1);
  return p < 0.5 ? x : -x;
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, c) => value * x + c, 0);
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const TAIL_BOTTOM = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416,
];
