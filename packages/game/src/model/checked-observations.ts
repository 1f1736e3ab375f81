import { Matrix } from "ml-matrix";
import { finiteNumber, finiteVector } from "../checks/checked-number.ts";
import type { GamePath } from "../checks/game-path.ts";
import type { Layout, Span } from "./layout.ts";
import type { Observations } from "./lqg-game.ts";
import type { ObservationInput } from "./lqg-game-input.ts";

/** The variables that observations are of. */
export interface ObservationSpace {
  readonly layout: Pick<Layout, "common" | "basisSize">;
  /** Mean of every variable, by its place in ζ. */
  readonly mean: Float64Array;
}

/** Checked observations as rows over the centred basis; `own` is where the player's variables are. */
export function checkedObservations(
  list: readonly ObservationInput[],
  path: GamePath,
  own: Span,
  { layout, mean }: ObservationSpace,
): Observations {
  const rows = Matrix.zeros(list.length, layout.basisSize);
  list.forEach((observation, i) => {
    const at = [...path, i];
    const constant = observation.constant ?? 0;
    let expected = finiteNumber(constant, [...at, "constant"]);
    for (const [key, span] of [
      ["common", layout.common],
      ["private", own],
    ] as const) {
      const given = observation[key];
      if (given === undefined) continue;
      finiteVector(given, span.size, [...at, key]).forEach((coefficient, k) => {
        rows.set(i, span.start + k, coefficient);
        expected += coefficient * (mean[span.start + k] as number);
      });
    }
    rows.set(i, 0, expected);
  });
  return { names: list.map(({ name }) => name), rows };
}
