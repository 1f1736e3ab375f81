import type { LqgGame } from "@stackelberg/game";
import type { IncentiveProblem } from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";
import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";
import { exactText } from "../outcome-text.ts";
import { problemOf } from "../trial.ts";

/** What is not a number stays visible: an error, a refusal, or a rule that nobody can announce. */
export const refusesNonsense: StatementChecks = ({ create, games }) =>
  games.slice(0, 3).map(({ subject, load }) => ({
    statement: "makes no rule of numbers that are not finite",
    subject,
    run() {
      const { propose } = create();
      let answer: ReturnType<typeof propose>;
      try {
        answer = propose(notFinite(problemOf(load())));
      } catch {
        return;
      }
      if (answer?.status !== "proposed") return;
      const text = exactText(answer.rule);
      if (/"(NaN|-?Infinity)"/.test(text)) return;
      throw new ConformanceError("the solver made a rule of numbers that are not finite", {
        found: text,
        expected: "an error, a refusal, or the same numbers",
      });
    },
  }));

/** The problem with NaN for every number that a rule could follow from. */
function notFinite({ game, target, condition }: IncentiveProblem): IncentiveProblem {
  const nothing = (matrix: Matrix) => Matrix.mul(matrix, Number.NaN);
  const form = <Form extends { readonly offset: Float64Array; readonly slope: Matrix }>(
    f: Form,
  ) => ({
    ...f,
    offset: f.offset.map(() => Number.NaN),
    slope: nothing(f.slope),
  });
  return {
    game: withoutCosts(game, nothing),
    target,
    condition: {
      ...condition,
      gradient: nothing(condition.gradient),
      authority: nothing(condition.authority),
      meanAuthority: nothing(condition.meanAuthority),
      gradientForm: form(condition.gradientForm),
      authorityForm: form(condition.authorityForm),
      gradientScale: Number.NaN,
    },
  };
}

function withoutCosts(game: LqgGame, nothing: (matrix: Matrix) => Matrix): LqgGame {
  const { leader, major, followers } = game;
  return {
    ...game,
    leader: { ...leader, cost: nothing(leader.cost) },
    major: major && { ...major, cost: nothing(major.cost) },
    followers: { ...followers, cost: nothing(followers.cost) },
  };
}
