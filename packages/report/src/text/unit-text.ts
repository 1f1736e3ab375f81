import type { AnyGame } from "@stackelberg/game";
import { plainText } from "./plain-text.ts";

/** The unit of a quantity, or nothing. */
export function unitOf({ units }: Pick<AnyGame, "units">, quantity: string): string {
  const unit = Object.hasOwn(units, quantity) ? units[quantity] : undefined;
  return unit === undefined ? "" : plainText(unit);
}

/** The unit of a quantity in brackets, or nothing. */
export function unitText(game: Pick<AnyGame, "units">, quantity: string): string {
  const unit = unitOf(game, quantity);
  return unit === "" ? "" : `[${unit}]`;
}

/** The unit of costs behind a space, or nothing. */
export function costUnit(game: Pick<AnyGame, "units">): string {
  const unit = unitOf(game, "cost");
  return unit === "" ? "" : ` ${unit}`;
}

/** The same, and that payments are not in it where there are any. */
export function inCostUnitBeforePayments(game: AnyGame): string {
  const paid = game.kind !== "finite" && game.payments.length > 0;
  return `${inCostUnit(game)}${paid ? " before payments" : ""}`;
}

/** " in EUR", as the unit of costs stands behind what is counted in it, or nothing. */
export function inCostUnit(game: Pick<AnyGame, "units">): string {
  const unit = costUnit(game);
  return unit === "" ? "" : ` in${unit}`;
}
