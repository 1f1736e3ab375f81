import { numberText, percentText } from "./number-text.ts";

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

/**
 * How far the leader ends below the team optimum, which bounds her only while actions tell her nothing
 * new; `null` where she does not.
 *
 * @see theory: claim-bound
 */
export function belowTeam({ reached, teamOptimum }: Omit<GainCosts, "noIncentive">): number | null {
  if (teamOptimum === null) return null;
  const scale = Math.max(Math.abs(reached), Math.abs(teamOptimum));
  return teamOptimum - reached > 1e-6 * scale ? teamOptimum - reached : null;
}

/** Why the team optimum is no bound here. */
export const BELOW_TEAM =
  "what the followers do tells the leader something that she does not know otherwise (readings or trembles), and the team optimum is the best plan without it";

/** The share in a sentence. */
export function shareSentence(costs: GainCosts): string {
  const below = belowTeam(costs);
  if (below !== null) {
    return `The leader ends ${numberText(below)} below the team optimum: ${BELOW_TEAM}.`;
  }
  if (costs.noIncentive === null || costs.teamOptimum === null) {
    return "What reacting to actions could gain is not known: there is nothing to compare with.";
  }
  const share = shareCaptured(costs);
  if (share === null) return "Reacting to actions has nothing to gain here over not reacting.";
  const worse = share < 0 ? ", worse than not reacting at all" : "";
  return `Share of the possible gain that is captured: ${percentText(share)}${worse} (0%: no incentive, 100%: team optimum).`;
}
