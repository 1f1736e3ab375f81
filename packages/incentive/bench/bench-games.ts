import { gallery } from "@stackelberg/gallery";
import { type LqgGame, lqgGame, withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { randomGameInput } from "@stackelberg/tooling-written-out";

/** The game of the gallery by that name. */
export function galleryGame(name: string): LqgGame {
  const found = gallery.find((game) => game.name === name);
  if (!found) throw new RangeError(`the gallery has no game ${name}`);
  return readGame(found.text);
}

/**
 * A random game with 8 follower actions, 8 follower observations and 8 leader actions.
 *
 * @param followerCosts - `convex`: the design certifies. `general`: it tries every rule and refuses.
 */
export function eightByEight(followerCosts: "convex" | "general"): LqgGame {
  const input = randomGameInput(2, {
    count: 10,
    variables: { common: 4, leader: 2, major: 0, followers: 8 },
    actions: { leader: 8, major: 0, followers: 8 },
    observations: { leader: 2, major: 0, followers: 8 },
    knows: "observations",
    leaderCost: "strict",
    readings: "generic",
    covariances: "regular",
    followerCosts,
  });
  return lqgGame(input);
}

/**
 * The same game as a new object, for which nothing has been computed yet. The hash of its content
 * is remembered per role, so the roles are new as well.
 */
export function fresh(game: LqgGame, count: number = game.count): LqgGame {
  return { ...withCount(game, count), followers: { ...game.followers } };
}
