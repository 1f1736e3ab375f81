import type { AuthorityProfile } from "./authority-profile.ts";

/** E[‖n‖²/(s+λ)] and E[‖n‖²/(s+λ)²]. */
export interface InverseAuthorityMoments {
  readonly first: number;
  readonly second: number;
}

/** Step of the trapezoidal rule in ln t; its error is of order e^(−π²/step). */
const STEP = 0.28;
const NEGLIGIBLE = 1e-18;
/** Give up following a tail after so many orders of magnitude; reached only by divergent ones. */
const LONGEST_TAIL = 400;

/**
 * Moments of a ratio of quadratics of a Gaussian vector by a Laplace transform:
 *
 *     E[‖n‖²/(s+λ)]  = ∫₀^∞ e^{−λt} E[‖n‖²e^{−ts}] dt,
 *     E[‖n‖²/(s+λ)²] = ∫₀^∞ t·e^{−λt} E[‖n‖²e^{−ts}] dt,
 *
 * with the inner expectation in closed form. In ln t the integrand is analytic in a strip, so the
 * trapezoidal rule converges geometrically, whatever poles lie near the real axis of y.
 *
 * @param lambda - λ ≥ 0; λ + floor must be positive unless the moment is finite without.
 */
export function inverseAuthorityMoments(
  profile: AuthorityProfile,
  lambda: number,
): InverseAuthorityMoments {
  const centre = Math.log(1 / (profile.mean + lambda));
  let first = 0;
  let second = 0;
  const add = (x: number): boolean => {
    const t = Math.exp(x);
    const value = t * Math.exp(-lambda * t) * transform(profile, t);
    first += value;
    second += t * value;
    return value > NEGLIGIBLE * first || t * value > NEGLIGIBLE * second;
  };
  if (!(profile.size > 0)) return { first: 0, second: 0 };
  add(centre);
  for (let k = 1; add(centre + k * STEP) && k * STEP < LONGEST_TAIL; k++);
  for (let k = 1; add(centre - k * STEP) && k * STEP < LONGEST_TAIL; k++);
  return { first: first * STEP, second: second * STEP };
}

/**
 * E[‖n‖² e^{−ts}]: tilting turns e_i into N(z_i(1 − v_i), v_i) with v_i = 1/(1+2tσ_i²) and z_i the
 * zero of the authority, so that n is summed from its value there and nothing cancels for large t.
 */
function transform(profile: AuthorityProfile, t: number): number {
  const { floor, shift, width, zero, atZero, slopes, rest } = profile;
  let exponent = -t * floor;
  let shrink = 1;
  let spread = rest;
  const value = Float64Array.from(atZero);
  for (let i = 0; i < width.length; i++) {
    const sigma = width[i] as number;
    const k = shift[i] as number;
    const slope = slopes[i] as Float64Array;
    const v = 1 / (1 + 2 * t * sigma * sigma);
    const back = (zero[i] as number) * v;
    exponent -= t * k * k * v;
    shrink *= v;
    for (let j = 0; j < slope.length; j++) {
      const share = slope[j] as number;
      value[j] = (value[j] as number) - share * back;
      spread += v * share * share;
    }
  }
  for (const entry of value) spread += entry * entry;
  return Math.sqrt(shrink) * Math.exp(exponent) * spread;
}
