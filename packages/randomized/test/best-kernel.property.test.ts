import {
  bestDeterministicRule,
  bestKernel,
  designKernel,
  enumerateKernel,
  type FinitePlan,
  kernelOf,
  verifyKernel,
} from "@stackelberg/randomized";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { gameFromNumbers, type RandomGameShape, someNumbers } from "./random-game.ts";

vi.setConfig({ testTimeout: 60_000 });

const shape: RandomGameShape = {
  states: 2,
  leaderObservations: 2,
  majorObservations: 2,
  followerObservations: 2,
  majorActions: 3,
  leaderActions: 3,
  followerActions: 3,
  degree: 2,
};

/** Rows of probabilities with the given weights; small weights are zero, so that supports differ. */
function table(rows: number, weights: readonly number[]): number[][] {
  return Array.from({ length: rows }, (_, i) => {
    const row = weights.slice(3 * i, 3 * i + 3).map((w) => (w < 6 ? 0 : w));
    const sum = row.reduce((total, w) => total + w, 0);
    return sum === 0 ? [1, 0, 0] : row.map((w) => w / sum);
  });
}

const weights = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 12, maxLength: 12 });
const count = fc.constantFrom(1, 2, 7, 1e6, Number.POSITIVE_INFINITY);
const knows = fc.constantFrom("own" as const, "observations" as const);

test("for any plan: a kernel under which nobody gains, or a proof against every kernel", async () => {
  await fc.assert(
    fc.asyncProperty(someNumbers, weights, count, knows, async (numbers, drawn, n, known) => {
      const game = { ...gameFromNumbers({ ...shape, count: n }, numbers), knows: known };
      const plan: FinitePlan = {
        major: table(2, drawn.slice(0, 6)),
        followers: table(2, drawn.slice(6)),
      };
      const solution = await bestKernel(game, plan);
      const found = enumerateKernel(game, plan, solution.kernel);
      const gain = Math.max(found.followers.largestGain, found.major?.largestGain ?? 0);
      expect(Math.abs(found.leaderCost - solution.leaderCost)).toBeLessThanOrEqual(1e-9);
      if (solution.status === "optimal") {
        expect(gain).toBeLessThanOrEqual(2e-9);
        const rule = await bestDeterministicRule(game, plan);
        if (rule.status === "optimal") {
          expect(rule.leaderCost).toBeGreaterThanOrEqual(solution.leaderCost - 1e-8);
        }
        return;
      }
      expect(solution.proof.gain).toBeGreaterThan(0);
      expect(gain).toBeCloseTo(solution.proof.gain, 7);
      const other = kernelOf(game, (y0, z, v, w) => {
        const at = (i: number) =>
          numbers[(7 * y0 + (known === "own" ? 0 : 5 * z) + 3 * v + i) % 97] ?? 0;
        return (0.01 + at(w)) / (0.03 + at(0) + at(1) + at(2));
      });
      const under = enumerateKernel(game, plan, other);
      const most = Math.max(under.followers.largestGain, under.major?.largestGain ?? 0);
      expect(most).toBeGreaterThanOrEqual(solution.proof.gain - 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("designs of random games verify, for any number of followers", async () => {
  await fc.assert(
    fc.asyncProperty(someNumbers, count, knows, async (numbers, n, known) => {
      const small = { states: 2, majorObservations: 2, degree: 1, count: n };
      const game = { ...gameFromNumbers(small, numbers), knows: known };
      const design = await designKernel(game, { nodes: 60 });
      const { valid, findings } = await verifyKernel(game, design);
      expect(findings).toEqual([]);
      expect(valid).toBe(true);
      if (design.incentive) expect(design.certificate.verdict).toBe("certified");
    }),
    { numRuns: 12 },
  );
});
