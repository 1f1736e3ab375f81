import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";
import { exactText } from "../outcome-text.ts";
import { problemOf } from "../trial.ts";

/** Game, target and condition are others' too: a solver reads them. */
export const changesNothing: StatementChecks = ({ create, games }) =>
  games.map(({ subject, load }) => ({
    statement: "leaves its problem as it was",
    subject,
    run() {
      const problem = problemOf(load());
      const parts = () =>
        Object.entries({ ...problem.condition, game: problem.game, target: problem.target });
      const before = parts().map(([, part]) => exactText(part));
      try {
        create().propose(problem);
      } catch {
        // that it throws is reported elsewhere
      }
      parts().forEach(([name, part], i) => {
        const after = exactText(part);
        if (after === before[i]) return;
        throw new ConformanceError(`the solver changed the ${name} that it was given`, {
          found: shortened(after),
          expected: shortened(before[i]),
        });
      });
    },
  }));

function shortened(text = ""): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
