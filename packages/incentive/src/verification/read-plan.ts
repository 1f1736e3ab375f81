import { type LqgGame, type NamedPlan, type Plan, planFromNames } from "@stackelberg/game";
import { ResultFileError } from "../result/result-text.ts";

/**
 * The plan with these coefficients.
 *
 * @param where - Where it stands in the file.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_SCHEMA` where it does not fit the game.
 */
export function readPlan(game: LqgGame, plan: NamedPlan, where: string): Plan {
  try {
    return planFromNames(game, plan);
  } catch (error) {
    throw new ResultFileError("STACKELBERG_RESULT_SCHEMA", `${where}: ${String(error)}`);
  }
}
