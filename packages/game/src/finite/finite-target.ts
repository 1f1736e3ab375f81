import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { checkKnownKey } from "../model/target-names.ts";
import type { FiniteGame, FinitePlayer, FiniteTarget } from "./finite-game.ts";
import type { FiniteTargetInput } from "./finite-game-input.ts";
import { probabilityVector } from "./probabilities.ts";

/** A prescribed target whose tables fit the game; open parts stay absent. */
export function checkedFiniteTarget(target: FiniteTargetInput, game: FiniteGame): FiniteTarget {
  const known = game.major ? ["major", "followers"] : ["followers"];
  for (const role of Object.keys(target)) {
    checkKnownKey(role, known, ["target", role], "role with a strategy to prescribe");
  }
  const { major, followers } = target;
  const checked: { major?: number[][]; followers?: number[][] } = {};
  if (major !== undefined && game.major)
    checked.major = strategyTable(major, game.major, ["target", "major"]);
  if (followers !== undefined) {
    checked.followers = strategyTable(followers, game.followers, ["target", "followers"]);
  }
  return checked;
}

function strategyTable(
  rows: unknown,
  { actions, observations }: FinitePlayer,
  path: GamePath,
): number[][] {
  const length = observations.values.length;
  if (!Array.isArray(rows) || rows.length !== length) {
    throw new GameError("STACKELBERG_WRONG_LENGTH", "the strategy has the wrong shape", {
      path,
      found: describeValue(rows),
      expected: `a list of ${length}, one entry per value of ${observations.names.join(" and ") || "no observation"}`,
    });
  }
  return rows.map((row, i) =>
    typeof row === "number"
      ? pureRow(row, actions.values, [...path, i])
      : probabilityVector(row, actions.values.length, [...path, i]),
  );
}

/** A number stands for the value that is played for sure. */
function pureRow(value: number, values: readonly (readonly number[])[], path: GamePath): number[] {
  const index = values.findIndex((tuple) => tuple.length === 1 && tuple[0] === value);
  if (index >= 0) return values.map((_, i) => (i === index ? 1 : 0));
  throw new GameError("STACKELBERG_UNKNOWN_VALUE", "the action has no such value", {
    path,
    found: String(value),
    expected:
      values[0]?.length === 1
        ? `one of ${values.map(([v]) => v).join(", ")}, or a list of their probabilities`
        : `a list of ${values.length} probabilities`,
  });
}
