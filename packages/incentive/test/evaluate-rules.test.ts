import { loadGame } from "@stackelberg/game";
import { evaluate } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, it, test } from "vitest";

const priced = (count: number | "infinity" = 4) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    leader: { actions: ["p"], cost: "(mean(u) - 0.5)^2 + (p - 1)^2" },
    followers: { count, actions: ["u"], cost: "0.5*(u - 2)^2 + p*u" },
  });

describe("½(u − 2)² + p·u with four followers", () => {
  test("under p = 1.5 everybody does 0.5", () => {
    const { response, stability, benchmarks, intended, accounts, rule } = evaluate(priced(), [
      "p = 1.5",
    ]);
    expect(rule).toEqual(["p = 1.5"]);
    expectClose(response.policies?.followers?.["u"]?.["constant"], 0.5);
    expectClose(response.leaderCost, 0.25);
    expectClose(response.followerCost, 1.125 + 0.75);
    expect(response.majorCost).toBeNull();
    expect(response.unique).toBe(true);
    expect(stability).toEqual({ curvature: 1, symmetricMode: 1 });
    expect(benchmarks.target).toBe(0);
    // u = 2 − p: best at p = 1.25
    expectClose(benchmarks.noIncentive, 0.125);
    expectClose(benchmarks.nash, 0.25);
    expectClose(benchmarks.noRule, 1.5 ** 2 + 1);
    expectClose(intended.onPathResidual, 0.5);
    expectClose(intended.leaderCost, 0.25);
    expectClose(intended.epsilon, 0);
    expectClose(intended.followers.exploitabilityWithoutIncentive, 0.125);
    expect(accounts).toEqual({});
  });

  test("under p = 2·mean(u): u(1 + 2 + 2/4) = 2", () => {
    const { response, stability, intended, verdict } = evaluate(priced(), ["p = 2*mean(u)"]);
    const u = 2 / 3.5;
    expectClose(response.policies?.followers?.["u"]?.["constant"], u);
    expectClose(response.leaderCost, (u - 0.5) ** 2 + (2 * u - 1) ** 2);
    // own curvature 1 + 2·2/4, all together 1 + 2 + 2/4
    expectClose(stability.curvature, 2);
    expectClose(stability.symmetricMode, 3.5);
    // at u = 0.5: 0.5 − 2 + 1 + 0.25
    expectClose(intended.epsilon, 0.25 ** 2 / 4);
    expectClose(intended.onPathResidual, 0);
    expect(verdict).toBe("refused");
  });

  test("of infinitely many nobody feels what it does to the price", () => {
    const { response, stability } = evaluate(priced("infinity"), ["p = 2*mean(u)"]);
    expectClose(response.policies?.followers?.["u"]?.["constant"], 2 / 3);
    expectClose(stability.curvature, 1);
    expectClose(stability.symmetricMode, 3);
  });

  test.each([
    // slope at u = 0.5: −0.5 + R/8, and the rule is on its path what she intends
    ["p = 1 + 4*(mean(u) - 0.5)", "certified", "nobody saves anything"],
    ["p = 1 + 3.95*(mean(u) - 0.5)", "approximate", "saves at most"],
    ["p = 1.0000001 + 4*(mean(u) - 0.5)", "approximate", "within 1.00000e-7 of what"],
    ["p = 1 + 3*(mean(u) - 0.5)", "refused", "each follower would leave"],
    ["p = 1.1 + 4*(mean(u) - 0.5)", "refused", "0.100000 (root mean square) away"],
    ["p = 1 - 9*(mean(u) - 0.5)", "refused", "not convex in its own action"],
  ])("%s is %s: %s", (rule, verdict, sentence) => {
    const found = evaluate(priced(), [rule]);
    expect(found.verdict).toBe(verdict);
    expect(found.explanation).toContain(sentence);
  });

  test("a rule that is on its path where she intends is not told to be away", () => {
    expect(evaluate(priced(), ["p = 1 + 3*(mean(u) - 0.5)"]).explanation).not.toContain("away");
  });

  test("a price that falls as fast as all shift has no single response", () => {
    // 1 + R + R/4 = 0
    const { response, stability } = evaluate(priced(), ["p = -0.8*mean(u)"]);
    expect(response).toMatchObject({ status: "not-unique", unique: false, leaderCost: null });
    expectClose(stability.symmetricMode, 0);
  });

  it.each([
    [
      ["q = 1"],
      "STACKELBERG_RULE_ACTION",
      /not the leader's action.*one rule each for p, or payment/,
    ],
    [["p = 1", "p = 2"], "STACKELBERG_RULE_ACTION", /p has two rules/],
    [["p = 2*u"], "STACKELBERG_NOT_OBSERVABLE", /mean\(u\)/],
    [[], "STACKELBERG_RULE_MISSING", /"p = …"/],
  ])("%j cannot be read", (rules, code, message) => {
    const evaluating = () => evaluate(priced(), rules);
    expect(evaluating).toThrow(message);
    expect(evaluating).toThrow(expect.objectContaining({ code }));
  });
});

describe("with a major follower", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "large-and-small",
    leader: {
      actions: ["p", "q"],
      default: { q: 3 },
      cost: "(v - 1)^2 + (p - 1)^2 + (q - 2)^2 + 0.1*(mean(u) - 1)^2",
    },
    major: { actions: ["v"], cost: "0.5*(v - 2)^2 + p*v" },
    followers: { count: 4, actions: ["u"], cost: "2*(u - 1.5)^2 + p*u" },
  });

  test("a rule is in its action, and an action without a rule stays at its default", () => {
    const { response, stability, intended } = evaluate(game, ["p = 2*v - 1"]);
    // v − 2 + p + 2v = 0 with p = 2v − 1
    expectClose(response.policies?.major?.["v"]?.["constant"], 0.6);
    const p = 0.2;
    expectClose(response.policies?.followers?.["u"]?.["constant"], 1.5 - p / 4);
    expectClose(response.majorCost, 1.4 ** 2 / 2 + p * 0.6);
    expectClose(response.leaderCost, 0.16 + (p - 1) ** 2 + 1 + 0.1 * (0.5 - p / 4) ** 2);
    expectClose(stability.curvature, Math.min(5, 4));
    expect(stability.symmetricMode).toBeNull();
    expect(intended.major).not.toBeNull();
    expect(intended.epsilon).toBeGreaterThanOrEqual(intended.major?.exploitability ?? 0);
    // q = 3 instead of 2
    expect(intended.onPathResidual).toBeGreaterThan(0.9);
  });

  test("who would leave is named", () => {
    const { explanation } = evaluate(game, ["p = 5", "q = 2"]);
    expect(explanation).toContain("the major follower would leave");
  });
});
