import type { LqgGameInput } from "@stackelberg/game";
import fc from "fast-check";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import {
  centredGame,
  exploitabilityOf,
  majorTarget,
  nashResponse,
  noRule,
  planDistance,
  randomGame,
  randomGameInput,
  ruleOnMean,
  secondDerivatives,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
  type WrittenOutGame,
  type WrittenOutPlan,
  writtenOutCosts,
  writtenOutGame,
} from "../src/index.ts";

const written = (input: LqgGameInput) => writtenOutGame(centredGame(input));
const above = (value: number) => 1e-8 * Math.max(1, Math.abs(value));
const RUNS = { numRuns: 30, seed: 20_260_101 };

/** The same plan with other numbers in every player's strategy. */
function shaken(plan: WrittenOutPlan, size: number): WrittenOutPlan {
  let k = 0;
  const shake = (strategy: Matrix) => {
    const moved = strategy.clone();
    for (let i = 0; i < moved.rows; i++) {
      for (let j = 0; j < moved.columns; j++)
        moved.set(i, j, moved.get(i, j) + size * Math.sin(++k));
    }
    return moved;
  };
  return {
    followers: plan.followers.map(shake),
    major: plan.major ? shake(plan.major) : null,
    leader: shake(plan.leader),
  };
}

function smallestEigenvalue(matrix: Matrix): number {
  const { realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  return Math.min(...realEigenvalues);
}

test("every random game keeps its promises", () => {
  fc.assert(
    fc.property(randomGame(), (input) => {
      const leader = new Matrix(input.leader.cost.map((row) => [...row]));
      expect(smallestEigenvalue(leader)).toBeGreaterThan(-1e-12);
      for (const count of [1, 2, 5]) {
        const { own } = secondDerivatives(written({ ...input, count }));
        expect(smallestEigenvalue(own)).toBeGreaterThan(0.1);
      }
      const response = noRule(written(input));
      expect(response.residual).toBeLessThan(1e-9);
      expect(response.unique).toBe(true);
      expect(teamOptimum(written(input)).residual).toBeLessThan(1e-9);
    }),
    RUNS,
  );
});

test("convex followers keep their curvature under any gain", () => {
  fc.assert(
    fc.property(
      randomGame({ followerCosts: "convex" }),
      fc.integer({ min: -9, max: 9 }),
      (input, gain) => {
        const { own, cross, leader } = secondDerivatives(written(input));
        const q = Matrix.zeros(leader.rows, own.rows).add(gain);
        const mixed = q.transpose().mmul(cross);
        const curvature = Matrix.add(own, Matrix.add(mixed, mixed.transpose())).add(
          q.transpose().mmul(leader).mmul(q),
        );
        expect(smallestEigenvalue(curvature)).toBeGreaterThan(0);
      },
    ),
    RUNS,
  );
});

test("nothing costs the leader less than the team optimum", () => {
  fc.assert(
    fc.property(randomGame({ leaderCost: "strict" }), (input) => {
      const game = written(input);
      const team = teamOptimum(game);
      const least = team.costs.leader - above(team.costs.leader);
      expect(team.residual).toBeLessThan(1e-9);
      for (const size of [1e-3, 1]) {
        expect(writtenOutCosts(game, shaken(team.plan, size)).leader).toBeGreaterThan(least);
      }
      const led = staticStackelberg(game);
      expect(led.costs.leader).toBeGreaterThan(least);
      if (game.major) {
        const target = majorTarget(game).costs.leader;
        expect(target).toBeGreaterThan(least);
        expect(led.costs.leader).toBeGreaterThan(target - above(target));
      }
    }),
    RUNS,
  );
});

test("a leader who ignores actions cannot do better than the static Stackelberg strategy", () => {
  fc.assert(
    fc.property(randomGame(), (input) => {
      const game = written(input);
      const led = staticStackelberg(game);
      const least = led.costs.leader - above(led.costs.leader);
      for (const size of [1e-3, 1]) {
        const { leader } = shaken(led.plan, size);
        expect(nashResponse(game, leader).costs.leader).toBeGreaterThan(least);
      }
      expect(noRule(game).costs.leader).toBeGreaterThan(least);
    }),
    RUNS,
  );
});

test("nobody gains by deviating from a Nash response, and a computed deviation saves what it says", () => {
  fc.assert(
    fc.property(randomGame(), (input) => {
      const game = written(input);
      const { plan } = noRule(game);
      const rule = ruleOnMean(game, plan.leader);
      expect(exploitabilityOf(game, plan, rule).largest).toBeLessThan(1e-12);
      const other = { ...shaken(plan, 0.5), leader: plan.leader };
      const [first] = exploitabilityOf(game, other, rule).followers;
      const changed = other.followers.map((strategy, i) =>
        i === 0 && first ? Matrix.add(strategy, first.change) : strategy,
      );
      const before = writtenOutCosts(game, other).followers[0] ?? Number.NaN;
      const after = writtenOutCosts(game, { ...other, followers: changed }).followers[0] ?? 0;
      expect(Math.abs((first?.saving ?? 0) - (before - after))).toBeLessThan(above(before));
    }),
    RUNS,
  );
});

test("knowing every observation is worth no more than knowing their average", () => {
  fc.assert(
    fc.property(randomGame({ leaderCost: "strict" }), (input) => {
      const game = centredGame(input);
      const solvers: readonly ((game: WrittenOutGame) => {
        readonly costs: { readonly leader: number };
      })[] = [teamOptimum, staticStackelberg];
      for (const solver of solvers) {
        const mean = solver(writtenOutGame(game)).costs.leader;
        const each = solver(writtenOutGame(game, { leaderSees: "each" })).costs.leader;
        expect(Math.abs(mean - each)).toBeLessThan(above(mean));
      }
    }),
    RUNS,
  );
});

test("identical followers end up with the same strategy", () => {
  fc.assert(
    fc.property(randomGame({ leaderCost: "strict" }), (input) => {
      const game = written(input);
      for (const { plan, unique } of [
        teamOptimum(game),
        staticStackelberg(game),
        simultaneousNash(game),
      ]) {
        if (!unique) continue;
        const followers = game.followers.map(() => plan.followers[0] as Matrix);
        expect(planDistance(game, plan, { ...plan, followers })).toBeLessThan(1e-7);
      }
    }),
    RUNS,
  );
});

test("a fixed part of the shape fits every other part", () => {
  const actions = { leader: 1, major: 0, followers: 2 };
  fc.assert(
    fc.property(randomGame({ actions }), (input) => {
      expect(noRule(written(input)).residual).toBeLessThan(1e-9);
    }),
    RUNS,
  );
});

test("equal seeds give equal games", () => {
  expect(randomGameInput(5)).toEqual(randomGameInput(5));
  expect(randomGameInput(5)).not.toEqual(randomGameInput(6));
  expect(randomGameInput(5, { count: Number.POSITIVE_INFINITY }).count).toBe(
    Number.POSITIVE_INFINITY,
  );
});
