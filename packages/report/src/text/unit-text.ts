import type { AnyGame } from "@stackelberg/game";
import { plainText } from "./plain-text.ts";

type WithUnits = Pick<AnyGame, "units">;

/** The unit of a quantity, or nothing. */
export function unitOf({ units }: WithUnits, quantity: string): string {
  const unit = Object.hasOwn(units, quantity) ? units[quantity] : undefined;
  return unit === undefined ? "" : plainText(unit);
}

/** The unit of a quantity in brackets, or nothing. */
export function unitText(game: WithUnits, quantity: string): string {
  const unit = unitOf(game, quantity);
  return unit === "" ? "" : `[${unit}]`;
}

/** The unit of costs behind a space, or nothing. */
export function costUnit(game: WithUnits): string {
  const unit = unitOf(game, "cost");
  return unit === "" ? "" : ` ${unit}`;
}

/** " in EUR", as the unit of costs stands behind what is counted in it, or nothing. */
export function inCostUnit(game: WithUnits): string {
  const unit = costUnit(game);
  return unit === "" ? "" : ` in${unit}`;
}
