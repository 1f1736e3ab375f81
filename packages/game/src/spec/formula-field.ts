import { finiteNumber } from "../checks/checked-number.ts";
import type { FormulaSource } from "../formula/formula-source.ts";
import { type Field, wrongType } from "./field.ts";

/** The text of a formula field; a number stands for itself. */
export function formulaField(field: Field): FormulaSource {
  const { value, path } = field;
  if (typeof value === "string") return { text: value, path };
  if (typeof value !== "number") throw wrongType(field, "a formula");
  return { text: String(finiteNumber(value, path)), path };
}
