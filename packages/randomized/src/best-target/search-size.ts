import { type CostTerm, type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { kernelColumns } from "../replies/kernel-columns.ts";

/** Unknowns times relaxations that a search may take by default. */
const DEFAULT_WORK = 500_000;
const MOST_NODES = 1000;
const FEWEST_NODES = 5;

/**
 * How many unknowns one relaxation has at most: the kernel, and its products with the followers'
 * probabilities where costs depend on the shares.
 */
export function relaxationSize(game: FiniteGame): number {
  const { followerObservations, followerActions } = finiteGameSize(game);
  const { count } = kernelColumns(game);
  const players = [game.leader, game.followers, ...(game.major ? [game.major] : [])];
  const shared = players.some(({ cost }) => cost.some(dependsOnShares));
  const fixed = game.target?.followers !== undefined;
  return shared && !fixed ? count * (1 + followerObservations * (followerActions - 1)) : count;
}

function dependsOnShares({ shares }: CostTerm): boolean {
  return shares.some((m) => m > 0);
}

/** Relaxations that a search solves at most if nothing else is asked for. */
export function defaultNodes(game: FiniteGame): number {
  const affordable = Math.floor(DEFAULT_WORK / relaxationSize(game));
  return Math.min(MOST_NODES, Math.max(FEWEST_NODES, affordable));
}
