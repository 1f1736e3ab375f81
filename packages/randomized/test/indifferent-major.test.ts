import { type FiniteGame, loadFiniteGame } from "@stackelberg/game";
import { designKernel, enumerateKernel, kernelResponse } from "@stackelberg/randomized";
import { describe, expect, test } from "vitest";

/** The leader wants v = 1, which costs the major 3 less a rebate of 4 with probability w. */
const audit = (target?: object): FiniteGame =>
  loadFiniteGame({
    format: 1,
    kind: "finite",
    name: "audit",
    leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
    major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
    followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
    ...(target ? { target } : {}),
  });

const rebate = (probability: number) => [
  [
    [
      [1, 0],
      [1 - probability, probability],
    ],
  ],
];

describe("a rebate with probability p leaves the major 3 − 4p at v = 1 and 0 at v = 0", () => {
  test.each([
    [0.75, 1, true],
    [0.75, 0, true],
    [0.9, 1, false],
    [0.5, 0, false],
  ])("p = %d, it plays %d: indifferent is %j", (probability, v, indifferent) => {
    const plan = { major: [v === 1 ? [0, 1] : [1, 0]], followers: [[1, 0]] };
    const { major, followers } = enumerateKernel(audit(), plan, rebate(probability));
    expect(major?.indifferent).toBe(indifferent);
    expect(followers.indifferent).toBe(false);
  });
});

test("the cheapest rebate leaves it indifferent: uniqueness is not decided, as v = 0 is a response too", async () => {
  const game = audit();
  const { certificate, incentive } = await designKernel(game);
  expect(certificate).toMatchObject({ verdict: "certified", unique: null });
  const { outcomes } = await kernelResponse(game, incentive?.rule.kernel ?? []);
  expect(outcomes.map(({ plan }) => plan.major)).toEqual([[[0, 1]], [[1, 0]]]);
});

test("where the major pays more for every other action, the target is the only response", async () => {
  // nobody asks for v = 1, and it would cost 3
  const game = audit({ major: [[1, 0]], followers: [[1, 0]] });
  const { certificate } = await designKernel(game);
  expect(certificate).toMatchObject({ verdict: "certified", unique: true });
});
