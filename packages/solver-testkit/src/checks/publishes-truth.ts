import { verify } from "@stackelberg/incentive";
import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";

/** Every number and every reason in the result follows from the game: `verify` finds nothing. */
export const publishesTruth: StatementChecks = ({ games, trialOf }) =>
  games.map((game) => ({
    statement: "publishes only what the game confirms",
    subject: game.subject,
    run() {
      const { result } = trialOf(game);
      const [finding] = result ? verify(game.load(), result).findings : [];
      if (!finding) return;
      throw new ConformanceError(`${finding.path} ${finding.problem}`, {
        found: finding.found,
        expected: finding.expected,
      });
    },
  }));
