import type { LqgGame, NamedStrategy, Role } from "@stackelberg/game";
import { informationOf } from "@stackelberg/game";
import type { ActionPart } from "./plan-problem.ts";

/** The same part for every action of a role. */
export function everyAction(
  game: LqgGame,
  role: Role,
  kind: "free" | "responds",
): readonly ActionPart[] {
  return (game[role]?.actions ?? []).map(() => ({ kind }));
}

/** Prescribed parts for the actions that `strategy` names, `otherwise` for the rest. */
export function prescribedActions(
  game: LqgGame,
  role: Role,
  strategy: NamedStrategy | undefined,
  otherwise: "free" | "responds",
): readonly ActionPart[] {
  return (game[role]?.actions ?? []).map((action): ActionPart => {
    const coefficients = strategy && Object.hasOwn(strategy, action) ? strategy[action] : undefined;
    if (!coefficients) return { kind: otherwise };
    const { names } = informationOf(game, role);
    return { kind: "prescribed", coefficients: names.map((name) => coefficients[name] ?? 0) };
  });
}
