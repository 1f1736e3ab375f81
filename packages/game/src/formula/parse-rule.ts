import { checkIdentifier } from "../checks/identifier.ts";
import { type AffineExpression, affineExpression } from "./affine-expression.ts";
import type { FormulaScope } from "./formula-scope.ts";
import { formulaError } from "./formula-source.ts";

/** One line of a rule: what is set, and to what. */
export interface Rule {
  /** Left of the `=`. */
  readonly name: string;
  /** Right of the `=`. */
  readonly expression: AffineExpression;
  /** Where the name stands in the text, from 0. */
  readonly nameOffset: number;
  /** Where the expression begins in the text, from 0. */
  readonly expressionOffset: number;
}

/**
 * Parses `name = expression` with an expression affine in the symbols of `scope`.
 *
 * @param text - As in `price = 0.4*(mean(u) - 5)`.
 * @param scope - What the expression may name; see {@link ruleScope} for rules of the leader.
 * @returns The name and the affine expression; whether the name is an action is for the caller.
 * @throws {@link GameError} with the offset of the offending part in `text`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { parseRule } = await import("@stackelberg/game");
 * const scope = { symbols: new Map([["mean(u)", "mean(u)"]]), constants: new Map() };
 * const { name, expression } = parseRule("price = 0.4*(mean(u) - 5)", scope);
 * expect(name).toBe("price");
 * expect(expression.constant).toBe(-2);
 * expect(expression.coefficients.get("mean(u)")).toBe(0.4);
 * ```
 */
export function parseRule(text: string, scope: FormulaScope): Rule {
  const source = { text, path: ["rule"] };
  const equals = text.indexOf("=");
  if (equals < 0) {
    throw formulaError(
      source,
      { start: 0, end: text.length },
      {
        code: "STACKELBERG_FORMULA_SYNTAX",
        problem: "not a rule",
        expected: "name = expression",
      },
    );
  }
  const left = text.slice(0, equals);
  const name = left.trim();
  const nameOffset = left.length - left.trimStart().length;
  checkIdentifier(name, source.path);
  const expression = affineExpression({ source, scope }, equals + 1);
  return { name, expression, nameOffset, expressionOffset: equals + 1 };
}
