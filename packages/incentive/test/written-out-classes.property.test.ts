import {
  type ClassGame,
  classGame,
  classInformation,
  classPlanFromNames,
  classView,
  informationStructure,
} from "@stackelberg/game";
import {
  type ClassDesignResult,
  designClasses,
  type IncentiveSolver,
  incentiveCondition,
  minimumEnergy,
  publishedRule,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  classOfFollowers,
  exploitabilityOf,
  incentiveAround,
  inducedNash,
  leaderKnowledge,
  ownGradientOf,
  randomClassGameInput,
  repeatedClassPlan,
  savingGivenObservations,
  slopesAmongFollowers,
  type WrittenOutGame,
  writtenOutClassGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

const sizes = fc.constantFrom([1, 1], [1, 2], [2, 3], [3, 1], [1, 2, 1], [2, 3, 1], [4, 2, 2]);
const games = fc
  .record({ seed: fc.integer(), sizes })
  .map(({ seed, ...shape }) => classGame(randomClassGameInput(seed, shape)));
const RUNS = { numRuns: 20, seed: 11 };

/** Any constant gain, whatever it does; different for every class. */
const someGain: IncentiveSolver = {
  name: "some-gain",
  version: "0.0.0",
  options: { epsilon: 1e6 },
  propose({ game }) {
    const { leader, followers, count } = game;
    const gain = leader.actions.map((_, i) =>
      followers.actions.map(
        (__, j) => Math.sin(3 * i + 5 * j + count + followers.cost.get(0, 0)) / 8,
      ),
    );
    return { status: "proposed", rule: { kind: "constant", gain } };
  },
};

function written(game: ClassGame, result: ClassDesignResult) {
  const all = writtenOutClassGame(game);
  const target = classPlanFromNames(game, result.target.policies);
  return { all, target, plan: repeatedClassPlan(game, target), classOf: classOfFollowers(game) };
}

function lowest(matrix: Matrix): number {
  const symmetric = Matrix.add(matrix, matrix.transpose()).mul(0.5);
  const { realEigenvalues } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  return Math.min(...realEigenvalues);
}

describe("the game written out follower by follower agrees on", () => {
  test("what a member of a class wants, and what the leader can do about it", () => {
    fc.assert(
      fc.property(games, (game) => {
        const { all, target, plan } = written(game, designClasses(game, { solver: someGain }));
        const view = classView(game, target, 0);
        const condition = incentiveCondition(view.game, view.plan);
        const expected = ownGradientOf(all, plan);
        const apart = (a: Matrix, b: Matrix) => {
          const difference = Matrix.sub(a, b);
          return Math.sqrt(Math.max(0, Matrix.mul(difference.mmul(all.moment), difference).sum()));
        };
        const own = all.followers[0]?.information as Matrix;
        const known = leaderKnowledge(all);
        expect(apart(condition.gradient.mmul(own), expected.gradient.mmul(own))).toBeLessThan(1e-8);
        expect(apart(condition.meanAuthority.mmul(own), expected.authority.mmul(own))).toBeLessThan(
          1e-8,
        );
        const authority = condition.authority.mmul(knowledgeOf(game, view.game, all));
        expect(apart(authority, expected.authorityKnown.mmul(known))).toBeLessThan(1e-8);
        expectClose(
          condition.authorityCovariance.trace(),
          expected.authorityCovariance.trace(),
          1e-8,
        );
      }),
      RUNS,
    );
  });

  test("what a member of each class saves by deviating, and on its curvature", () => {
    fc.assert(
      fc.property(games, (game) => {
        const result = designClasses(game, { solver: someGain });
        const { all, plan, classOf } = written(game, result);
        const deviations = exploitabilityOf(
          all,
          plan,
          incentiveAround(all, plan, gainsOf(result, classOf)),
        );
        deviations.followers.forEach(({ saving, curvature }, i) => {
          const certificate = result.classes[classOf[i] ?? 0]?.certificate;
          expectClose(certificate?.followers.exploitability, saving, 1e-8);
          expectClose(certificate?.curvature.minimum, curvature, 1e-8);
        });
        expectClose(result.certificate.epsilon, deviations.largest, 1e-8);
      }),
      RUNS,
    );
  });

  test("the curvature against steps of whole classes, and on the one response", () => {
    fc.assert(
      fc.property(games, (game) => {
        const result = designClasses(game, { solver: someGain });
        const { all, plan, classOf } = written(game, result);
        const rule = incentiveAround(all, plan, gainsOf(result, classOf));
        const slopes = slopesAmongFollowers(all, rule);
        const places = all.followers.map(({ actions }) => actions.start - all.layout.primitives);
        const members = game.classes.map((_, k) => classOf.flatMap((l, i) => (l === k ? [i] : [])));
        const rows = game.classes.map(({ actions }, k) =>
          game.classes.map((other, l) => {
            const block = Matrix.zeros(actions.length, other.actions.length);
            const from = places[members[k]?.[0] ?? 0] ?? 0;
            for (const j of members[l] ?? []) {
              const to = places[j] ?? 0;
              block.add(slopes.subMatrix(from, from + block.rows - 1, to, to + block.columns - 1));
            }
            return block;
          }),
        );
        const joint = rows
          .map((blocks) => blocks.map((b) => b.to2DArray()))
          .flatMap((blocks) => (blocks[0] ?? []).map((_, i) => blocks.flatMap((b) => b[i] ?? [])));
        expectClose(result.certificate.curvature.symmetricMode, lowest(new Matrix(joint)), 1e-8);
        const response = inducedNash(all, rule);
        expect(result.certificate.unique).toBe(response.unique);
      }),
      RUNS,
    );
  });
});

test("under minimum-energy gains no deviation of a member saves anything", () => {
  const small = fc
    .record({ seed: fc.integer(), sizes: fc.constantFrom([1, 2], [2, 1]) })
    .map(({ seed, ...shape }) => classGame(randomClassGameInput(seed, shape)));
  let held = 0;
  fc.assert(
    fc.property(small, fc.constantFrom(-1.5, 0.3, 2), (game, at) => {
      const result = designClasses(game, { solver: minimumEnergy() });
      const [first] = result.classes;
      const published = first?.incentive;
      if (!published) return;
      const rule = publishedRule(published);
      if (rule.kind !== "minimum-energy") return;
      const { all, target, plan } = written(game, result);
      const view = classView(game, target, 0).game;
      const names = informationStructure(view).monitoring.names;
      const order = namesInWrittenOut(game);
      const observations = view.followers.observations.names.map((_, j) => at + 0.7 * j);
      const gain = (known: readonly number[]) => {
        const seen = names.map((name) => known[order.indexOf(name)] ?? Number.NaN);
        const y = [1, ...observations];
        const value = (m: readonly (readonly number[])[], on: readonly number[]) =>
          m.map((row) => row.reduce((sum, c, j) => sum + c * (on[j] ?? Number.NaN), 0));
        const [g, kappa, mean] = [
          value(rule.g, y),
          value(rule.kappa, seen),
          value(rule.kappaMean, y),
        ];
        const s = mean.reduce((sum, m) => sum + m * m, 0) + rule.residualVariance;
        return kappa.map((k) => g.map((each) => (-k * each) / s));
      };
      held++;
      for (const size of [-1, 0.1, 1]) {
        const change = () => view.followers.actions.map((_, j) => size * (1 + j));
        const deviation = { plan, gain, change };
        expect(savingGivenObservations(all, deviation, { observations })).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 30, seed: 5 },
  );
  expect(held).toBeGreaterThan(5);
});

function gainsOf({ classes }: ClassDesignResult, classOf: readonly number[]): readonly Matrix[] {
  const gains = classes.map(({ incentive, candidate }) => {
    return new Matrix(((incentive ?? candidate)?.gain ?? []).map((row) => [...row]));
  });
  return classOf.map((k) => gains[k] as Matrix);
}

/** What the leader knows about the first follower, by name: her own, its readings, all means. */
function namesInWrittenOut(game: ClassGame): readonly string[] {
  const { leader } = classInformation(game);
  const own = 1 + game.leader.observations.names.length;
  const readings = game.classes[0]?.observations.names ?? [];
  return [...leader.names.slice(0, own), ...readings, ...leader.names.slice(own)];
}

/** The rows of what the leader knows, in the order of the view. */
function knowledgeOf(
  game: ClassGame,
  view: Parameters<typeof informationStructure>[0],
  all: WrittenOutGame,
): Matrix {
  const order = namesInWrittenOut(game);
  const { names } = informationStructure(view).monitoring;
  return leaderKnowledge(all).subMatrixRow(names.map((name) => order.indexOf(name)));
}
