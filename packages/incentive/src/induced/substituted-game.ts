import type { LqgGame } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";

/** The same players with other costs. */
export function withCosts(game: LqgGame, changed: (cost: Matrix) => Matrix): LqgGame {
  return {
    ...game,
    leader: { ...game.leader, cost: changed(game.leader.cost) },
    major: game.major && { ...game.major, cost: changed(game.major.cost) },
    followers: { ...game.followers, cost: changed(game.followers.cost) },
    target: null,
  };
}

/** The same players when ζ = map·ζ′: every cost ½ζᵀCζ becomes ½ζ′ᵀ(mapᵀ C map)ζ′. */
export function substitutedGame(game: LqgGame, map: Matrix): LqgGame {
  return withCosts(game, (cost) => map.transpose().mmul(cost).mmul(map));
}
