import { describeValue, isStackelbergError } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { checkedRule, RuleShapeError } from "./checked-rule.ts";
import { checkedSolver, SolverError } from "./checked-solver.ts";
import type { IncentiveOutcome, IncentiveProblem, IncentiveSolver } from "./incentive-solver.ts";
import { isRefusalReason } from "./refusal-advice.ts";

/**
 * What a solver answers, after checking that it is an answer: whoever wrote the solver, what follows
 * can rely on the form of it.
 *
 * @throws SolverError `STACKELBERG_SOLVER_SHAPE` for a value that is no solver,
 * `STACKELBERG_SOLVER_FAILED` where it throws, `STACKELBERG_SOLVER_ANSWER` where its answer is neither
 * a rule nor a refusal; RuleShapeError for a rule that does not fit the game; StackelbergError
 * `STACKELBERG_PROBLEM_NOT_FINITE` for a problem that no solver can answer.
 */
export function askSolver(solver: IncentiveSolver, problem: IncentiveProblem): IncentiveOutcome {
  const who = checkedSolver(solver);
  checkProblem(who, problem);
  try {
    const outcome: unknown = who.propose(problem);
    return checkedOutcome(who, problem, outcome as Partial<IncentiveOutcome> | undefined);
  } catch (error) {
    if (error instanceof RuleShapeError) {
      throw new RuleShapeError(error.code, `${named(who)}: ${error.message}`);
    }
    if (isStackelbergError(error)) throw error;
    throw new SolverError("STACKELBERG_SOLVER_FAILED", `${named(who)} failed`, {
      found: error instanceof Error ? `${error.name}: ${error.message}` : describeValue(error),
      expected: "a rule, or a refusal with its reason",
      cause: error,
    });
  }
}

function checkProblem(solver: IncentiveSolver, { condition }: IncentiveProblem): void {
  const { gradient, authority, curvature, cross, leaderCurvature } = condition;
  const parts = { gradient, authority, curvature, cross, leaderCurvature };
  for (const [name, matrix] of Object.entries(parts)) {
    if (allFinite(matrix)) continue;
    throw new SolverError(
      "STACKELBERG_PROBLEM_NOT_FINITE",
      `the ${name} of the incentive condition is not finite, so ${named(solver)} was not asked`,
      { found: "numbers that are not finite", expected: "a game of finite numbers" },
    );
  }
}

function checkedOutcome(
  solver: IncentiveSolver,
  problem: IncentiveProblem,
  outcome: Partial<IncentiveOutcome> | undefined,
): IncentiveOutcome {
  const answer = outcome ?? {};
  if (answer.status === "refused") {
    const { reason, explanation } = answer;
    const wrong = (field: string, value: unknown, expected: string) =>
      answerError(solver, `refuses with a wrong ${field}`, describeValue(value), expected);
    if (!isRefusalReason(reason)) throw wrong("reason", reason, "one of the RefusalReasons");
    if (typeof explanation !== "string" || explanation.trim() === "") {
      throw wrong("explanation", explanation, "a sentence: what stands in the way, what to do");
    }
    return { ...answer, status: "refused", reason, explanation };
  }
  if (answer.status !== "proposed" || answer.rule === undefined) {
    const found =
      answer.status === undefined ? describeValue(outcome) : `status ${String(answer.status)}`;
    const expected = '{ status: "proposed", rule } or { status: "refused", reason, explanation }';
    throw answerError(solver, "does not answer", found, expected);
  }
  const { game, condition, target } = problem;
  const rule = checkedRule(game, answer.rule, condition.monitored);
  if (answer.response !== undefined && !isPlanLike(answer.response, target)) {
    throw answerError(solver, "proposes a response that does not fit", "another shape", SOLVED);
  }
  return { ...answer, status: "proposed", rule };
}

const SOLVED = "a solved plan with a strategy for each role of the game, and its costs";

function isPlanLike(response: unknown, target: SolvedPlan): boolean {
  const { status, plan, costs } = (response ?? {}) as Partial<SolvedPlan>;
  if (status !== "solved" || !plan || !costs) return false;
  const roles = ["followers", "major", "leader"] as const;
  return (
    roles.every((role) => sameShape(plan[role], target.plan[role])) &&
    [costs.leader, costs.followers].every((cost) => Number.isFinite(cost))
  );
}

function sameShape(found: Matrix | null | undefined, wanted: Matrix | null): boolean {
  if (wanted === null) return found === null;
  return (
    Matrix.isMatrix(found) &&
    found.rows === wanted.rows &&
    found.columns === wanted.columns &&
    allFinite(found)
  );
}

function allFinite(matrix: Matrix): boolean {
  return matrix.to1DArray().every((value) => Number.isFinite(value));
}

function answerError(
  solver: IncentiveSolver,
  problem: string,
  found: string,
  expected: string,
): SolverError {
  const details = { found, expected };
  return new SolverError("STACKELBERG_SOLVER_ANSWER", `${named(solver)} ${problem}`, details);
}

function named({ name, version }: IncentiveSolver): string {
  return `the solver ${name} ${version}`;
}
