import { finiteVector, followerCount } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import type { Role } from "../model/lqg-game.ts";
import type { CostTerm, FiniteGame, FinitePlayer } from "./finite-game.ts";
import type { FiniteGameInput } from "./finite-game-input.ts";
import { finiteGameSize } from "./finite-game-size.ts";
import { finiteStructure } from "./finite-structure.ts";

/**
 * A finite game from plain arrays, checked.
 *
 * @param input - Names, values, probabilities, and costs as terms table · Π μ(k)^shares[k].
 * @returns The game in canonical form.
 * @throws {@link GameError} when a name, shape, probability or number cannot be used.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { finiteGame } = await import("@stackelberg/game");
 * // infinitely many agents pick left or right; left costs its own share, right twice its share
 * const game = finiteGame({
 *   name: "left-right",
 *   leader: { actions: { toll: [0] }, cost: [] },
 *   followers: {
 *     count: Number.POSITIVE_INFINITY,
 *     actions: { side: [0, 1] },
 *     cost: [
 *       { shares: [1, 0], table: [1, 0] },
 *       { shares: [0, 1], table: [0, 2] },
 *     ],
 *   },
 * });
 * expect(game.followers.actions.values).toEqual([[0], [1]]);
 * ```
 */
export function finiteGame(input: FiniteGameInput): FiniteGame {
  const game = finiteStructure(input);
  const { states, majorActions, leaderActions, followerActions } = finiteGameSize(game);
  const points = states * majorActions * leaderActions;
  const withCost = (role: Role, player: FinitePlayer, cost: readonly CostTerm[]): FinitePlayer => ({
    ...player,
    cost: checkedTerms(cost, [role, "cost"], {
      shares: followerActions,
      table: role === "followers" ? points * followerActions : points,
    }),
  });
  const { leader, major, followers } = input;
  return {
    ...game,
    count: followerCount(followers.count, ["followers", "count"]),
    leader: withCost("leader", game.leader, leader.cost),
    major: game.major && major ? withCost("major", game.major, major.cost) : null,
    followers: withCost("followers", game.followers, followers.cost),
  };
}

/** Beyond this power of a share a cost is refused. */
const LARGEST_EXPONENT = 16;

function checkedTerms(
  terms: readonly CostTerm[],
  path: GamePath,
  lengths: { readonly shares: number; readonly table: number },
): CostTerm[] {
  return terms.map(({ shares, table }, i) => {
    const exponents = finiteVector(shares, lengths.shares, [...path, i, "shares"]);
    const degree = exponents.reduce((sum, exponent) => sum + exponent, 0);
    const whole = exponents.every((e) => Number.isInteger(e) && e >= 0);
    if (!whole || degree > LARGEST_EXPONENT) {
      throw new GameError("STACKELBERG_DEGREE", "not exponents of shares", {
        path: [...path, i, "shares"],
        found: describeValue(shares.join(", ")),
        expected: `whole numbers from 0 with a sum of at most ${LARGEST_EXPONENT}`,
      });
    }
    return { shares: exponents, table: finiteVector(table, lengths.table, [...path, i, "table"]) };
  });
}
