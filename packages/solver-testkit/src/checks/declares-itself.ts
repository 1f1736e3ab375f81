import { checkedSolver } from "@stackelberg/incentive";
import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";

/** Name, version and options stand in every result: they must survive JSON, and be the same each time. */
export const declaresItself: StatementChecks = ({ create }) => [
  {
    statement: "declares a name, a version and plain options",
    subject: "the solver",
    run() {
      const said = [create(), create()].map((solver) => {
        const { name, version, options } = shaped(solver);
        return JSON.stringify({ name, version, options });
      });
      if (said[0] === said[1]) return;
      throw new ConformanceError("the solver declares something else each time", {
        found: String(said[1]),
        expected: String(said[0]),
      });
    },
  },
];

function shaped(solver: unknown) {
  try {
    return checkedSolver(solver);
  } catch (error) {
    throw new ConformanceError("the solver does not declare itself", {
      found: error instanceof Error ? error.message : String(error),
      expected: "an IncentiveSolver",
    });
  }
}
