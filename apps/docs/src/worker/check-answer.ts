import { readAnyGame } from "@stackelberg/game/file";
import type { GameFacts, Mistake } from "./answers.ts";
import { gameFacts } from "./game-facts.ts";
import { answerOr } from "./read-request.ts";

/** Whether a text is a game: what it allows, or the first mistake in it. */
export async function checkAnswer(
  text: string,
): Promise<{ readonly status: "game"; readonly facts: GameFacts } | Mistake> {
  return answerOr(80, () => {
    const facts = gameFacts(readAnyGame(text, { file: "game" }));
    return { status: "game", facts };
  });
}
