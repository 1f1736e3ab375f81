import {
  type AnyGame,
  GameError,
  isStackelbergError,
  type LqgGame,
  StackelbergError,
  withCount,
  withPayments,
} from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { errorReport } from "@stackelberg/report";
import type { Mistake } from "./answers.ts";
import type { GameRequest } from "./requests.ts";

/** The game that a request is about. */
export function readRequest({ text, count, payers }: GameRequest): AnyGame {
  const game = readAnyGame(text, { file: "game" });
  const counted = count === null ? game : withCount(game, count);
  return payers === null || counted.kind !== "lqg" ? counted : withPayments(counted, payers);
}

/** The same where only a quadratic-Gaussian game makes sense. */
export function readQuadratic(request: GameRequest): LqgGame {
  const game = readRequest(request);
  if (game.kind === "lqg") return game;
  throw new StackelbergError(
    "STACKELBERG_GAME_KIND",
    `${game.name} is a ${game.kind === "finite" ? "finite game" : "game with several classes of followers"}; expected kind: lqg with one class`,
  );
}

/** The answer, or the mistake that stands in its way. */
export async function answerOr<Answer>(
  width: number,
  work: () => Answer | Promise<Answer>,
): Promise<Answer | Mistake> {
  try {
    return await work();
  } catch (error) {
    if (!isStackelbergError(error)) throw error;
    return mistake(error, width);
  }
}

function mistake(error: Error & { readonly code: string }, width: number): Mistake {
  const details = error instanceof GameError ? error.details : null;
  const found = details?.found === undefined ? "" : `; found ${details.found}`;
  const expected = details?.expected === undefined ? "" : `; expected ${details.expected}`;
  const problem = error instanceof GameError ? error.problem : error.message;
  const { position, offset } = details ?? {};
  return {
    status: "mistake",
    code: error.code,
    report: errorReport(error, { width }),
    sentence: `${problem}${found}${expected}`,
    position: position ?? (offset === undefined ? null : { line: 1, column: offset + 1 }),
  };
}
