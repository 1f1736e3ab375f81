import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";
import { problemOf } from "../trial.ts";

/** Refusing everything is no method. */
export const proposes: StatementChecks = ({ create, games }) => [
  {
    statement: "proposes a rule somewhere",
    subject: "all games",
    run() {
      const some = games.some(({ load }) => statusOf(() => create().propose(problemOf(load()))));
      if (some) return;
      throw new ConformanceError("the solver never proposes a rule", {
        found: `no rule in ${games.length} games`,
        expected: "a rule in one of them; is its instrument the right one?",
      });
    },
  },
];

function statusOf(propose: () => { readonly status: string }): boolean {
  try {
    return propose()?.status === "proposed";
  } catch {
    return false;
  }
}
