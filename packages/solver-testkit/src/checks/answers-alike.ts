import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";
import { answerText } from "../outcome-text.ts";

/** Equal problems, equal answers, to the last digit: from a new solver, and from one that was used. */
export const answersAlike: StatementChecks = ({ create, games }) => {
  let used: ReturnType<typeof create> | null = null;
  return games.map(({ subject, load }) => ({
    statement: "answers alike every time",
    subject,
    run() {
      used ??= create();
      const [found, expected] = [answerText(used, load), answerText(create(), load)];
      if (found === expected) return;
      throw new ConformanceError("the same problem got two answers", { found, expected });
    },
  }));
};
