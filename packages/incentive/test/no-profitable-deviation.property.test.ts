import { type LqgGame, lqgGame, planFromNames } from "@stackelberg/game";
import {
  constantGain,
  type DesignResult,
  design,
  epsilonIncentive,
  evaluate,
  type IncentiveSolver,
  minimumEnergy,
  type ProportionalRule,
} from "@stackelberg/incentive";
import {
  type Deviation,
  exploitabilityOf,
  incentiveAround,
  randomGame,
  repeatedPlan,
  savingFromDeviation,
  savingGivenObservations,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";

const RUNS = { numRuns: 8, seed: 20 } as const;
/** Changes of the own action that a player may think of, by its first reading. */
const ideas: readonly ((y: number) => number)[] = [
  () => 1,
  () => -0.3,
  (y) => y,
  (y) => Math.sin(3 * y),
  (y) => y ** 3,
  (y) => (y > 0.5 ? 2 : 0),
];

/** Few unknowns, so that averages over them are cheap. */
const small = {
  count: 2,
  variables: { common: 1, leader: 1, major: 0, followers: 1 },
  actions: { leader: 2, major: 0, followers: 2 },
  observations: { leader: 1, major: 0, followers: 1 },
  knows: "observations",
  readings: "generic",
} as const;

/** The design with its plan, where a rule was accepted. */
function accepted(game: LqgGame, solver: IncentiveSolver) {
  const result = design(game, { solver });
  const written = writtenOutGame(game);
  const plan = repeatedPlan(written, planFromNames(game, result.target.policies));
  return { result, written, plan, rule: result.incentive };
}

/** Q at what the leader knows, from the published numbers alone. */
function gainOf(result: DesignResult): Deviation["gain"] {
  const { rule, kind } = result.incentive ?? { rule: undefined, kind: "" };
  const { g, kappa, kappaMean, residualVariance, lambda = 0 } = rule as unknown as ProportionalRule;
  const actions = g.length;
  const own = (g[0] ?? []).length - 1;
  const value = (rows: readonly (readonly number[])[], known: readonly number[]) =>
    rows.map((row) => row.reduce((sum, c, k) => sum + c * (known[k] ?? 0), 0));
  expect(["minimum-energy", "epsilon"]).toContain(kind);
  return (information) => {
    const readings = ownReadings(result, information, own);
    const authority = value(kappa, information);
    const mean = value(kappaMean, [1, ...readings]);
    const slope = value(g, [1, ...readings]);
    const s = mean.reduce((sum, k) => sum + k * k, residualVariance) + lambda;
    return authority.map((k) =>
      Array.from({ length: actions }, (_, j) => (-k * (slope[j] ?? 0)) / s),
    );
  };
}

/** (1, y0, y_1, ȳ) or (1, y0, z): the readings come after the leader's own observations. */
function ownReadings(
  result: DesignResult,
  information: readonly number[],
  size: number,
): readonly number[] {
  const parts = result.certificate.major ? 1 : 2;
  const start = information.length - parts * size;
  return information.slice(start, start + size);
}

test("under a constant gain no affine deviation, the best one included, saves more than ε", () => {
  fc.assert(
    fc.property(randomGame(), (input) => {
      const game = lqgGame(input);
      const { result, written, plan, rule } = accepted(game, constantGain());
      fc.pre(rule?.gain !== undefined);
      const gain = new Matrix((rule?.gain ?? []).map((row) => [...row]));
      const { largest } = exploitabilityOf(written, plan, incentiveAround(written, plan, gain));
      expect(largest).toBeLessThanOrEqual(result.certificate.epsilon + 1e-8);
    }),
    { ...RUNS, numRuns: 25 },
  );
});

test("under a minimum-energy gain no deviation saves anything at any reading", () => {
  fc.assert(
    fc.property(
      randomGame(small),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (input, y) => {
        const game = lqgGame(input);
        const { result, written, plan, rule } = accepted(game, minimumEnergy());
        fc.pre(rule?.kind === "minimum-energy");
        const player = game.major ?? game.followers;
        const observations = y.slice(0, player.observations.names.length);
        fc.pre(observations.length === player.observations.names.length);
        for (const idea of ideas) {
          const change = () =>
            player.actions.map((_, k) => idea(observations[0] ?? 0) * (1 - 0.4 * k));
          const deviation = { plan, gain: gainOf(result), change };
          const saving = savingGivenObservations(written, deviation, { observations, nodes: 2 });
          expect(saving).toBeLessThanOrEqual(1e-7);
        }
      },
    ),
    RUNS,
  );
});

test("under an ε-incentive no deviation saves more than ε on average", () => {
  fc.assert(
    fc.property(randomGame(small), (input) => {
      const game = lqgGame(input);
      const { result, written, plan, rule } = accepted(game, epsilonIncentive());
      fc.pre(rule?.kind === "epsilon" && !("mu" in rule.rule));
      const player = game.major ?? game.followers;
      for (const idea of ideas) {
        const change = (y: readonly number[]) => player.actions.map(() => 0.1 * idea(y[0] ?? 0));
        const deviation = { plan, gain: gainOf(result), change };
        const { saving, standardError } = savingFromDeviation(written, deviation, { draws: 4000 });
        expect(saving).toBeLessThanOrEqual(result.certificate.epsilon + 5 * standardError + 1e-9);
      }
    }),
    { ...RUNS, numRuns: 3 },
  );
});

test("a designed constant gain, written as a rule on the mean, is certified; a wrong one is not", () => {
  fc.assert(
    fc.property(randomGame({ knows: "observations" }), (input) => {
      const game = lqgGame(input);
      const { result, rule } = accepted(game, constantGain());
      fc.pre(rule?.gain !== undefined && game.major === null && result.certificate.epsilon < 1e-12);
      const write = (shift: number) => ruleTexts(game, result, shift);
      expect(evaluate(game, write(0)).intended.epsilon).toBeLessThanOrEqual(1e-7);
      const wrong = evaluate(game, write(0.5));
      fc.pre(result.condition.leaderAuthority.flat().some((k) => Math.abs(k) > 0.1));
      expect(wrong.verdict).not.toBe("certified");
    }),
    RUNS,
  );
});

/** u0 = u0* + Σ_i (Q + shift)(u_i − u_i*) in the names of the game. */
function ruleTexts(game: LqgGame, result: DesignResult, shift: number): readonly string[] {
  const { leader = {}, followers = {} } = result.target.policies;
  return Object.entries(leader).map(([action, coefficients], row) => {
    const terms = new Map<string, number>(Object.entries(coefficients));
    const add = (name: string, value: number) => terms.set(name, (terms.get(name) ?? 0) + value);
    Object.entries(followers).forEach(([own, plan], column) => {
      const weight = game.count * ((result.incentive?.gain?.[row]?.[column] ?? 0) + shift);
      add(`mean(${own})`, weight);
      for (const [name, value] of Object.entries(plan)) {
        add(name === "constant" ? name : `mean(${name})`, -weight * value);
      }
    });
    const sum = [...terms].map(([name, value]) =>
      name === "constant" ? `(${value})` : `(${value})*${name}`,
    );
    return `${action} = ${sum.join(" + ")}`;
  });
}
