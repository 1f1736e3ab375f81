import { isStackelbergError } from "@stackelberg/game";
import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";

/** Whatever the game: a rule in finite numbers, or a refusal with a known reason and a sentence. */
export const answers: StatementChecks = ({ games, trialOf }) =>
  games.map((game) => ({
    statement: "answers with a rule of finite numbers or a reasoned refusal",
    subject: game.subject,
    run() {
      const { result, failure } = trialOf(game);
      // what the solver declares about itself is a statement of its own
      if (result || codeOf(failure) === "STACKELBERG_SOLVER_SHAPE") return;
      throw new ConformanceError("the solver does not answer", {
        found: failure instanceof Error ? failure.message : String(failure),
        expected: "a rule of finite numbers that fits the game, or a refusal with its reason",
      });
    },
  }));

function codeOf(failure: unknown): string | null {
  return isStackelbergError(failure) ? failure.code : null;
}
