import {
  constantGain,
  type IncentiveOutcome,
  type IncentiveProblem,
  type IncentiveRule,
  type IncentiveSolver,
  minimumEnergy,
  ownPayment,
  type ProportionalRule,
} from "@stackelberg/incentive";
import { incentiveSolverChecks, type SuiteOptions } from "@stackelberg/solver-testkit";
import { expect, test } from "vitest";

/** The statements that fail for a solver, once each. */
function failures(solver: () => IncentiveSolver, options: SuiteOptions = {}): readonly string[] {
  const failed = incentiveSolverChecks(solver, { games: 2, ...options }).flatMap((check) => {
    if (check.excuse !== undefined) return [];
    try {
      check.run();
      return [];
    } catch (error) {
      expect(error).toMatchObject({ code: "STACKELBERG_NOT_CONFORMING" });
      return [check.statement];
    }
  });
  return [...new Set(failed)];
}

type Rows = readonly (readonly number[])[];

/** The constant gain with its numbers changed. */
function withGain(change: (gain: Rows, problem: IncentiveProblem) => Rows): () => IncentiveSolver {
  return changed((rule, problem) =>
    rule.kind === "constant" ? { ...rule, gain: change(rule.gain, problem) } : rule,
  );
}

/** The constant gain with its rule changed. */
function changed(
  change: (rule: IncentiveRule, problem: IncentiveProblem) => IncentiveRule,
): () => IncentiveSolver {
  return answering((problem) => {
    const outcome = constantGain().propose(problem);
    if (outcome.status === "refused") return outcome;
    return { status: "proposed", rule: change(outcome.rule, problem) };
  });
}

function answering(propose: (problem: IncentiveProblem) => IncentiveOutcome) {
  return (): IncentiveSolver => ({ name: "broken", version: "1", options: {}, propose });
}

const times = (rows: Rows, factor: number): Rows => rows.map((row) => row.map((v) => v * factor));

const ANSWERS = "answers with a rule of finite numbers or a reasoned refusal";
const HOLDS = "holds the target";
const TRUE = "publishes only what the game confirms";
const ALIKE = "answers alike every time";
const UNTOUCHED = "leaves its problem as it was";
const UNITS = "does not depend on the unit of the followers' costs";
const NAMES = "does not depend on names and order";
const FINITE = "makes no rule of numbers that are not finite";
const DECLARES = "declares a name, a version and plain options";
const PROPOSES = "proposes a rule somewhere";

const OUTSIDE = { status: "refused", reason: "outside-method", explanation: "not here" } as const;

/** A minimum-energy rule with its numbers changed. */
function withNumbers(change: (rule: ProportionalRule) => ProportionalRule): () => IncentiveSolver {
  return answering((problem) => {
    const outcome = minimumEnergy().propose(problem);
    const rule = outcome.status === "proposed" ? outcome.rule : null;
    return rule?.kind === "minimum-energy" ? { status: "proposed", rule: change(rule) } : outcome;
  });
}

/** The gain a little larger at each call of the same solver. */
function remembering(): IncentiveSolver {
  let calls = 0;
  return withGain((gain) => times(gain, 1 + 1e-13 * calls++))();
}

const finite = (rows: Rows): Rows => rows.map((row) => row.map((v) => (Number.isNaN(v) ? 0 : v)));

const broken: readonly (readonly [string, () => IncentiveSolver, string])[] = [
  ["a gain with the wrong sign", withGain((gain) => times(gain, -1)), HOLDS],
  ["a gain that is a tenth too small", withGain((gain) => times(gain, 0.9)), HOLDS],
  ["NaN for a gain", withGain((gain) => times(gain, Number.NaN)), ANSWERS],
  ["a gain with a row too many", withGain((gain) => [...gain, [1]]), ANSWERS],
  [
    "an error where the leader has no authority",
    answering((problem) => {
      if (problem.condition.authority.norm("frobenius") === 0) throw new RangeError("singular");
      return constantGain().propose(problem);
    }),
    ANSWERS,
  ],
  [
    "a refusal without a sentence",
    answering((problem) => ({ ...constantGain().propose(problem), explanation: "" })),
    ANSWERS,
  ],
  [
    "a residual variance that is not the game's",
    withNumbers((rule) => ({ ...rule, residualVariance: 1.001 * rule.residualVariance })),
    TRUE,
  ],
  [
    "a reason that is not true",
    answering((problem) => {
      const outcome = constantGain().propose(problem);
      return outcome.status === "proposed" ? outcome : { ...outcome, reason: "infinite-energy" };
    }),
    TRUE,
  ],
  ["hidden randomness", withGain((gain) => times(gain, 1 + 1e-12 * Math.random())), ALIKE],
  ["a memory", remembering, ALIKE],
  [
    "a mutated input",
    changed((rule, { condition }) => {
      condition.leaderCurvature.mul(2);
      return rule;
    }),
    UNTOUCHED,
  ],
  [
    "a mutated game",
    changed((rule, { game }) => {
      game.followers.cost.set(0, 0, 7);
      return rule;
    }),
    UNTOUCHED,
  ],
  [
    "a threshold in cost units",
    answering((problem) =>
      problem.condition.gradientScale < 2 ? OUTSIDE : constantGain().propose(problem),
    ),
    UNITS,
  ],
  [
    "a preference for names",
    answering((problem) =>
      /^[a-m]/.test(problem.game.followers.actions[0] ?? "")
        ? OUTSIDE
        : constantGain().propose(problem),
    ),
    NAMES,
  ],
  [
    "zeros in place of NaN",
    withNumbers((rule) => ({
      ...rule,
      g: finite(rule.g),
      kappa: finite(rule.kappa),
      kappaMean: finite(rule.kappaMean),
      residualVariance: rule.residualVariance || 0,
    })),
    FINITE,
  ],
  ["a name in capitals", () => ({ ...constantGain(), name: "Constant" }), DECLARES],
  [
    "an option that is not plain",
    () => ({ ...constantGain(), options: { a: Number.NaN } }),
    DECLARES,
  ],
  [
    "an option that changes",
    () => ({ ...constantGain(), options: { at: Math.random() } }),
    DECLARES,
  ],
  ["nothing but refusals", answering(() => OUTSIDE), PROPOSES],
];

test.each(broken)("%s is found by the check that is meant for it", (_, create, statement) => {
  expect(failures(create)).toEqual([statement]);
});

test("a rule that tempts more than none is not even an approach", () => {
  const wrong = withGain((gain) => times(gain, -1));
  expect(failures(wrong, { target: "approached" })).toEqual([
    "comes closer to the target than no rule",
  ]);
  const small = withGain((gain) => times(gain, 0.9));
  expect(failures(small, { target: "approached" })).toEqual([]);
});

test("what is excused is shown and not run", () => {
  const wrong = withGain((gain) => times(gain, -1));
  expect(failures(wrong, { excuse: { [HOLDS]: "it is meant to show the kit" } })).toEqual([]);
});

test("an epsilon among the options is what may be saved", () => {
  const half = withGain((gain) => times(gain, 0.5));
  expect(failures(() => ({ ...half(), options: { epsilon: 1e6 } }))).toEqual([]);
  expect(failures(() => ({ ...half(), options: { epsilon: 1e-6 } }))).toEqual([HOLDS]);
});

test("a solver for payments is tried where somebody pays", () => {
  expect(failures(() => ownPayment(), { instrument: "payment" })).toEqual([]);
  expect(failures(() => ownPayment())).toContain(ANSWERS);
});
