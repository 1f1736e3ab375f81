import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { expectedName } from "../checks/nearest-name.ts";
import type { FiniteObservations, FiniteVariable } from "./finite-game.ts";
import type { FiniteObservationInput } from "./finite-game-input.ts";
import { jointProbabilities, jointValues } from "./joint-values.ts";
import { probabilityVector } from "./probabilities.ts";
import { valueList } from "./value-list.ts";

/** Everything that one player sees; observations are independent of each other given the state. */
export function finiteObservations(
  given: Readonly<Record<string, FiniteObservationInput>>,
  path: GamePath,
  common: readonly FiniteVariable[],
): FiniteObservations {
  const single = Object.entries(given).map(([name, input]) => ({
    name,
    values: valueList(input.values, [...path, name, "values"]),
    table: stateTable(input, [...path, name], common),
  }));
  const states = jointValues(common).values;
  return {
    ...jointValues(single),
    probabilities: states.map((_, x) =>
      jointProbabilities(single.map(({ table }) => table[x] as readonly number[])),
    ),
  };
}

/** P(value | state) for one observation: states × values. */
function stateTable(
  { values, given, probabilities }: FiniteObservationInput,
  path: GamePath,
  common: readonly FiniteVariable[],
): number[][] {
  const on = givenVariables(given, [...path, "given"], common);
  const rowAt = (indices: readonly number[]): number[] => {
    const at: (string | number)[] = [...path, "probabilities"];
    let part: unknown = probabilities;
    on.forEach((position, depth) => {
      const length = (common[position] as FiniteVariable).values.length;
      part = entry(part, indices[depth] as number, { path: at, length });
      at.push(indices[depth] as number);
    });
    return probabilityVector(part, values.length, at);
  };
  const indexSets = jointValues(
    common.map(({ name, values: own }) => ({ name, values: own.map((_, i) => i) })),
  );
  return indexSets.values.map((state) => rowAt(on.map((position) => state[position] as number)));
}

/** Positions of the variables in `given` among the common ones. */
function givenVariables(
  given: FiniteObservationInput["given"],
  path: GamePath,
  common: readonly FiniteVariable[],
): number[] {
  if (given === undefined) return [];
  const names = typeof given === "string" ? [given] : given;
  if (!Array.isArray(names)) {
    throw new GameError("STACKELBERG_WRONG_TYPE", "not names of common variables", {
      path,
      found: describeValue(given),
      expected: "the name of a common variable, or a list of names",
    });
  }
  const known = common.map(({ name }) => name);
  return names.map((name, i) => {
    const position = known.indexOf(name);
    const first = names.indexOf(name) === i;
    if (position >= 0 && first) return position;
    throw new GameError(
      first ? "STACKELBERG_UNKNOWN_NAME" : "STACKELBERG_DUPLICATE_NAME",
      first ? "no such common variable" : `the variable ${name} stands twice`,
      {
        path: typeof given === "string" ? path : [...path, i],
        found: describeValue(name),
        expected: expectedName(String(name), known),
      },
    );
  });
}

function entry(
  part: unknown,
  index: number,
  { path, length }: { readonly path: GamePath; readonly length: number },
): unknown {
  if (Array.isArray(part) && part.length === length) return part[index];
  throw new GameError("STACKELBERG_WRONG_LENGTH", "the table has the wrong shape", {
    path: [...path],
    found: describeValue(part),
    expected: `a list of ${length}, one entry per value of the variable it is given`,
  });
}
