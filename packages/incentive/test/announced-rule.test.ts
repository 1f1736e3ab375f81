import { loadGame } from "@stackelberg/game";
import {
  type Certificate,
  certify,
  design,
  epsilonIncentive,
  minimumEnergy,
  type ProportionalRule,
  publishedRule,
  solvedTarget,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** A price that is announced by the reading y = t + x of one of four followers. */
const given = (cost: string) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "announced",
    common: [{ name: "x", variance: 0.5 }],
    leader: {
      actions: ["p", "q"],
      observes: { y0: "x" },
      cost: "(u - 0.5*t)^2 + (p - 1)^2 + (q - x)^2",
    },
    followers: {
      count: 4,
      actions: ["u"],
      private: [{ name: "t", mean: 3, variance: 1 }],
      observes: { y: "t + x" },
      cost,
    },
  });

const linear = given("(u - t)^2 + 2*p + q + 0.3*x*q");
const curved = given("(u - t)^2 + 2*p + q + 0.3*x*q + 0.5*(p + 0.2*u)^2");

type Rewritten = { -readonly [Key in keyof ProportionalRule]: ProportionalRule[Key] };

function announced(game: typeof linear, solver: ReturnType<typeof minimumEnergy>) {
  const { incentive } = design(game, { solver, defence: false });
  const rule = incentive && publishedRule(incentive);
  if (rule?.kind !== "minimum-energy" && rule?.kind !== "epsilon") throw new Error("no rule");
  const certified = (changed: Partial<Rewritten>): Certificate =>
    certify(game, {
      plan: solvedTarget(game).plan,
      rule: { ...rule, ...changed },
      teamCost: 0,
      limitWellPosed: true,
      accepted: 1,
    });
  return { rule, certified };
}

const isProven = ({ curvature }: Certificate) => Number.isFinite(curvature.lowerBound);
const nudged = (rows: ProportionalRule["g"], by = 1e-6) =>
  rows.map((row, i) => row.map((value, j) => (i === 0 && j === 0 ? value + by : value)));

describe.each([
  ["a curvature that no gain changes", linear],
  ["a curvature that depends on the gain", curved],
])("%s is proven", (_, game) => {
  const { rule, certified } = announced(game, minimumEnergy());

  test("for the numbers of the game", () => {
    expect(isProven(certified({}))).toBe(true);
    // rounding is no other rule
    expect(isProven(certified({ g: nudged(rule.g, 1e-13) }))).toBe(true);
  });

  test("for no other numbers", () => {
    expect(isProven(certified({ g: nudged(rule.g) }))).toBe(false);
    expect(isProven(certified({ kappa: nudged(rule.kappa) }))).toBe(false);
    expect(isProven(certified({ kappaMean: nudged(rule.kappaMean) }))).toBe(false);
    const { residualVariance } = rule;
    expect(residualVariance).toBeGreaterThan(0);
    expect(isProven(certified({ residualVariance: residualVariance + 1e-6 }))).toBe(false);
    expect(isProven(certified({ residualVariance: residualVariance - 1e-6 }))).toBe(false);
  });
});

test("an ε-incentive with D = μH announces H", () => {
  const { rule, certified } = announced(linear, epsilonIncentive({ epsilon: 0.01 }));
  expect(rule.mu).toBeGreaterThan(0);
  expect(isProven(certified({}))).toBe(true);
  expect(isProven(certified({ H: [[2.001]] }))).toBe(false);
});

describe("what an announced rule does, where it is not the game's", () => {
  const { rule, certified } = announced(linear, minimumEnergy());
  const { followers, gainEnergy } = certified({});
  const scaled = (factor: number) => rule.g.map((row) => row.map((value) => factor * value));
  const without = followers.exploitabilityWithoutIncentive;

  test("twice the reaction leaves the same slope with the other sign", () => {
    const twice = certified({ g: scaled(2) });
    expect(without).toBeGreaterThan(0.1);
    expectClose(twice.followers.exploitability, without, 1e-7);
    expectClose(twice.gainEnergy, 4 * gainEnergy, 1e-7);
  });

  test("half of it a quarter of what is saved", () => {
    const half = certified({ g: scaled(0.5) });
    expectClose(half.followers.exploitability, without / 4, 1e-7);
    expectClose(half.gainEnergy, gainEnergy / 4, 1e-7);
  });

  test("none of it all", () => {
    const none = certified({ g: scaled(0) });
    expectClose(none.followers.exploitability, without, 1e-7);
    expectClose(none.gainEnergy, 0);
    expect(none.verdict).toBe("refused");
  });
});

describe("a rule with D = μH or λI, without readings", () => {
  const certified = (
    {
      actions,
      cost,
      target,
    }: {
      readonly actions: readonly string[];
      readonly cost: string;
      readonly target: Readonly<Record<string, number>>;
    },
    rule: Partial<ProportionalRule>,
  ): Certificate => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "without-readings",
      leader: { actions: ["p"], cost: `${actions[0]}^2 + p^2` },
      followers: { count: 1, actions, cost },
      target: { followers: target, leader: { p: 1 } },
    });
    const columns = { g: ["constant"], kappa: ["constant"] };
    return certify(game, {
      plan: solvedTarget(game).plan,
      rule: { kind: "epsilon", residualVariance: 0, columns, ...rule } as ProportionalRule,
      teamCost: 0,
      limitWellPosed: true,
      accepted: 10,
    });
  };
  const coupled = {
    actions: ["u", "v"],
    cost: "1.5*u^2 + 1.5*v^2 + u*v + 2*p",
    target: { u: 1, v: 0 },
  };
  const numbers = { g: [[3], [1]], kappa: [[2]], kappaMean: [[2]] };
  const [first, second] = [4 / Math.SQRT2, 2 / Math.SQRT2];

  test("along the eigenvectors of H = [[3, 1], [1, 3]]: f_j = μh_j/(4 + μh_j)·g_j", () => {
    const H = [
      [3, 1],
      [1, 3],
    ];
    const found = certified(coupled, { ...numbers, mu: 0.5, H });
    const saved = (g: number, h: number) => ((0.5 * h * g) / (4 + 0.5 * h)) ** 2 / (2 * h);
    const energy = (g: number, h: number) => ((2 * g) / (4 + 0.5 * h)) ** 2;
    expectClose(found.followers.exploitability, saved(first, 4) + saved(second, 2));
    expectClose(found.gainEnergy, energy(first, 4) + energy(second, 2));
    expectClose(found.curvature.minimum, 2);
    expectClose(found.curvature.lowerBound, 2);
  });

  test("with λ = 4 half of g is left: ½·¼·gᵀH⁻¹g", () => {
    const found = certified(coupled, { ...numbers, lambda: 4 });
    expectClose(found.followers.exploitability, (first ** 2 / 4 + second ** 2 / 2) / 8);
    expectClose(found.gainEnergy, (2 / 8) ** 2 * 10);
    expectClose(found.curvature.minimum, 2);
  });

  test("where the gain bends the cost: g = 5, κ = 8, μH = 36, so Q = −0.4", () => {
    const bent = { actions: ["u"], cost: "1.5*(u - 1)^2 + 2*p*u + 2*p^2", target: { u: 2 } };
    const rule = { g: [[5]], kappa: [[8]], kappaMean: [[8]], mu: 12, H: [[3]] };
    const found = certified(bent, rule);
    expectClose(found.followers.exploitability, 1.8 ** 2 / (2 * 2.04), 1e-7);
    expectClose(found.gainEnergy, 0.16);
    expectClose(found.curvature.minimum, 2.04, 1e-7);
    expect(found.curvature.lowerBound).toBeLessThanOrEqual(2.04 + 1e-9);
    // the same by λ
    const { mu: _, H: __, ...same } = rule;
    const byLambda = certified(bent, { ...same, lambda: 36 });
    expectClose(byLambda.followers.exploitability, found.followers.exploitability, 1e-7);
    expectClose(byLambda.curvature.lowerBound, 2.04, 1e-7);
  });

  test("an announced gain that takes the curvature away saves without limit", () => {
    const bent = { actions: ["u"], cost: "0.5*(u - 1)^2 + 2*p*u", target: { u: 2 } };
    // g = 3 and κ = 4 are the game's, H = 1 + 4Q; twice the gradient makes Q = −1.5
    const found = certified(bent, { g: [[6]], kappa: [[4]], kappaMean: [[4]], lambda: 0 });
    expectClose(found.curvature.minimum, 1 - 6, 1e-7);
    expect(found.followers.exploitability).toBe(Number.POSITIVE_INFINITY);
    expect(found.curvature.lowerBound).toBe(Number.NEGATIVE_INFINITY);
    expect(found.verdict).toBe("refused");
  });
});
