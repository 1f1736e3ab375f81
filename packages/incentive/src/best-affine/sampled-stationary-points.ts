/**
 * Minima of a function on a grid that is fine around 0 and reaches far: where its slope changes from
 * negative to positive, refined by bisection. Quick, but a pair of points between two neighbours of
 * the grid is missed.
 *
 * @param slope - May be NaN at poles.
 * @param reach - Largest |t| that is looked at.
 * @param decades - Powers of ten of |t| below it that are looked at.
 */
export function sampledMinima(
  slope: (t: number) => number,
  reach: number,
  decades: number,
): readonly number[] {
  const points = Math.ceil(PER_DECADE * decades);
  const half = Array.from(
    { length: points },
    (_, k) => reach * 10 ** (decades * (k / (points - 1) - 1)),
  );
  const grid = [...half.map((t) => -t).reverse(), 0, ...half];
  const slopes = grid.map(slope);
  return grid.slice(1).flatMap((to, i) => {
    const [from, before, after] = [grid[i] as number, slopes[i] as number, slopes[i + 1] as number];
    // a minimum may lie on the grid
    return before < 0 && after >= 0 ? [crossing(slope, from, to)] : [];
  });
}

const PER_DECADE = 20 / 3;

function crossing(slope: (t: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
