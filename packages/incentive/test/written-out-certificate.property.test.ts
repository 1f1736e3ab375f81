import {
  informationStructure,
  type LqgGame,
  lqgGame,
  planFromNames,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import {
  constantGain,
  type DesignResult,
  design,
  evaluate,
  incentiveCondition,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  exploitabilityOf,
  incentiveAround,
  inducedNash,
  ownGradientOf,
  randomGame,
  repeatedPlan,
  ruleOnMean,
  slopesAmongFollowers,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

/** Games of 1 to 6 followers whose readings the leader knows, with their target written out. */
const games = randomGame({ knows: "observations", leaderCost: "strict" });
const RUNS = { numRuns: 15, seed: 27 };

function withConstantGain(game: LqgGame) {
  const result = design(game, { solver: constantGain(), defence: false });
  const reduced = planFromNames(game, result.target.policies);
  const written = writtenOutGame(game);
  return { result, reduced, written, plan: repeatedPlan(written, reduced) };
}

function gainOf({ incentive, candidate }: DesignResult): Matrix | null {
  const gain = (incentive ?? candidate)?.gain;
  return gain ? new Matrix(gain.map((row) => [...row])) : null;
}

function lowest(matrix: Matrix): number {
  const symmetric = Matrix.add(matrix, matrix.transpose()).mul(0.5);
  return Math.min(
    ...new EigenvalueDecomposition(symmetric, { assumeSymmetric: true }).realEigenvalues,
  );
}

describe("the game written out follower by follower agrees on", () => {
  test("own gradient, authority and what of it stays unknown", () => {
    fc.assert(
      fc.property(games, (input) => {
        const game = lqgGame(input);
        const { reduced, written, plan } = withConstantGain(game);
        const condition = incentiveCondition(game, reduced);
        const { gradient, authority, authorityKnown, authorityCovariance } = ownGradientOf(
          written,
          plan,
        );
        const basis = reducedBasis(game);
        const { monitoring } = informationStructure(game);
        const apart = (a: Matrix, b: Matrix, { rows }: { readonly rows: Matrix }) =>
          randomNorm(Matrix.sub(a, b).mmul(rows), basis);
        expect(apart(condition.gradient, gradient, condition.own)).toBeLessThan(1e-8);
        expect(apart(condition.meanAuthority, authority, condition.own)).toBeLessThan(1e-8);
        expect(apart(condition.authority, authorityKnown, monitoring)).toBeLessThan(1e-8);
        expectClose(condition.authorityCovariance.trace(), authorityCovariance.trace(), 1e-8);
      }),
      RUNS,
    );
  });

  test("what deviating saves, with and without a constant gain, and on its curvature", () => {
    fc.assert(
      fc.property(games, (input) => {
        const game = lqgGame(input);
        const { result, written, plan } = withConstantGain(game);
        const { followers, major, curvature } = result.certificate;
        const silent = exploitabilityOf(written, plan, ruleOnMean(written, plan.leader));
        const without = (player: typeof followers) => player.exploitabilityWithoutIncentive;
        expectClose(without(followers), silent.followers[0]?.saving ?? Number.NaN, 1e-8);
        if (major) expectClose(without(major), silent.major?.saving ?? Number.NaN, 1e-8);
        const gain = gainOf(result);
        fc.pre(gain !== null);
        if (!gain) return;
        const ruled = exploitabilityOf(written, plan, incentiveAround(written, plan, gain));
        const [own, other] = major ? [major, ruled.major] : [followers, ruled.followers[0]];
        expectClose(curvature.minimum, other?.curvature ?? Number.NaN, 1e-8);
        if (Math.abs(curvature.minimum) > 1e-6) {
          expectClose(own.exploitability, other?.saving ?? Number.NaN, 1e-7);
        }
      }),
      RUNS,
    );
  });

  test("the curvature against a step of all followers together, and on the response", () => {
    fc.assert(
      fc.property(games, (input) => {
        const game = lqgGame(input);
        const { result, written, plan } = withConstantGain(game);
        const gain = gainOf(result);
        fc.pre(gain !== null && game.major === null);
        if (!gain) return;
        const rule = incentiveAround(written, plan, gain);
        const size = game.followers.actions.length;
        const slopes = slopesAmongFollowers(written, rule);
        const together = Matrix.zeros(size, size);
        for (let j = 0; j < game.count; j++) {
          together.add(slopes.subMatrix(0, size - 1, j * size, (j + 1) * size - 1));
        }
        expectClose(result.certificate.curvature.symmetricMode, lowest(together), 1e-7);
        const response = inducedNash(written, rule);
        if (response.unique) expect(result.certificate.unique).toBe(true);
        if (result.certificate.unique) {
          expectClose(response.costs.leader, result.target.leaderCost, 1e-6);
        }
      }),
      RUNS,
    );
  });
});

/** A rule on the mean action, and on the major's: small gains, so that there is one response. */
const rules = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 24, maxLength: 24 });

test("any affine rule has the response that the written-out game has, and saves the same", () => {
  fc.assert(
    fc.property(games, rules, (input, numbers) => {
      const game = lqgGame(input);
      const written = writtenOutGame(game);
      const entry = (k: number) => (numbers[k % numbers.length] ?? 0) / 40;
      const { names } = informationStructure(game).leader;
      const rows = game.leader.actions.length;
      const matrix = (columns: number, first: number) =>
        Matrix.zeros(rows, columns).apply(function (this: Matrix, i, j) {
          this.set(i, j, entry(first + 5 * i + j));
        });
      const policy = matrix(names.length, 0);
      // a major is monitored alone
      const monitored = game.major ? [] : game.followers.actions;
      const mean = game.major ? undefined : matrix(monitored.length, 7);
      const major = game.major ? matrix(game.major.actions.length, 13) : undefined;
      const texts = game.leader.actions.map((action, i) => {
        const terms = [
          ...names.map((name, k) => [name, policy.get(i, k)] as const),
          ...monitored.map((name, k) => [`mean(${name})`, mean?.get(i, k) ?? 0] as const),
          ...(game.major?.actions ?? []).map((name, k) => [name, major?.get(i, k) ?? 0] as const),
        ];
        const sum = terms.map(([name, c]) => (name === "constant" ? `${c}` : `${c}*${name}`));
        return `${action} = ${sum.join(" + ").replaceAll("+ -", "- ")}`;
      });
      const { response, intended } = evaluate(game, texts);
      const rule = ruleOnMean(written, policy, { mean, major });
      const expected = inducedNash(written, rule);
      fc.pre(response.status === "solved" && expected.residual < 1e-9);
      expectClose(response.leaderCost, expected.costs.leader, 1e-7);
      expectClose(response.followerCost, expected.costs.followers[0] ?? Number.NaN, 1e-7);
      const target = planFromNames(game, design(game, { defence: false }).target.policies);
      const { followers, major: large } = exploitabilityOf(
        written,
        repeatedPlan(written, target),
        rule,
      );
      expectClose(intended.followers.exploitability, followers[0]?.saving ?? Number.NaN, 1e-7);
      if (intended.major) {
        expectClose(intended.major.exploitability, large?.saving ?? Number.NaN, 1e-7);
      }
    }),
    RUNS,
  );
});
