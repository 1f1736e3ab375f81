import { type LqgGame, type LqgGameInput, lqgGame, planFromNames } from "@stackelberg/game";
import {
  constantGain,
  design,
  epsilonIncentive,
  type IncentiveSolver,
  minimumEnergy,
  type ProportionalRule,
} from "@stackelberg/incentive";
import {
  bestChangeAtReading,
  exploitabilityOf,
  incentiveAround,
  type RandomGameShape,
  randomGame,
  readingAt,
  repeatedPlan,
  savingGivenObservations,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect } from "vitest";
import { announcedGain } from "./announced-gain.ts";
import { averageOverReadings } from "./average-over-readings.ts";
import { withConstantCurvature } from "./with-constant-curvature.ts";

/** Changes of the own action that a player may think of, by its first reading. */
const ideas: readonly ((y: number) => number)[] = [
  () => 1,
  () => -0.3,
  (y) => y,
  (y) => Math.sin(3 * y),
  (y) => y ** 3,
  (y) => (y > 0.5 ? 2 : 0),
];

/** One to four actions of everybody; few unknowns, so that averages over them are cheap. */
function games(readings: number): fc.Arbitrary<LqgGameInput> {
  const size = fc.integer({ min: 1, max: 4 });
  return fc.tuple(size, size, fc.constantFrom(0, 1)).chain(([leader, monitored, major]) => {
    const shape: Partial<RandomGameShape> = {
      count: 2,
      variables: { common: 1, leader: 1, major, followers: 1 },
      actions: { leader, major: major * monitored, followers: major === 1 ? 1 : monitored },
      observations: { leader: 1, major: major * readings, followers: readings },
      knows: "observations",
      readings: "generic",
      covariances: "regular",
    };
    return randomGame(shape);
  });
}

const standard = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 5,
  maxLength: 5,
});

/** A design with its plan, both written out. */
function designed(game: LqgGame, solver: IncentiveSolver) {
  const result = design(game, { solver, defence: false });
  const written = writtenOutGame(game);
  const plan = repeatedPlan(written, planFromNames(game, result.target.policies));
  return { result, written, plan };
}

/** No affine deviation, the best one included, saves more than ε. */
function expectNoAffineSaving(input: LqgGameInput): void {
  const { result, written, plan } = designed(lqgGame(input), constantGain());
  fc.pre(result.incentive?.gain !== undefined);
  const gain = new Matrix((result.incentive?.gain ?? []).map((row) => [...row]));
  const { largest } = exploitabilityOf(written, plan, incentiveAround(written, plan, gain));
  expect(largest).toBeLessThanOrEqual(result.certificate.epsilon + 1e-8);
}

/** No change of the action saves anything at one reading: the slope there is 0, and H ⪰ 0. */
function expectNothingSaved(
  input: LqgGameInput,
  solver: IncentiveSolver,
  point: readonly number[],
): void {
  const { result, written, plan } = designed(lqgGame(input), solver);
  fc.pre(result.certificate.verdict === "certified");
  const rule = { plan, gain: announcedGain(result) };
  const observations = readingAt(written, point);
  const best = bestChangeAtReading(written, rule, observations);
  const size = Math.max(1, best.curvature.norm("frobenius"));
  expect(best.slope.norm("frobenius")).toBeLessThan(1e-7 * size);
  expect(best.lowest).toBeGreaterThan(result.certificate.curvature.minimum - 1e-8 * size);
  for (const idea of ideas) {
    const change = () => best.change.map((_, k) => idea(observations[0] ?? 0) * (1 - 0.4 * k));
    const saving = savingGivenObservations(
      written,
      { ...rule, change },
      { observations, nodes: 2 },
    );
    expect(saving).toBeLessThanOrEqual(1e-6 * size);
  }
}

/** The best change at every reading saves the certified ε on average, so nothing saves more. */
function expectEpsilonSaved(input: LqgGameInput, form: "lambda" | "mu"): void {
  const { result, written, plan } = designed(lqgGame(input), epsilonIncentive());
  fc.pre(result.incentive?.kind === "epsilon");
  expect(result.incentive?.rule).toHaveProperty(form);
  const { followers, major, epsilon } = result.certificate;
  const rule = { plan, gain: announcedGain(result) };
  const published = result.incentive?.rule as unknown as ProportionalRule;
  const saved = averageOverReadings(written, published, (y) => {
    const { lowest, saving } = bestChangeAtReading(written, rule, y);
    expect(lowest).toBeGreaterThan(0);
    return saving;
  });
  const { exploitability } = major ?? followers;
  expect(Math.abs(saved / exploitability - 1)).toBeLessThan(1e-4);
  expect(exploitability).toBeLessThanOrEqual(epsilon);
}

/** How many random games, and from where. */
export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
  readonly endOnFailure?: boolean;
}

const several = games(2);
const one = games(1);

/** What is true of the rules of random games, judged by the game written out. */
export const claims: Readonly<Record<string, (runs: Runs) => void>> = {
  "constant gain: no affine deviation saves more than ε": (runs) =>
    fc.assert(fc.property(randomGame(), expectNoAffineSaving), runs),
  "constant gain: nothing is saved at any reading": (runs) =>
    fc.assert(
      fc.property(several, standard, (input, point) => {
        expectNothingSaved(input, constantGain(), point);
      }),
      runs,
    ),
  "minimum energy: nothing is saved at any reading": (runs) =>
    fc.assert(
      fc.property(several, standard, (input, point) => {
        expectNothingSaved(input, minimumEnergy(), point);
      }),
      runs,
    ),
  "ε-incentive by λ: the best deviation saves ε": (runs) =>
    fc.assert(
      fc.property(one, (input) => expectEpsilonSaved(input, "lambda")),
      runs,
    ),
  "ε-incentive by μ: the best deviation saves ε": (runs) =>
    fc.assert(
      fc.property(one.map(withConstantCurvature), (input) => expectEpsilonSaved(input, "mu")),
      runs,
    ),
};
