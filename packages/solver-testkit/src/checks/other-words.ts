import { type LqgGameInput, lqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import type { Candidate, ConformanceCheck, StatementChecks } from "../conformance-check.ts";
import { relabelled } from "../relabelled-game.ts";
import { rescaled } from "../rescaled-game.ts";
import { type Factors, sameDesign } from "../same-design.ts";
import { ruleIn, trial } from "../trial.ts";

/** A follower's cost in cents is that in euros: the same reaction, a hundred times the saving. */
export const otherUnits: StatementChecks = (candidate) => {
  const fixed = "epsilon" in candidate.create().options;
  return [1 / 7, 1e9].flatMap((factor) =>
    inOtherWords(candidate, {
      statement: "does not depend on the unit of the followers' costs",
      subject: (name) => `${name}, times ${factor.toPrecision(3)}`,
      say: (input) => rescaled(input, { followers: factor, major: factor }),
      factors: { cost: factor },
      excuse: fixed ? "its option epsilon is in cost units" : undefined,
    }),
  );
};

/** Names and the order of lists are the author's choice. */
export const otherNames: StatementChecks = (candidate) =>
  inOtherWords(candidate, {
    statement: "does not depend on names and order",
    subject: (name) => name,
    say: relabelled,
    factors: { cost: 1 },
  });

interface OtherWords {
  readonly statement: string;
  readonly subject: (name: string) => string;
  readonly say: (input: LqgGameInput) => LqgGameInput;
  readonly factors: Factors;
  readonly excuse?: string | undefined;
}

function inOtherWords(
  { create, games, trialOf }: Candidate,
  { statement, subject, say, factors, excuse }: OtherWords,
): readonly ConformanceCheck[] {
  return games.flatMap((game) => {
    const { subject: name, input } = game;
    if (!input) return [];
    const check: ConformanceCheck = {
      statement,
      subject: subject(name),
      ...(excuse === undefined ? {} : { excuse }),
      run() {
        const one = trialOf(game).result;
        const other = trial(create(), () => lqgGame(say(input))).result;
        if (one && other && !isSearched(one) && !isSearched(other)) sameDesign(one, other, factors);
      },
    };
    return [check];
  });
}

/** Whether the rule is the best of a few starts: in other words another one may be found. */
function isSearched(result: DesignResult): boolean {
  const rule = ruleIn(result);
  return rule?.kind === "best-affine" && rule.optimum !== "global";
}
