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
