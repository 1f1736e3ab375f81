import { type LqgGame, loadGame, type Plan } from "@stackelberg/game";
import { type BestAffineRule, certify, type ReactionRule } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";

/** p = 1 + R(what she sees − E). */
const rule = (reaction: number, expected = 1): BestAffineRule => ({
  kind: "best-affine",
  policy: [[1]],
  reaction: [[reaction]],
  expected: [[expected]],
  columns: { policy: ["constant"] },
  optimum: "global",
});

function certificateOf(
  game: LqgGame,
  of: ReactionRule,
  { plan, accepted = 0 }: { readonly plan: Plan; readonly accepted?: number },
) {
  const claim = { plan, rule: of, teamCost: -3, limitWellPosed: false, accepted };
  return certify(game, claim);
}

const one = Matrix.columnVector([1]);

describe("½(u − 2)² + p·u with four followers and p = 1 + R(ū − E), all doing 1", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (p - 1)^2" },
    followers: { count: 4, actions: ["u"], cost: "0.5*(u - 2)^2 + p*u" },
  });
  const plan: Plan = { followers: one, major: null, leader: one };

  test("without a reaction nobody saves anything: slope 1 − 2 + 1", () => {
    const found = certificateOf(game, rule(0), { plan });
    expect(found.verdict).toBe("certified");
    expectClose(found.followers.exploitability, 0);
    expectClose(found.curvature.minimum, 1);
    expectClose(found.gainEnergy, 0);
    expect(found.unique).toBe(true);
    expectClose(found.leader.gapToTeam, 3);
    expectClose(found.leader.lossAgainstTarget, 0);
  });

  test("R = 2: slope R/4 and curvature 1 + 2R/4", () => {
    const found = certificateOf(game, rule(2), { plan });
    expectClose(found.followers.exploitability, 0.5 ** 2 / (2 * 2));
    expectClose(found.epsilon, 0.0625);
    expectClose(found.followers.exploitabilityWithoutIncentive, 0);
    expect(found.followers.method).toBe("exact");
    expect(found.major).toBeNull();
    expectClose(found.curvature.minimum, 2);
    expectClose(found.curvature.lowerBound, 2);
    // 1 + R/4 against the own step, R + R/4 against that of all
    expectClose(found.curvature.symmetricMode, 1 + 2 + 0.5);
    expectClose(found.gainEnergy, 0.25);
    expectClose(found.onPath.residual, 0);
    expect(found.verdict).toBe("refused");
    expect(found.reason).toBe("deviation-pays");
  });

  test("what is accepted is approximate, and ε decides where that begins", () => {
    expect(certificateOf(game, rule(2), { plan, accepted: 0.07 }).verdict).toBe("approximate");
    expect(certificateOf(game, rule(2), { plan, accepted: 0.06 }).verdict).toBe("refused");
  });

  test("E = ½: on the path the price is 1 + R/2", () => {
    const found = certificateOf(game, rule(2, 0.5), { plan });
    expectClose(found.onPath.residual, 1);
    // slope 1 − 2 + 2 + R/4
    expectClose(found.followers.exploitability, 1.5 ** 2 / 4);
    expectClose(found.leader.gapToTeam, 1 + 3);
    expectClose(found.leader.lossAgainstTarget, 1);
  });

  test("R = −2: no curvature is left", () => {
    const found = certificateOf(game, rule(-2), { plan });
    expectClose(found.curvature.minimum, 0);
    const worse = certificateOf(game, rule(-3), { plan });
    expectClose(worse.curvature.minimum, -0.5);
    expect(worse.followers.exploitability).toBe(Number.POSITIVE_INFINITY);
    expect(worse.reason).toBe("negative-curvature");
  });
});

describe("½(v − 2)² + p·v of a major and p = 1 + R(v − E), with followers who feel p too", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "large-and-small",
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (v - 1)^2 + (p - 1)^2" },
    major: { actions: ["v"], cost: "0.5*(v - 2)^2 + p*v" },
    followers: { count: 4, actions: ["u"], cost: "2*(u - 1.5)^2 + p*u" },
  });

  test("R = 2: the major's slope is R, the followers' 4(u − 1.5) + p", () => {
    const followers = Matrix.columnVector([1.25]);
    const found = certificateOf(game, rule(2), { plan: { followers, major: one, leader: one } });
    expectClose(found.major?.exploitability, 2 ** 2 / (2 * 5));
    expectClose(found.major?.exploitabilityWithoutIncentive, 0);
    expectClose(found.followers.exploitability, 0);
    expectClose(found.epsilon, 0.4);
    expectClose(found.curvature.minimum, 5);
    expect(found.curvature.symmetricMode).toBeNull();
    expectClose(found.gainEnergy, 4);
    expect(found.unique).toBe(true);
  });

  test("the followers' saving counts where it is the larger one", () => {
    const found = certificateOf(game, rule(0), {
      plan: { followers: one, major: one, leader: one },
    });
    // slope −2 + 1, curvature 4
    expectClose(found.followers.exploitability, 1 / 8);
    expectClose(found.major?.exploitability, 0);
    expectClose(found.epsilon, 1 / 8);
  });
});
