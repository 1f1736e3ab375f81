const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

/** φ(z) = exp(−z²/2)/√(2π), with full relative accuracy in the tails; 0 at ±∞. */
export function normalDensity(z: number): number {
  const size = Math.abs(z);
  if (!(size < 40)) return size >= 40 ? 0 : Number.NaN;
  // z² of a rounded z is exact, so that the exponent loses nothing however large it is
  const near = Math.round(size * 16) / 16;
  const rest = (size - near) * (size + near);
  return DENSITY_AT_ZERO * Math.exp((-near * near) / 2) * Math.exp(-rest / 2);
}

/**
 * P(z > x) of a standard normal z, relative error about 1e-15 for every x > −∞.
 *
 * For x ≥ 0 it is φ(x) times Mills' ratio m(x), and (1 + x)·m(x) is a Chebyshev series in
 * (x − 5)/(x + 5), whose coefficients come from an interpolation with 40 digits.
 *
 * @see Shepherd and Laframboise (1981), Mathematics of Computation 36, 249–253.
 */
export function normalAbove(x: number): number {
  if (x < 0) return 1 - normalAbove(-x);
  const density = normalDensity(x);
  return density === 0 ? 0 : (density * millsSeries((x - 5) / (x + 5))) / (1 + x);
}

/** P(a < z < b) for a ≤ b, without cancellation between two numbers near 1. */
export function normalBetween(a: number, b: number): number {
  return a > 0 ? normalAbove(a) - normalAbove(b) : normalAbove(-b) - normalAbove(-a);
}

/** Clenshaw's sum of the Chebyshev series of (1 + x)·m(x). */
function millsSeries(t: number): number {
  let next = 0;
  let afterNext = 0;
  for (let k = MILLS.length - 1; k > 0; k--) {
    const value = 2 * t * next - afterNext + (MILLS[k] as number);
    afterNext = next;
    next = value;
  }
  return t * next - afterNext + (MILLS[0] as number);
}

/** The first is halved already. */
const MILLS = [
  2.3159952442610374334 / 2,
  -0.16334493884513978905,
  -0.013683136055781576407,
  0.030822000198100039725,
  -0.016220073012046806988,
  0.0056166910164600934864,
  -0.001413393378354921628,
  0.00025026254607256606546,
  -0.000024689072397283870041,
  -1.0107964061837592256e-6,
  7.4954191797405729054e-7,
  -7.6002742687283368758e-8,
  -1.1574771441328648744e-8,
  3.3333864725998431463e-9,
  7.5380396281713470189e-11,
  -1.1104247263727494478e-10,
  3.5092437765510588325e-12,
  3.6894953861750953684e-12,
  -2.3376697776383093717e-13,
  -1.3271797523541405453e-13,
  9.9217069958882765537e-15,
  5.2760049954553790652e-15,
  -3.3730976941879218322e-16,
  -2.2804338776379945609e-16,
  7.4963305658086263312e-18,
  1.0328041877290668291e-17,
];
