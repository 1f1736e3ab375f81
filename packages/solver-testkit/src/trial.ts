import { type LqgGame, pays } from "@stackelberg/game";
import {
  type DesignResult,
  design,
  type IncentiveOutcome,
  type IncentiveProblem,
  type IncentiveRule,
  type IncentiveSolver,
  incentiveCondition,
  publishedRule,
  solvedTarget,
} from "@stackelberg/incentive";

/** The problem that a solver is asked first in a game: that of its first payer, or of whom she watches. */
export function problemOf(game: LqgGame): IncentiveProblem {
  const target = solvedTarget(game);
  const payer = (["followers", "major"] as const).find((role) => pays(game, role));
  return { game, target, condition: incentiveCondition(game, target.plan, payer) };
}

/** A certified design, or what went wrong on the way to it. */
export interface Trial {
  /** `null` where there is none: one check alone reports that. */
  readonly result: DesignResult | null;
  readonly failure?: unknown;
}

/**
 * What becomes of a solver's answer. It works on a private copy of its problem.
 *
 * @param load - Makes the game afresh.
 */
export function trial(solver: IncentiveSolver, load: () => LqgGame): Trial {
  try {
    return { result: design(load(), { solver: isolated(solver, load), defence: false }) };
  } catch (failure) {
    return { result: null, failure };
  }
}

/** The same solver, which changes nothing that others see; a second player's problem is passed on. */
function isolated(solver: IncentiveSolver, load: () => LqgGame): IncentiveSolver {
  let asked = false;
  return {
    ...solver,
    propose(problem: IncentiveProblem): IncentiveOutcome {
      const mine = asked ? problem : problemOf(load());
      asked = true;
      return solver.propose(mine);
    },
  };
}

/** The rule that a design announces or has examined; `null` where the solver refused. */
export function ruleIn({ incentive, candidate }: DesignResult): IncentiveRule | null {
  const found = incentive ?? candidate ?? null;
  return found && publishedRule(found);
}
