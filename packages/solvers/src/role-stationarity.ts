import { type LqgGame, memoized, ownGradientRows, type Role } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { type Equations, type GradientTest, stationarity } from "./stationarity.ts";
import { unknownsOf } from "./unknowns.ts";

/** The gradient of the leader's expected cost in all strategies; computed once per game. */
export const leaderStationarity: (game: LqgGame) => Equations = memoized((game: LqgGame) => {
  const unknowns = unknownsOf(game);
  const cost = game.leader.cost;
  const tests = unknowns.map(({ placements, actions }): GradientTest[] =>
    actions === 0
      ? []
      : placements.map((information) => {
          const { start } = information;
          return {
            rows: cost.subMatrix(start, start + actions - 1, 0, cost.columns - 1),
            information,
          };
        }),
  );
  return stationarity(unknowns, tests);
});

/** The first-order conditions of every role to its own cost; computed once per game. */
export const responseStationarity: (game: LqgGame) => Equations = memoized((game: LqgGame) =>
  attentiveStationarity(game, (role) => ownGradientRows(game, role)),
);

/**
 * The first-order conditions of roles that set other rows than their own gradients to zero.
 *
 * @param gradientRows - Rows over ζ, by role.
 */
export function attentiveStationarity(
  game: LqgGame,
  gradientRows: (role: Role) => Matrix,
): Equations {
  const unknowns = unknownsOf(game);
  const tests = unknowns.map(({ role, placements, actions }): GradientTest[] => {
    const own = placements[0];
    return own && actions > 0 ? [{ rows: gradientRows(role), information: own }] : [];
  });
  return stationarity(unknowns, tests);
}
