import type { WrittenOutGame, WrittenOutPlayer } from "@stackelberg/tooling-written-out";

/** Standard deviations that count, and steps in each of them. */
const REACH = 6;
const STEPS = 20;

/**
 * E φ(y) over the monitored player's only reading, by the trapezoidal rule: far more points than a
 * smooth function needs, and no knowledge of where it may be sharp.
 */
export function averageOverReadings(
  game: WrittenOutGame,
  phi: (observations: readonly number[]) => number,
): number {
  const { information } = game.major ?? (game.followers[0] as WrittenOutPlayer);
  const moment = information.mmul(game.moment).mmul(information.transpose());
  const mean = moment.get(0, 1);
  const deviation = Math.sqrt(moment.get(1, 1) - mean * mean);
  let sum = 0;
  for (let k = -REACH * STEPS; k <= REACH * STEPS; k++) {
    const e = k / STEPS;
    sum += (Math.exp((-e * e) / 2) / STEPS) * phi([mean + deviation * e]);
  }
  return sum / Math.sqrt(2 * Math.PI);
}
