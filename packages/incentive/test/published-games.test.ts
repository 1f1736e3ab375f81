import { type LqgGame, loadGame } from "@stackelberg/game";
import { design, evaluate, minimumEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** A game without randomness between a leader and equal followers. */
function game(leader: readonly [string, string], followers: readonly [string, string, number]) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "published",
    leader: { actions: [leader[0]], cost: leader[1] },
    followers: { count: followers[2], actions: [followers[0]], cost: followers[1] },
  });
}

const hlo = game(["uL", "(uF - 5)^2 + uL^2"], ["uF", "uL^2 + uF^2 - uL*uF", 1]);
const humanAndMachine = game(
  ["y", "0.5*y^2 - y*x + x^2"],
  ["x", "0.5*(x - 0.1)^2 - 1/3*(x - 0.1)*(y - 0.7) + 7/30*(y - 0.7)^2", 1],
);

describe.each([
  ["Ho, Luh and Olsder (1982)", hlo, { gain: 2, curvature: 6, follower: 25 }],
  [
    "Chasnov et al. (2025)",
    humanAndMachine,
    { gain: 5 / 11, curvature: 96 / 121, follower: 0.096 },
  ],
] as const)("%s", (_, of, { gain, curvature, follower }) => {
  test("the incentive that makes the leader's best outcome the follower's own choice", () => {
    const { target, incentive, certificate } = design(of);
    expectClose(target.leaderCost, 0);
    expectClose(target.followerCost, follower);
    expectClose(incentive?.gain?.[0]?.[0], gain);
    expectClose(certificate.curvature.minimum, curvature);
    expectClose(certificate.curvature.symmetricMode, curvature);
    expect(certificate.unique).toBe(true);
    expect(certificate.verdict).toBe("certified");
  });

  test("the minimum-energy rule is the same without randomness", () => {
    const { incentive, certificate } = design(of, { solver: minimumEnergy() });
    expect(certificate.verdict).toBe("certified");
    expectClose(incentive?.gainEnergy, gain ** 2);
    expectClose(certificate.curvature.minimum, curvature);
  });
});

test("the published rule 2·uF − 10 certifies, half of it does not", () => {
  const good = evaluate(hlo, ["uL = 2*uF - 10"]);
  expect(good.verdict).toBe("certified");
  expectClose(good.response.leaderCost, 0);
  expectClose(good.stability.curvature, 6);
  // under uL = uF − 5 the follower minimises (uF − 5)² + 5uF
  const weak = evaluate(hlo, ["uL = uF - 5"]);
  expect(weak.verdict).toBe("refused");
  expectClose(weak.response.policies?.followers?.["uF"]?.["constant"], 2.5);
  expectClose(weak.intended.epsilon, 6.25);
});

describe("Stackelberg and Cournot", () => {
  const cournot = (n: number): LqgGame =>
    game(["Q", `-(12 - Q - ${n}*mean(q))*Q`], ["q", `-(12 - Q - ${n}*mean(q))*q`, n]);

  test.each([1, 2, 7])("a price times a quantity has no team optimum, n = %i", (n) => {
    expect(() => design(cournot(n))).toThrowError(
      expect.objectContaining({ code: "STACKELBERG_LEADER_COST_NOT_CONVEX" }),
    );
  });
});
