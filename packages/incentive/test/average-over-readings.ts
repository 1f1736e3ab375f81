import type { ProportionalRule } from "@stackelberg/incentive";
import type { WrittenOutGame, WrittenOutPlayer } from "@stackelberg/tooling-written-out";

/** Standard deviations that count, and points in all. */
const REACH = 7;
const POINTS = 400;

/**
 * E φ(y) over the monitored player's only reading, by the trapezoidal rule in t with
 * y = y* + width·sinh t around the reading y* of least authority, where a damped rule is sharp.
 */
export function averageOverReadings(
  game: WrittenOutGame,
  rule: ProportionalRule,
  phi: (observations: readonly number[]) => number,
): number {
  const { information } = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const moment = information.mmul(game.moment).mmul(information.transpose());
  const mean = moment.get(0, 1);
  const deviation = Math.sqrt(moment.get(1, 1) - mean * mean);
  const { centre, width } = sharpest(rule);
  const stretched = (e: number) => Math.asinh((mean + deviation * e - centre) / width);
  const [from, to] = [stretched(-REACH), stretched(REACH)];
  let sum = 0;
  for (let k = 0; k <= POINTS; k++) {
    const t = from + ((to - from) * k) / POINTS;
    const y = centre + width * Math.sinh(t);
    const e = (y - mean) / deviation;
    const density = Math.exp((-e * e) / 2) / (deviation * Math.sqrt(2 * Math.PI));
    sum += width * Math.cosh(t) * density * phi([y]);
  }
  return (sum * (to - from)) / POINTS;
}

/** Where s(y) is least, and a distance there over which neither s + D nor H changes much. */
function sharpest({ kappaMean, residualVariance, lambda = 0, mu = 0, H = [] }: ProportionalRule) {
  let [constant, mixed, square] = [residualVariance, 0, 0];
  for (const [offset = 0, slope = 0] of kappaMean) {
    constant += offset * offset;
    mixed += offset * slope;
    square += slope * slope;
  }
  const damping = lambda + mu * Math.max(0, ...H.map((row, i) => row[i] ?? 0));
  if (!(square > 1e-20 * constant)) return { centre: 0, width: 1 };
  const least = Math.max(constant - (mixed * mixed) / square, 0) + damping;
  return { centre: -mixed / square, width: least / Math.sqrt(square * (1 + least)) };
}
