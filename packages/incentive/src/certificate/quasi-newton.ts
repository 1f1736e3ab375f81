/** A function's value and slope at a point. */
export interface Sloped {
  readonly value: number;
  readonly slope: Float64Array;
}

const STEPS = 300;
/** A step that promises less than this share of the value has arrived. */
const ARRIVED = 1e-11;
/** Share of the promised descent that a step must keep. */
const KEPT = 1e-4;

/**
 * A local minimum of a function of few variables by BFGS with backtracking. Kinks, such as those of
 * a smallest eigenvalue, slow it down but do not stop it.
 *
 * @param f - Value and slope; may be `NaN` where it is not defined.
 * @returns The smallest value found.
 */
export function quasiNewton(f: (x: Float64Array) => Sloped, start: Float64Array): number {
  const n = start.length;
  let x = start;
  let { value, slope } = f(x);
  let inverse = identity(n, 0.1 / Math.max(norm(slope), Number.MIN_VALUE));
  for (let step = 0; step < STEPS; step++) {
    const direction = times(inverse, slope).map((d) => -d);
    const promised = -dot(direction, slope);
    if (!(promised > ARRIVED * Math.abs(value))) break;
    let length = 1;
    let next = moved(x, direction, length);
    let there = f(next);
    for (let tries = 0; !(there.value <= value - KEPT * length * promised); tries++) {
      if (tries === 30) return value;
      length /= 3;
      next = moved(x, direction, length);
      there = f(next);
    }
    const bend = there.slope.map((s, k) => s - (slope[k] as number));
    const walked = direction.map((d) => length * d);
    const curved = dot(bend, walked);
    if (curved > 1e-12 * norm(bend) * norm(walked)) {
      if (step === 0) inverse = identity(n, curved / dot(bend, bend));
      update(inverse, walked, bend, curved);
    }
    x = next;
    ({ value, slope } = there);
  }
  return value;
}

/** H ← (I − s yᵀ/c) H (I − y sᵀ/c) + s sᵀ/c with c = sᵀy, rows of a symmetric H in place. */
function update(
  inverse: readonly Float64Array[],
  s: Float64Array,
  y: Float64Array,
  c: number,
): void {
  const hy = times(inverse, y);
  const factor = (1 + dot(y, hy) / c) / c;
  inverse.forEach((row, i) => {
    const [si, hi] = [s[i] as number, hy[i] as number];
    for (let j = 0; j < row.length; j++) {
      const [sj, hj] = [s[j] as number, hy[j] as number];
      row[j] = (row[j] as number) + factor * si * sj - (hi * sj + si * hj) / c;
    }
  });
}

function identity(n: number, scale: number): Float64Array[] {
  return Array.from({ length: n }, (_, i) => {
    const row = new Float64Array(n);
    row[i] = scale;
    return row;
  });
}

function times(rows: readonly Float64Array[], vector: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => dot(row, vector));
}

function moved(x: Float64Array, direction: Float64Array, length: number): Float64Array {
  return x.map((value, k) => value + length * (direction[k] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
