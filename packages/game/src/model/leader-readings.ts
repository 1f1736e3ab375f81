import type { LqgGame } from "./lqg-game.ts";

/**
 * Names of what the leader learns of other players' observations: `major(z)` of the major
 * follower's if there is one, else `mean(y)` of the followers'; nothing when she `knows: own`.
 */
export function leaderReadings(game: Pick<LqgGame, "knows" | "major" | "followers">): string[] {
  if (game.knows === "own") return [];
  const { major, followers } = game;
  return major
    ? major.observations.names.map((name) => `major(${name})`)
    : followers.observations.names.map((name) => `mean(${name})`);
}
