import { percentText } from "./number-text.ts";

/** The leader's costs between which a gain is measured. */
export interface GainCosts {
  readonly reached: number;
  readonly noIncentive: number | null;
  readonly teamOptimum: number | null;
}

/**
 * (noIncentive − reached)/(noIncentive − teamOptimum): how much of what reacting to actions could
 * bring at best is brought; `null` where there is nothing to gain or a benchmark does not exist.
 */
export function shareCaptured({ reached, noIncentive, teamOptimum }: GainCosts): number | null {
  if (noIncentive === null || teamOptimum === null) return null;
  const possible = noIncentive - teamOptimum;
  const scale = Math.max(Math.abs(noIncentive), Math.abs(teamOptimum));
  return possible > 1e-9 * scale ? (noIncentive - reached) / possible : null;
}

/** The share in a sentence. */
export function shareSentence(costs: GainCosts): string {
  const share = shareCaptured(costs);
  if (share === null) return "Reacting to actions has nothing to gain here over not reacting.";
  const worse = share < 0 ? ", worse than not reacting at all" : "";
  return `Share of the possible gain that is captured: ${percentText(share)}${worse} (0%: no incentive, 100%: team optimum).`;
}
