import {
  type GaussianQuadratic,
  greatestWithin,
  type Information,
  type LqgGame,
  reducedBasis,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";

/** The readings within a range at which somebody fares worst. */
export interface WorstReading {
  /** In standard deviations: the square root of the sum of squares of the standardised readings. */
  readonly range: number;
  /** The change of expected cost there. */
  readonly change: number;
  /** By name; absent where there are none. */
  readonly readings?: Readonly<Record<string, number>>;
}

/** The largest change over all readings with ‖z‖ ≤ range, and where it is. */
export function worstReading(
  game: LqgGame,
  change: GaussianQuadratic,
  { information, range }: { readonly information: Information; readonly range: number },
): WorstReading {
  const { value, maximiser } = greatestWithin(change, range);
  if (information.names.length === 1) return { range, change: value };
  const { factor } = reducedBasis(game);
  const directions = information.orthonormal.mmul(factor);
  const point = Matrix.columnVector([1, ...(maximiser ?? [])]);
  const values = information.rows.mmul(factor).mmul(directions.transpose()).mmul(point);
  return {
    range,
    change: value,
    readings: Object.fromEntries(
      information.names.flatMap((name, k) => (k === 0 ? [] : [[name, values.get(k, 0)]])),
    ),
  };
}
