import type { ParticipationTerms, Payer } from "../model/lqg-game.ts";
import {
  checkedLevel,
  checkedOutside,
  checkedPayers,
  checkedRange,
} from "../model/payment-terms.ts";
import { type Field, itemsOf, recordOf } from "./field.ts";

/** Reads who pays. */
export function readPayments(field: Field, hasMajor: boolean): Payer[] {
  const by = recordOf(field, { required: ["by"] }).get("by") as Field;
  const payers = Array.isArray(by.value) ? itemsOf(by, "a list of payers") : [by];
  return checkedPayers(
    payers.map(({ value }) => value),
    hasMajor,
    by.path,
  );
}

/** Reads what participation is compared with. */
export function readParticipation(field: Field): ParticipationTerms {
  const record = recordOf(field, { required: ["outside"], optional: ["level", "range"] });
  const outside = record.get("outside") as Field;
  const [level, range] = [record.get("level"), record.get("range")];
  return {
    outside: checkedOutside(outside.value, outside.path),
    level: level ? checkedLevel(level.value, level.path) : "interim",
    range: range ? checkedRange(range.value, range.path) : 2,
  };
}
