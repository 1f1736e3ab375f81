import { type LqgGame, loadGame, zetaLayout } from "@stackelberg/game";
import {
  constantGains,
  design,
  formatResult,
  type IncentiveProblem,
  type IncentiveRule,
  type IncentiveSolver,
  incentiveCondition,
  minimumEnergy,
  type ProportionalRule,
} from "@stackelberg/incentive";
import { targetPlan } from "@stackelberg/solvers";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";
import { solved } from "./solved.ts";

/** A third party's solver. */
function proposing(rule: (problem: IncentiveProblem) => unknown): IncentiveSolver {
  return {
    name: "third-party",
    version: "9",
    options: {},
    propose: (problem) => ({ status: "proposed", rule: rule(problem) as IncentiveRule }),
  };
}

function exact(problem: IncentiveProblem): ProportionalRule {
  const outcome = minimumEnergy().propose(problem);
  if (outcome.status === "proposed" && outcome.rule.kind === "minimum-energy") return outcome.rule;
  throw new Error("no minimum-energy rule");
}

type Rows = readonly (readonly number[])[];
const times = (rows: Rows, factor: number): Rows => rows.map((row) => row.map((v) => v * factor));
const plus = (rows: Rows, step: number): Rows => rows.map((row) => row.map((v) => v + step));

/** The minimum-energy rule of a game, whoever plays it. */
function ruleOf(game: LqgGame): ProportionalRule {
  const target = solved(targetPlan(game));
  return exact({ game, target, condition: incentiveCondition(game, target.plan) });
}

/** Refused, or an error with a code; the file can be written in any case. */
function verdictOf(game: LqgGame, rule: (problem: IncentiveProblem) => unknown): string {
  try {
    const result = design(game, { solver: proposing(rule) });
    expect(formatResult(result).length).toBeGreaterThan(100);
    if (result.certificate.verdict === "refused") expect(result.incentive).toBeNull();
    return result.certificate.verdict;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}

function expectNotCertified(game: LqgGame, rule: (problem: IncentiveProblem) => unknown): void {
  expect(verdictOf(game, rule)).toMatch(/^(refused|STACKELBERG_)/);
}

const games: readonly (readonly [string, LqgGame])[] = [
  ["minimal", referenceGame("minimal", 10)],
  ["case-c", referenceGame("case-c", 3)],
  ["major-minor", referenceGame("major-minor", 5)],
  ["two-resources", referenceGame("two-resources", 4)],
  ["plant-and-homes", referenceGame("plant-and-homes", 4)],
];

describe.each(games)("%s", (_, game) => {
  test("the right rule of a third party is certified", () => {
    expect(verdictOf(game, exact)).toBe("certified");
  });

  test.each([
    ["the wrong sign", (r: ProportionalRule) => ({ ...r, g: times(r.g, -1) })],
    ["the wrong sign of κ", (r: ProportionalRule) => ({ ...r, kappa: times(r.kappa, -1) })],
    ["g a little off", (r: ProportionalRule) => ({ ...r, g: plus(r.g, 1e-3) })],
    ["κ a little off", (r: ProportionalRule) => ({ ...r, kappa: plus(r.kappa, 1e-2) })],
    ["κ̄ a little off", (r: ProportionalRule) => ({ ...r, kappaMean: plus(r.kappaMean, 1e-2) })],
    ["half of it", (r: ProportionalRule) => ({ ...r, g: times(r.g, 0.5) })],
    ["too much V", (r: ProportionalRule) => ({ ...r, residualVariance: r.residualVariance + 0.1 })],
    ["a damping that nobody asked for", (r: ProportionalRule) => ({ ...r, lambda: 1 })],
    ["NaN in g", (r: ProportionalRule) => ({ ...r, g: plus(r.g, Number.NaN) })],
    ["NaN in κ", (r: ProportionalRule) => ({ ...r, kappa: plus(r.kappa, Number.NaN) })],
    ["infinite κ̄", (r: ProportionalRule) => ({ ...r, kappaMean: plus(r.kappaMean, 1 / 0) })],
    ["NaN for V", (r: ProportionalRule) => ({ ...r, residualVariance: Number.NaN })],
    ["negative V", (r: ProportionalRule) => ({ ...r, residualVariance: -1 })],
    ["negative λ", (r: ProportionalRule) => ({ ...r, kind: "epsilon", lambda: -0.1 })],
    ["NaN for λ", (r: ProportionalRule) => ({ ...r, kind: "epsilon", lambda: Number.NaN })],
    ["negative μ", (r: ProportionalRule) => ({ ...r, kind: "epsilon", mu: -0.1, H: [[2]] })],
    ["μ without H", (r: ProportionalRule) => ({ ...r, kind: "epsilon", mu: 0.1 })],
    ["a short row", (r: ProportionalRule) => ({ ...r, g: r.g.map((row) => row.slice(1)) })],
    ["no κ", ({ kappa: _kappa, ...r }: ProportionalRule) => r],
  ])("%s", (_name, spoil) => {
    expectNotCertified(game, (problem) => spoil(exact(problem)));
  });

  test.each([
    ["no rule at all", undefined],
    ["null", null],
    ["a kind that nobody knows", { kind: "magic" }],
    ["a gain of nothing", { kind: "constant", gain: [] }],
    ["a gain of words", { kind: "constant", gain: [["1"]] }],
    ["a gain of many columns", { kind: "constant", gain: [[1, 2, 3, 4, 5]] }],
    ["NaN as a gain", { kind: "constant", gain: [[Number.NaN]] }],
  ])("%s", (_name, rule) => {
    expectNotCertified(game, () => rule);
  });

  test("the rule of another game", () => {
    const { basisSize, zetaSize } = zetaLayout(game);
    const cost = game.leader.cost.clone();
    for (let i = 0; i < basisSize; i++) {
      for (let j = basisSize; j < zetaSize; j++) {
        cost.set(i, j, 1.3 * cost.get(i, j)).set(j, i, cost.get(i, j));
      }
    }
    const wantsMore = { ...game, leader: { ...game.leader, cost } };
    expectNotCertified(game, () => ruleOf(wantsMore));
  });

  test("constant gains that are not exact", () => {
    const condition = incentiveCondition(game, solved(targetPlan(game)).plan);
    const gain = constantGains(condition).leastNorm.to2DArray();
    for (const wrong of [times(gain, -1), plus(gain, 0.5), times(gain, 1e6), times(gain, 0)]) {
      expectNotCertified(game, () => ({ kind: "constant", gain: wrong }));
    }
  });
});

describe("a claim of constant curvature", () => {
  // the true curvature of this target is −38/81
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "ambitious",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 3*x)^2 + p^2" },
    followers: {
      count: 1,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - x)^2 + 3*p*u + 0.5*p^2",
    },
  });

  test.each([{ mu: 1e-4, H: [[2]] }, { mu: 1e-4 }, { lambda: 1e-4 }])("%o", (damping) => {
    expectNotCertified(game, (problem) => ({ ...exact(problem), kind: "epsilon", ...damping }));
  });
});

describe("an infinite exploitability is never accepted", () => {
  const flat = loadGame({
    format: 1,
    kind: "lqg",
    name: "flat",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - x)^2 + p^2" },
    followers: { count: 1, actions: ["u"], observes: { y: "x" }, cost: "p*u - 2*u*x" },
  });

  test.each([0, 1, 1.999])("constant gain %d where 2 is right", (gain) => {
    expectNotCertified(flat, () => ({ kind: "constant", gain: [[gain]] }));
  });

  test("the right gain is certified", () => {
    expect(verdictOf(flat, () => ({ kind: "constant", gain: [[2]] }))).toBe("certified");
  });
});

describe("a leader whose action is measured in a large unit", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "large-unit",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - x)^2 + p^2" },
    followers: {
      count: 1,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - 2*x)^2 + 0.000000001*p*u",
    },
  });

  test("a wrong κ is noticed although it is small", () => {
    expect(verdictOf(game, exact)).toBe("certified");
    for (const factor of [0.5, 1.01, -1]) {
      expectNotCertified(game, (problem) => {
        const rule = exact(problem);
        const [kappa, kappaMean] = [rule.kappa, rule.kappaMean].map((k) => times(k, factor));
        return { ...rule, kappa, kappaMean };
      });
    }
  });
});

describe("a residual variance that decides the energy", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "tiny-variance",
    common: [
      { name: "x", variance: 1 },
      { name: "e", variance: 1e-12 },
    ],
    leader: { actions: ["p"], observes: { y0: "x", ye: "e" }, cost: "(u - x)^2 + (p - e)^2" },
    followers: {
      count: 1,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - 2*x - 1)^2 + p*u + p^2",
    },
  });

  test("is not to be confused with none", () => {
    expect(verdictOf(game, exact)).toBe("certified");
    for (const residualVariance of [0, 1e-10]) {
      expectNotCertified(game, (problem) => ({ ...exact(problem), residualVariance }));
    }
  });
});
