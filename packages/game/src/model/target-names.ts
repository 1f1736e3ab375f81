import { finiteNumber } from "../checks/checked-number.ts";
import { decimalKeyHint } from "../checks/decimal-comma.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { leaderReadings } from "./leader-readings.ts";
import type { LqgGame, NamedPlan, NamedStrategy, Role } from "./lqg-game.ts";

/**
 * The target with the coefficients that are not zero.
 *
 * @throws {@link GameError} for a role, action or observation that the game lacks.
 */
export function checkedTarget(target: NamedPlan, game: LqgGame): NamedPlan {
  const roles: Role[] = game.major ? ["leader", "major", "followers"] : ["leader", "followers"];
  const entries = Object.entries(target).map(([key, strategy]) => {
    checkKnownKey(key, roles, ["target", key], "role");
    const { actions, observations } = game[key as Role] ?? game.leader;
    const readings = key === "leader" ? leaderReadings(game) : [];
    const seen = new Map(actions.map((action) => [action, [...observations.names, ...readings]]));
    return [key, strategy && checkedStrategy(strategy, key, seen)];
  });
  return Object.fromEntries(entries);
}

/**
 * The strategy of a target with the coefficients that are not zero.
 *
 * @param seen - What each action may depend on.
 */
export function checkedStrategy(
  strategy: NamedStrategy,
  role: string,
  seen: ReadonlyMap<string, readonly string[]>,
): NamedStrategy {
  const entries = Object.entries(strategy).map(([action, coefficients]) => {
    const path = ["target", role, action];
    checkKnownKey(action, [...seen.keys()], path, "action");
    const known = ["constant", ...(seen.get(action) ?? [])];
    const checked = Object.entries(coefficients).map(([name, value]) => {
      checkKnownKey(name, known, [...path, name], "observation");
      return [name, finiteNumber(value, [...path, name])] as const;
    });
    return [action, Object.fromEntries(checked.filter(([, value]) => Math.abs(value) > 0))];
  });
  return Object.fromEntries(entries);
}

/** Throws unless `key`, which stands at the end of `path`, is one of `known`. */
export function checkKnownKey(
  key: string,
  known: readonly string[],
  path: GamePath,
  what: string,
): true {
  if (known.includes(key)) return true;
  throw new GameError("STACKELBERG_UNKNOWN_NAME", `unknown ${what}`, {
    path,
    at: "key",
    found: describeValue(key),
    expected: expectedName(key, known) + decimalKeyHint(key),
  });
}
