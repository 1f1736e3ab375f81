import type { AnyGame } from "@stackelberg/game";
import { plainText } from "./plain-text.ts";

/** The unit of a quantity in brackets, or nothing. */
export function unitText({ units }: AnyGame, quantity: string): string {
  const unit = Object.hasOwn(units, quantity) ? units[quantity] : undefined;
  return unit === undefined ? "" : `[${plainText(unit)}]`;
}

/** The unit of costs behind a space, or nothing. */
export function costUnit({ units }: AnyGame): string {
  const unit = Object.hasOwn(units, "cost") ? units["cost"] : undefined;
  return unit === undefined ? "" : ` ${plainText(unit)}`;
}
