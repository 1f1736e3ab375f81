import { type FiniteGame, loadFiniteGame } from "@stackelberg/game";
import {
  designKernel,
  enumerateKernel,
  evaluateKernel,
  type FinitePlan,
  type Kernel,
  type KernelCertificate,
  kernelOf,
  kernelResponse,
} from "@stackelberg/randomized";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gameNamed } from "./oracles.ts";
import { gameFromNumbers } from "./random-game.ts";

/** Mixtures of two or three actions in steps of a quarter. */
function mixtures(actions: number): number[][] {
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return actions === 2
    ? steps.map((p) => [1 - p, p])
    : steps.flatMap((p) => steps.filter((q) => p + q <= 1).map((q) => [1 - p - q, p, q]));
}

/** All plans on the grid in which nobody saves anything by leaving. */
function equilibriaOnGrid(game: FiniteGame, kernel: Kernel): FinitePlan[] {
  const plans = mixtures(game.major?.actions.values.length ?? 1).flatMap((v) =>
    mixtures(2).map((u): FinitePlan => ({ major: [v], followers: [u] })),
  );
  return plans.filter((plan) => {
    const { major, followers } = enumerateKernel(game, plan, kernel);
    return Math.max(followers.largestGain, major?.largestGain ?? 0) <= 1e-9;
  });
}

const differ = (a: FinitePlan, b: FinitePlan) =>
  [...a.major.flat(), ...a.followers.flat()].some(
    (p, i) => Math.abs(p - ([...b.major.flat(), ...b.followers.flat()][i] ?? 0)) > 1e-6,
  );

/** Few different numbers, so that somebody is often indifferent. */
const coarse = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 47, maxLength: 47 });

describe("unique against all plans on a grid, those included in which the major mixes", () => {
  test.each([
    [2, Number.POSITIVE_INFINITY],
    [3, Number.POSITIVE_INFINITY],
    [2, 3],
  ])("%i actions of the major, %d followers", async (majorActions, count) => {
    const seen = { true: 0, false: 0, null: 0 };
    await fc.assert(
      fc.asyncProperty(coarse, fc.boolean(), async (numbers, blind) => {
        const drawn = gameFromNumbers({ majorActions, count }, numbers);
        // a major whose cost knows no shares in every second game
        const { major } = drawn;
        if (!major) return;
        const cost = major.cost.filter(({ shares }) => !blind || shares.every((m) => m === 0));
        const game = { ...drawn, major: { ...major, cost } };
        const kernel = kernelOf(game, (_y0, _z, v, w) => {
          const p = numbers[v] ?? 0;
          return w === 1 ? p : 1 - p;
        });
        const { outcomes, unique } = await kernelResponse(game, kernel);
        seen[`${unique}`]++;
        const plans = [...equilibriaOnGrid(game, kernel), ...outcomes.map(({ plan }) => plan)];
        const [first] = plans;
        const others = first ? plans.filter((plan) => differ(plan, first)) : [];
        if (unique === true) {
          expect(outcomes).toHaveLength(1);
          expect(others).toEqual([]);
        }
        if (blind) expect(unique).not.toBeNull();
        if (unique === false && outcomes.length > 1) expect(others.length).toBeGreaterThan(0);
        for (const { plan } of outcomes) {
          const found = enumerateKernel(game, plan, kernel);
          expect(found.major?.largestGain).toBeLessThanOrEqual(1e-9);
          expect(found.followers.largestGain).toBeLessThanOrEqual(1e-7);
        }
      }),
      { numRuns: 300, seed: 5 },
    );
    // the random games are of every sort
    expect(Math.min(seen.true, seen.false, seen.null)).toBeGreaterThan(5);
  });
});

test("a rebate that leaves the plant indifferent is not the only response", async () => {
  const game = gameNamed("audit");
  const { certificate, response, incentive } = await designKernel(game);
  // 3 − 4·¾ = 0: the plant may as well work uncleanly, which costs the inspector 3.5 more
  expect((certificate as KernelCertificate).unique).toBe(false);
  expect(response).toEqual({ equilibria: 2, complete: true, optimistic: -3.5, pessimistic: 0 });
  const kernel = incentive?.rule.kernel ?? [];
  const { outcomes, target } = await evaluateKernel(game, kernel);
  expect(outcomes).toHaveLength(2);
  expect(target?.certificate.unique).toBe(false);
  // a little more, and it is
  const more = kernelOf(game, (_y0, _z, v, w) => (w === 1 ? 0.76 * v : 1 - 0.76 * v));
  expect(await kernelResponse(game, more)).toMatchObject({ unique: true, complete: true });
});

test("a major whose best reply is the same for all shares leaves the rest to the followers", async () => {
  const { certificate, response } = await designKernel(gameNamed("charging-night"));
  expect((certificate as KernelCertificate).unique).toBe(true);
  expect(response).toMatchObject({ equilibria: 1, complete: true });
});

test("a prescribed mixture of the major is one of several equilibria", async () => {
  const game = loadFiniteGame({
    format: 1,
    kind: "finite",
    name: "indifferent",
    leader: { actions: { w: [0, 1] }, cost: "v + w" },
    major: { actions: { v: [0, 1] }, cost: "v*share(1) - v*w" },
    followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
    target: { major: [[0.5, 0.5]], followers: [[1, 0]] },
  });
  const { certificate, response } = await designKernel(game);
  expect(certificate).toMatchObject({ verdict: "certified", unique: false });
  // the mixture and both pure strategies
  expect(response).toMatchObject({ equilibria: 3, optimistic: 0, pessimistic: 1 });
});
