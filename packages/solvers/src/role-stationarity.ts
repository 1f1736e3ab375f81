import type { Matrix } from "ml-matrix";
import { type Equations, type GradientTest, stationarity } from "./stationarity.ts";
import type { StrategicForm } from "./strategic-form.ts";
import { unknownsOf } from "./unknowns.ts";

/** The gradient of the leader's expected cost in all strategies. */
export function leaderStationarity(form: StrategicForm): Equations {
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
}

/**
 * The first-order conditions of all roles, each in its own strategy.
 *
 * @param gradientRows - Rows over ζ that the role at a position sets to zero.
 * @defaultValue its own gradient
 */
export function responseStationarity(
  form: StrategicForm,
  gradientRows: (position: number) => Matrix | undefined = (position) =>
    form.roles[position]?.gradientRows(),
): Equations {
  const unknowns = unknownsOf(form);
  const tests = unknowns.map(({ placements, actions }, position): GradientTest[] => {
    const own = placements[0];
    const rows = own && actions > 0 ? gradientRows(position) : undefined;
    return own && rows ? [{ rows, information: own }] : [];
  });
  return stationarity(unknowns, tests);
}
