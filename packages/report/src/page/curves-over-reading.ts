import type { LqgGame, Payer } from "@stackelberg/game";
import type { DesignResult, ProportionalRule } from "@stackelberg/incentive";
import { readingDistribution } from "../facts/typical-readings.ts";
import { isParticipation } from "../text/participation-lines.ts";

/** The 95 % point of the standard normal distribution, where participation is told. */
const TOLD = 1.6448536269514722;
const GRID = Array.from({ length: 41 }, (_, i) => -2.5 + i / 8);

/** How the expected cost changes with one's reading: a quadratic, so three points tell it all. */
export function changeOver(
  game: LqgGame,
  { participation }: DesignResult,
  { role, deviations = GRID }: { readonly role: Payer; readonly deviations?: readonly number[] },
): readonly { readonly reading: number; readonly change: number }[] {
  const told = isParticipation(participation) ? participation[role] : null;
  const [low, middle, high] = told?.atReadings ?? [];
  const { mean, spread } = only(game, role);
  if (!low || !middle || !high || spread === 0) return [];
  const slope = (high.change - low.change) / (2 * TOLD);
  const bend = (high.change + low.change - 2 * middle.change) / (2 * TOLD ** 2);
  return deviations.map((z) => ({
    reading: mean + z * spread,
    change: middle.change + slope * z + bend * z * z,
  }));
}

/** −κ̄(y)·g(y)/(s(y) + damping) over one reading; empty for several actions or readings. */
export function reactionOver(
  game: LqgGame,
  rule: Omit<ProportionalRule, "kind">,
  role: Payer,
): readonly { readonly reading: number; readonly reaction: number }[] {
  const { mean, spread } = only(game, role);
  const [g, ...others] = rule.g;
  const [kappa, ...more] = rule.kappaMean;
  const single = g && kappa && others.length + more.length === 0 && g.length === 2;
  if (!single || spread === 0) return [];
  const damping = rule.mu === undefined ? (rule.lambda ?? 0) : rule.mu * (rule.H?.[0]?.[0] ?? 1);
  return GRID.flatMap((z) => {
    const reading = mean + z * spread;
    const at = ([constant = 0, slope = 0]: readonly number[]) => constant + slope * reading;
    const size = at(kappa) ** 2 + rule.residualVariance + damping;
    return size > 0 ? [{ reading, reaction: (-at(kappa) * at(g)) / size }] : [];
  });
}

/** Mean and standard deviation of the only reading; 0 where there are none or several. */
function only(game: LqgGame, role: Payer): { readonly mean: number; readonly spread: number } {
  const { mean, covariance } = readingDistribution(game, role);
  const variance = mean.length === 1 ? (covariance[0]?.[0] ?? 0) : 0;
  return { mean: mean[0] ?? 0, spread: Math.sqrt(Math.max(0, variance)) };
}
