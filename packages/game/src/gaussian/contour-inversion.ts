import type { QuadraticComponent } from "./gaussian-quadratic.ts";
import type { BoundedValue } from "./quadratic-component.ts";
import type { Tail } from "./tail.ts";

/** Tangent of the angle by which the contour leaves the vertical: 30°. */
const BEND = 1 / Math.sqrt(3);
const FIRST_STEP = 0.5;
const LAST_STEP = FIRST_STEP / 64;
const FARTHEST = 80;
/**
 * Where |1 − λs| is beyond the inverse of this, ½s²ℓ²/(1 − λs) is written as its asymptote
 * −sℓ²/(2λ) plus ℓ²/(2λ²)·(1/(1 − λs) − 1), so that the terms linear in s cancel once and for all.
 */
const FAR = 0.5;
/** A contour on which the integrand grows by more than this leads through the wrong valley. */
const GROWTH = 1e4;
/** Relative change between two steps at which the sum has converged. */
const CONVERGED = 1e-13;
const UNKNOWN: BoundedValue = { value: 0, error: Number.POSITIVE_INFINITY };
/** Terms below this share of the largest end the sum. */
const NEGLIGIBLE = 1e-18;

/** A contour s(u) = saddle + width·(bend·(cosh u − 1) + i·sinh u). */
interface Contour {
  readonly saddle: number;
  readonly width: number;
  readonly bend: number;
}

/**
 * P(X > 0) or E[max(X, 0)] of X = k + Σ ½λ_j z_j² + ℓ_j z_j by the inverse Laplace transform
 *
 *   (1/2πi) ∫ exp(K(s)) s^−m ds,   K(s) = ks + Σ −½ log(1 − λ_j s) + ½ℓ_j²s²/(1 − λ_j s),
 *
 * m = 1 or 2, on a hyperbola through the saddle point of K(s) − m log s on s > 0. There the
 * integrand decays exponentially or faster on every scale of the λ_j, so that the trapezoidal rule
 * converges geometrically, and small tails keep their relative accuracy. The hyperbola bends to
 * the side on which the integrand dies out for large s: that of k − Σ ℓ_j²/(2λ_j) < 0. The error
 * is the difference between the last two steps, plus what was cut off, plus rounding.
 *
 * Meant for k < 0, at least up to −Σ½λ_j: beyond the mean, ask for the other tail.
 *
 * @see Rice (1980), SIAM Journal on Scientific and Statistical Computing 1, 438–448.
 */
export function invertedTail(
  tail: Tail,
  components: readonly QuadraticComponent[],
  k: number,
): BoundedValue {
  const order = tail === "probability" ? 1 : 2;
  const transform = { components, k, order };
  const edge = components.reduce(
    (sum, { curvature, slope }) => (curvature === 0 ? sum : sum - slope ** 2 / (2 * curvature)),
    k,
  );
  const isBounded = components.every(({ curvature }) => curvature < 0);
  if (isBounded && edge <= 0) return { value: 0, error: 0 };
  const saddle = saddlePoint(transform);
  const width = 1 / Math.sqrt(derivatives(transform, saddle).curvature);
  const side = edge < 0 ? 1 : -1;
  let best = UNKNOWN;
  for (const bend of [side * BEND, 0, -side * BEND]) {
    const result = trapezoidalSum(transform, { saddle, width, bend });
    if (result.error < best.error) best = result;
    if (best.error <= 1e-11 * Math.abs(best.value)) break;
  }
  const { value, error } = best;
  return { value, error: error + Math.abs(value) * saddle * levelRounding(transform, saddle) };
}

/** Rounding of the terms linear in s: as good as a change of X by so much, whose density is ≤ ŝP. */
function levelRounding({ components, k }: Transform, saddle: number): number {
  const size = components.reduce(
    (sum, { curvature, slope }) =>
      Math.abs(curvature * saddle) > 1 ? sum + Math.abs(slope ** 2 / (2 * curvature)) : sum,
    Math.abs(k),
  );
  return 2 * Number.EPSILON * size;
}

interface Transform {
  readonly components: readonly QuadraticComponent[];
  readonly k: number;
  /** m, the order of the pole at 0. */
  readonly order: number;
}

/** First and second derivative of K(s) − m log s at real s. */
function derivatives({ components, k, order }: Transform, s: number) {
  let linear = k;
  let slope = -order / s;
  let curvature = order / (s * s);
  for (const { curvature: lambda, slope: l } of components) {
    const a = 1 / (1 - lambda * s);
    slope += (lambda * a) / 2;
    curvature += (lambda * lambda * a * a) / 2 + l * l * a * a * a;
    if (Math.abs(a) > FAR || lambda === 0) slope += (l * l * s * (1 + a) * a) / 2;
    else {
      linear -= (l * l) / (2 * lambda);
      slope += (l * l * a * a) / (2 * lambda);
    }
  }
  return { slope: linear + slope, curvature };
}

/** The minimum of the convex K(s) − m log s on 0 < s < 1/max λ, by bisection on a log scale. */
function saddlePoint(transform: Transform): number {
  const largest = transform.components.reduce((m, { curvature }) => Math.max(m, curvature), 0);
  const at = (v: number) => Math.exp(v) / (1 + largest * Math.exp(v));
  let [low, high] = [-100, largest > 0 ? 30 - Math.log(largest) : 300];
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (derivatives(transform, at(middle)).slope < 0) low = middle;
    else high = middle;
  }
  return at(low);
}

function trapezoidalSum(transform: Transform, contour: Contour): BoundedValue {
  const first = integrand(transform, contour, 0) / 2;
  let [sum, size, peak] = [first, Math.abs(first), Math.abs(first)];
  const add = (u: number) => {
    const term = integrand(transform, contour, u);
    sum += term;
    size += Math.abs(term);
    peak = Math.max(peak, Math.abs(term));
    return Math.abs(term);
  };
  let last = FIRST_STEP;
  for (let quiet = 0; quiet < 3 && last < FARTHEST; last += FIRST_STEP) {
    quiet = add(last) <= NEGLIGIBLE * peak ? quiet + 1 : 0;
  }
  const cut = last < FARTHEST ? 10 * NEGLIGIBLE * peak : size;
  let value = sum * FIRST_STEP;
  let change = Number.POSITIVE_INFINITY;
  let step = FIRST_STEP;
  while (step > LAST_STEP && !(change <= CONVERGED * Math.abs(value))) {
    if (!(peak <= GROWTH * Math.abs(first))) return UNKNOWN;
    for (let u = step / 2; u < last; u += step) add(u);
    step /= 2;
    change = Math.abs(sum * step - value);
    value = sum * step;
  }
  const error = change + cut + 32 * Number.EPSILON * size * step;
  return Number.isFinite(value + error) ? { value, error } : UNKNOWN;
}

/** Re[exp(K(s)) s^−m s′(u)/i]/π. */
function integrand({ components, k, order }: Transform, contour: Contour, u: number): number {
  const { saddle, width, bend } = contour;
  const [grow, shrink] = [Math.exp(u), Math.exp(-u)];
  const [cosh, sinh] = [(grow + shrink) / 2, (grow - shrink) / 2];
  const [x, y] = [saddle + width * bend * (cosh - 1), width * sinh];
  const [squareReal, squareImaginary] = [x * x - y * y, 2 * x * y];
  let linear = k;
  let real = -order * Math.log(Math.hypot(x, y));
  let imaginary = -order * Math.atan2(y, x);
  for (const { curvature, slope } of components) {
    const [a, b] = [1 - curvature * x, -curvature * y];
    const norm = a * a + b * b;
    const weight = (slope * slope) / 2;
    if (curvature !== 0) {
      real -= Math.log(norm) / 4;
      imaginary -= Math.atan2(b, a) / 2;
    }
    if (norm * FAR * FAR < 1) {
      real += (weight / norm) * (squareReal * a + squareImaginary * b);
      imaginary += (weight / norm) * (squareImaginary * a - squareReal * b);
    } else {
      linear -= weight / curvature;
      real += (weight / curvature ** 2) * (a / norm - 1);
      imaginary -= (weight / curvature ** 2) * (b / norm);
    }
  }
  real += linear * x;
  imaginary += linear * y;
  const turned = width * (cosh * Math.cos(imaginary) + bend * sinh * Math.sin(imaginary));
  return (Math.exp(real) * turned) / Math.PI;
}
