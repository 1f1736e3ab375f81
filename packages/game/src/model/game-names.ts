import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import {
  checkDistinctNames,
  checkObservationNames,
  type NamedPlace,
} from "../checks/identifier.ts";
import type { Role } from "./lqg-game.ts";
import type { LqgGameInput, PlayerInput } from "./lqg-game-input.ts";

const ROLES: readonly Role[] = ["leader", "major", "followers"];

/** Throws unless the game has a name, every player an action, and all names can be told apart. */
export function checkGameNames(input: LqgGameInput): void {
  checkGameName(input.name, ["name"]);
  const variables = places(input.common?.names, ["common", "names"]);
  const actions: NamedPlace[] = [];
  for (const [role, player] of playersOf(input)) {
    variables.push(...places(player.private?.names, [role, "private", "names"]));
    const own = places(player.actions, [role, "actions"]);
    const paid = role === "leader" && (input.payments ?? []).length > 0;
    if (own.length === 0 && !paid) throw withoutActions(role, [role, "actions"]);
    actions.push(...own);
  }
  checkDistinctNames([...variables, ...actions], "the variables and actions of the game");
  const taken = new Map(actions.map(({ name }) => [name, "an action"]));
  for (const [role, player] of playersOf(input)) {
    const names = (player.observes ?? []).map(({ name }) => name);
    checkObservationNames(places(names, [role, "observes"]), taken);
  }
}

/** Throws unless `name` can name a game: some characters on one line. */
export function checkGameName(name: unknown, path: GamePath): asserts name is string {
  if (typeof name === "string" && /^[^\p{Cc}]{1,200}$/u.test(name) && name.trim() !== "") return;
  throw new GameError("STACKELBERG_BAD_NAME", "not a name for a game", {
    path,
    found: describeValue(name),
    expected: "a line of text, at most 200 characters",
  });
}

/** The error for a player that cannot act. */
export function withoutActions(role: Role, path: GamePath): GameError {
  const [code, problem] =
    role === "leader"
      ? (["STACKELBERG_NO_INSTRUMENT", "the leader has no instrument"] as const)
      : (["STACKELBERG_NO_ACTION", `no action for ${role}`] as const);
  return new GameError(code, problem, {
    path,
    found: "no action",
    expected: role === "leader" ? "at least one action, or payments" : "at least one action",
  });
}

function playersOf(input: LqgGameInput): (readonly [Role, PlayerInput])[] {
  return ROLES.flatMap((role) => {
    const player = input[role];
    return player ? [[role, player] as const] : [];
  });
}

function places(names: readonly string[] | undefined, path: GamePath): NamedPlace[] {
  return (names ?? []).map((name, i) => ({ name, path: [...path, i] }));
}
