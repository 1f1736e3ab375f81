/** An interval in which a function changes sign. */
export interface RootBracket {
  readonly low: number;
  readonly high: number;
}

/**
 * Narrows an interval in which `f` changes sign, by inverse quadratic interpolation where that is
 * safe and by bisection elsewhere.
 *
 * @param f - Continuous; of opposite signs (or zero) at the ends.
 * @param bracket - Where to look.
 * @param tolerance - Relative to 1 + |x|: `f` takes a variable of order one.
 * @returns An interval about the root; a point where `f` is exactly zero.
 *
 * @see Chandrupatla (1997), Advances in Engineering Software 28, 145–149.
 */
export function bracketedRoot(
  f: (x: number) => number,
  { low, high }: RootBracket,
  tolerance: number,
): RootBracket {
  let [a, b] = [high, low];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc] = [a, fa];
  let share = 0.5;
  if (fb === 0) return { low: b, high: b };
  for (let round = 0; round < 300 && fa !== 0; round++) {
    const x = a + share * (b - a);
    const fx = f(x);
    [c, fc] = [a, fa];
    if (Math.sign(fx) !== Math.sign(fa)) {
      [c, fc] = [b, fb];
      [b, fb] = [a, fa];
    }
    [a, fa] = [x, fx];
    const least = (tolerance * (1 + Math.max(Math.abs(a), Math.abs(b)))) / Math.abs(b - a);
    if (!(least < 0.5)) break;
    share = Math.min(Math.max(interpolated([a, b, c], [fa, fb, fc]), least), 1 - least);
  }
  if (fa === 0) return { low: a, high: a };
  return { low: Math.min(a, b), high: Math.max(a, b) };
}

type Triple = readonly [number, number, number];

/** Where between a and b the inverse parabola through three points vanishes; ½ where unsafe. */
function interpolated([a, b, c]: Triple, [fa, fb, fc]: Triple): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const share =
    (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
  return Number.isFinite(share) ? share : 0.5;
}
