import { type LqgGame, ownGradientRows, type Role } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { type Equations, type GradientTest, stationarity } from "./stationarity.ts";
import type { Unknowns } from "./unknowns.ts";

/** The gradient of the leader's expected cost in all strategies. */
export function leaderStationarity(game: LqgGame, unknowns: readonly Unknowns[]): Equations {
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
}

/** The first-order conditions of followers and major; the leader's rows are zero. */
export function responseStationarity(
  game: LqgGame,
  unknowns: readonly Unknowns[],
  gradientRows: (role: Role) => Matrix = (role) => ownGradientRows(game, role),
): Equations {
  const tests = unknowns.map(({ role, placements, actions }): GradientTest[] => {
    const own = placements[0];
    return own && actions > 0 ? [{ rows: gradientRows(role), information: own }] : [];
  });
  return stationarity(unknowns, tests);
}
