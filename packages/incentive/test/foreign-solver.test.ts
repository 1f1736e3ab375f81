import { isStackelbergError, type LqgGame, loadGame } from "@stackelberg/game";
import {
  checkedSolver,
  constantGain,
  design,
  type IncentiveProblem,
  type IncentiveSolver,
  incentiveCondition,
  solvedTarget,
  tariff,
  verify,
} from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { askSolver } from "../src/solver/ask-solver.ts";
import { referenceGame } from "./reference-game.ts";

const game = referenceGame("case-c-full", 5);

/** A solver with an answer of any kind. */
function answering(propose: (problem: IncentiveProblem) => unknown): IncentiveSolver {
  return { name: "theirs", version: "9", options: {}, propose: propose as never };
}

function errorOf(of: LqgGame, solver: unknown): { code: string; message: string } {
  try {
    design(of, { solver: solver as IncentiveSolver });
  } catch (error) {
    if (isStackelbergError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("nothing was thrown");
}

const right = { name: "mine", version: "1.0.0", options: { share: 0.5 }, propose: () => null };

describe("a value that is no solver", () => {
  test.each([
    ["a number", 7, "this is not a solver; found 7; expected an object"],
    ["no name", { ...right, name: undefined }, "name does not fit; found nothing; expected the me"],
    ["a name of words", { ...right, name: "My Solver" }, 'name does not fit; found "My Solver"'],
    ["a version that is a number", { ...right, version: 1 }, "version does not fit; found 1"],
    ["no options", { ...right, options: null }, "options does not fit; found nothing"],
    ["an option without end", { ...right, options: { a: 1, b: 1 / 0 } }, "found b: Infinity"],
    ["an option that acts", { ...right, options: { a: () => 1 } }, "found a: a function"],
    ["no propose", { ...right, propose: "yes" }, 'propose does not fit; found "yes"; expected a f'],
  ])("%s", (_, value, message) => {
    expect(errorOf(game, value)).toMatchObject({ code: "STACKELBERG_SOLVER_SHAPE" });
    expect(() => checkedSolver(value)).toThrow(message);
  });

  test("a value with all of it is returned as it is", () => {
    expect(checkedSolver(right)).toBe(right);
  });
});

describe("a response that a solver claims", () => {
  const { plan, costs } = solvedTarget(game);
  const response = { status: "solved", plan, costs, unique: true };
  const claiming = (changed: object) =>
    askSolver(
      answering(() => ({
        status: "proposed",
        rule: { kind: "constant", gain: [[1]] },
        response: { ...response, ...changed },
      })),
      { game, target: solvedTarget(game), condition: incentiveCondition(game, plan) },
    );

  test("is passed on where it fits", () => {
    expect(claiming({})).toMatchObject({ status: "proposed", response: { status: "solved" } });
  });

  test.each([
    ["another status", { status: "not-unique" }],
    ["no plan", { plan: undefined }],
    ["no costs", { costs: undefined }],
    ["another shape of one strategy", { plan: { ...plan, followers: Matrix.zeros(2, 2) } }],
    ["a missing strategy", { plan: { ...plan, leader: undefined } }],
    ["a strategy that is not finite", { plan: { ...plan, leader: Matrix.mul(plan.leader, NaN) } }],
    ["a major that the game lacks", { plan: { ...plan, major: plan.followers } }],
    ["costs without the leader's", { costs: { ...costs, leader: Number.NaN } }],
    ["infinite costs", { costs: { ...costs, followers: Number.POSITIVE_INFINITY } }],
  ])("is refused with %s", (_, changed) => {
    expect(() => claiming(changed)).toThrow("proposes a response that does not fit");
  });
});

describe("a solver that does not answer is named", () => {
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a number", 5],
    ["an empty map", {}],
    ["a promise", Promise.resolve({ status: "refused" })],
    ["another status", { status: "solved" }],
    ["no rule", { status: "proposed" }],
    ["a refusal without a reason", { status: "refused", explanation: "no" }],
    ["a reason of its own", { status: "refused", reason: "monday", explanation: "no" }],
    ["no explanation", { status: "refused", reason: "no-authority" }],
    [
      "half a response",
      { status: "proposed", rule: { kind: "constant", gain: [[1]] }, response: { plan: 1 } },
    ],
  ])("%s", (_, answer) => {
    const { code, message } = errorOf(
      game,
      answering(() => answer),
    );
    expect(code).toBe("STACKELBERG_SOLVER_ANSWER");
    expect(message).toContain("the solver theirs 9");
  });

  test("one that throws", () => {
    const thrown = errorOf(
      game,
      answering(() => {
        throw new TypeError("off by one");
      }),
    );
    expect(thrown.code).toBe("STACKELBERG_SOLVER_FAILED");
    expect(thrown.message).toContain("the solver theirs 9 failed; found TypeError: off by one");
  });

  test("one whose rule does not fit", () => {
    const { code, message } = errorOf(
      game,
      answering(() => ({ status: "proposed", rule: { kind: "constant", gain: [[1, 2]] } })),
    );
    expect(code).toBe("STACKELBERG_RULE_SHAPE");
    expect(message).toContain("the solver theirs 9: the rule's gain");
  });
});

test("nobody pays in a game without payments, and payers pay", () => {
  expect(errorOf(game, tariff()).message).toContain("a reaction: this player does not pay");
  const paying = referenceGame("own-tariff", 5);
  const gain = answering(() => ({ status: "proposed", rule: { kind: "constant", gain: [] } }));
  expect(errorOf(paying, gain).message).toContain("a payment: this player pays");
});

test("no solver is asked about numbers that are not finite", () => {
  const target = solvedTarget(game);
  const condition = incentiveCondition(game, target.plan);
  const gradient = Matrix.mul(condition.gradient, Number.NaN);
  const problem = { game, target, condition: { ...condition, gradient } };
  expect(() => askSolver(constantGain(), problem)).toThrow(
    "the gradient of the incentive condition is not finite, so the solver constant 0.1.0 was not asked",
  );
});

describe("a refusal outside the method", () => {
  const refusing = answering(() => ({
    status: "refused",
    reason: "outside-method",
    explanation: "only for games with two followers",
  }));

  test("is published with its sentence, and nothing in the game contradicts it", () => {
    const result = design(game, { solver: refusing });
    expect(result.certificate).toMatchObject({ verdict: "refused", reason: "outside-method" });
    expect(result.explanation).toBe("only for games with two followers");
    expect(verify(game, result).findings).toEqual([]);
  });

  test("is not what a solver of this package ever says", () => {
    const result = design(game, { solver: refusing });
    const claimed = { ...result, solver: { ...result.solver, name: "constant" } };
    expect(verify(game, claimed).findings).toMatchObject([{ path: "certificate.reason" }]);
  });
});

test("a result of a foreign solver verifies from its rule alone", () => {
  const shared = loadGame({
    format: 1,
    kind: "lqg",
    name: "heating",
    leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
    followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
  });
  const theirs = answering((problem) => constantGain().propose(problem));
  const result = design(shared, { solver: theirs });
  expect(result.solver.name).toBe("theirs");
  expect(verify(shared, result).findings).toEqual([]);
  const gain = [[4]];
  const moved = { ...result, incentive: { ...result.incentive, gain, rule: { gain } } };
  expect(verify(shared, moved as typeof result).valid).toBe(false);
});
