import { memoized } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { type Equations, type GradientTest, stationarity } from "./stationarity.ts";
import type { StrategicForm } from "./strategic-form.ts";
import { unknownsOf } from "./unknowns.ts";

/** The gradient of the leader's expected cost in all strategies; computed once per form. */
export const leaderStationarity: (form: StrategicForm) => Equations = memoized(
  (form: StrategicForm) => {
    const { cost } = form;
    const unknowns = unknownsOf(form);
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
  },
);

/** The first-order conditions of every role to its own cost; computed once per form. */
export const responseStationarity: (form: StrategicForm) => Equations = memoized(
  (form: StrategicForm) =>
    attentiveStationarity(form, (position) => form.roles[position]?.gradientRows()),
);

/**
 * The first-order conditions of roles that set other rows than their own gradients to zero.
 *
 * @param gradientRows - Rows over ζ, by position of the role; nothing leaves its equations empty.
 */
export function attentiveStationarity(
  form: StrategicForm,
  gradientRows: (position: number) => Matrix | undefined,
): Equations {
  const unknowns = unknownsOf(form);
  const tests = unknowns.map(({ placements, actions }, position): GradientTest[] => {
    const own = placements[0];
    const rows = own && actions > 0 ? gradientRows(position) : undefined;
    return own && rows ? [{ rows, information: own }] : [];
  });
  return stationarity(unknowns, tests);
}
