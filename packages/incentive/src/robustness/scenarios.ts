import { isStackelbergError, type LqgGame, parametersOf, withParameters } from "@stackelberg/game";
import { corners } from "./robustness.ts";

/** How far a named constant without a declared range is moved. */
const FACTORS = [0.8, 1.2];

/**
 * The games that a robust design has to be good in: all corners of the declared ranges, or where
 * there are none every named constant off by 20 %, one at a time. Values that make no game are left
 * out.
 */
export function scenarios(game: LqgGame): readonly LqgGame[] {
  const boxes = corners(game);
  const moves =
    boxes.length > 0
      ? boxes
      : parametersOf(game)
          .filter(({ value }) => value !== 0)
          .flatMap(({ name, value }) => FACTORS.map((factor) => ({ [name]: factor * value })));
  return moves.flatMap((values) => {
    try {
      return [withParameters(game, values)];
    } catch (error) {
      if (isStackelbergError(error)) return [];
      throw error;
    }
  });
}
