import type { FiniteSet } from "./finite-game.ts";

/** One quantity and the values it can take. */
export interface ValuedName {
  readonly name: string;
  readonly values: readonly number[];
}

/** All quantities together: every combination of their values, the last one changing fastest. */
export function jointValues(quantities: readonly ValuedName[]): FiniteSet {
  let tuples: (readonly number[])[] = [[]];
  for (const { values } of quantities) {
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
  }
  return { names: quantities.map(({ name }) => name), values: tuples };
}

/** Products of independent probabilities, in the order of {@link jointValues}. */
export function jointProbabilities(parts: readonly (readonly number[])[]): number[] {
  let joint: number[] = [1];
  for (const part of parts) joint = joint.flatMap((p) => part.map((q) => p * q));
  return joint;
}
