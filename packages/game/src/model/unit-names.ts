import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { expectedName } from "../checks/nearest-name.ts";
import type { GaussianBlock, LqgGame, Player } from "./lqg-game.ts";

/** Throws unless every unit is a text keyed by an action, variable, observation or `cost`. */
export function checkUnits(
  { units }: Pick<LqgGame, "units">,
  players: readonly Player[],
  blocks: readonly GaussianBlock[],
): void {
  checkUnitNames(units, [
    ...players.flatMap(({ actions }) => actions),
    ...blocks.flatMap(({ names }) => names),
    ...players.flatMap(({ observations }) => observations.names),
  ]);
}

/** Throws unless every unit is a text keyed by one of `names` or `cost`. */
export function checkUnitNames(
  units: Readonly<Record<string, unknown>>,
  names: readonly string[],
): void {
  const known = [...names, "cost"];
  for (const [name, unit] of Object.entries(units)) {
    const path = ["units", name];
    if (!known.includes(name)) {
      throw new GameError("STACKELBERG_UNKNOWN_NAME", "a unit for something that the game lacks", {
        path,
        at: "key",
        found: describeValue(name),
        expected: expectedName(name, [...new Set(known)]),
      });
    }
    if (typeof unit !== "string") {
      throw new GameError("STACKELBERG_WRONG_TYPE", "not a unit", {
        path,
        found: describeValue(unit),
        expected: "a text, such as kW",
      });
    }
  }
}
