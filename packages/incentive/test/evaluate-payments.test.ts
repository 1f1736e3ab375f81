import { type LqgGame, loadGame, withPayments } from "@stackelberg/game";
import { design, evaluate, type IncentiveResult } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

/** The tariff of a design as somebody would write it down, without rounding. */
function written(
  game: LqgGame,
  { rule, monitors }: Pick<IncentiveResult, "rule" | "monitors">,
): string {
  const { T0, b, S } = rule as unknown as { T0: number; b: number[]; S: number[][] };
  const actions = game[monitors]?.actions ?? [];
  const linear = actions.map((u, i) => `(${b[i]})*${u}`);
  const curved = actions.flatMap((u, i) =>
    actions.map((v, k) => `(${(S[i]?.[k] ?? 0) / 2})*${u}*${v}`),
  );
  const name = monitors === "major" ? "payment(major)" : "payment";
  return `${name} = ${[String(T0), ...linear, ...curved].join(" + ")}`;
}

const everyCount = [1, 10, 200, 1e6, Number.POSITIVE_INFINITY];

describe.each(["own-tariff", "ev-charging"])("the designed tariff of %s, written down", (name) => {
  test.each(everyCount)("is certified at N = %d, with the accounts of the design", (count) => {
    const game = referenceGame(name, count);
    const result = design(game);
    const evaluation = evaluate(game, [written(game, result.incentive as IncentiveResult)]);
    expect(evaluation.verdict).toBe("certified");
    expect(evaluation.response.leaderCost).toBeCloseTo(result.target.leaderCost, 9);
    expect(evaluation.response.followerCost).toBeCloseTo(result.target.followerCost, 9);
    expect(evaluation.stability.curvature).toBeCloseTo(result.certificate.curvature.minimum, 9);
    const [told, designed] = [evaluation.accounts.followers, result.accounts.followers];
    expect(told?.mean).toBeCloseTo(designed?.mean ?? Number.NaN, 9);
    expect(told?.quantiles.p95).toBeCloseTo(designed?.quantiles.p95 ?? Number.NaN, 8);
  });
});

test("a payment by hand: one follower, nothing random", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "by-hand",
    leader: { cost: "(u - 3)^2" },
    followers: { count: 1, actions: ["u"], cost: "(u - 1)^2" },
    payments: { by: "followers" },
  });
  // cost (u − 1)² + 5 − 4u is least at u = 3; it pays 5 − 12 = −7 there, and costs 4 before payments
  const { response, accounts, verdict, intended } = evaluate(game, ["payment = 5 - 4*u"]);
  expect(response.policies?.followers?.["u"]?.["constant"]).toBeCloseTo(3, 12);
  expect(response).toMatchObject({ leaderCost: 0, followerCost: 4 });
  expect(accounts.followers?.mean).toBeCloseTo(-7, 12);
  expect(accounts.leader?.programmeCost).toBeCloseTo(7, 12);
  expect(verdict).toBe("certified");
  // without the payment, leaving u = 3 for u = 1 saves 4
  expect(intended.followers.exploitabilityWithoutIncentive).toBeCloseTo(4, 12);
});

test("a payment that bends the cost down is no rule", () => {
  const evaluation = evaluate(referenceGame("own-tariff", 200), ["payment = -u^2"]);
  expect(evaluation.verdict).toBe("refused");
  expect(evaluation.stability.curvature).toBeLessThan(0);
  expect(evaluation.intended.epsilon).toBe(Number.POSITIVE_INFINITY);
});

test("a payment and a rule for the leader's action together", () => {
  const game = referenceGame("shared-price", 200);
  const paying = withPayments(game, ["followers"]);
  const result = design(paying);
  const payment = written(paying, result.incentive as IncentiveResult);
  expect(evaluate(game, [payment, "price = 0"]).verdict).toBe("certified");
  expect(evaluate(game, [payment]).verdict).toBe("certified");
  const other = evaluate(game, [payment, "price = 0.3"]);
  expect(other.verdict).toBe("refused");
  expect(other.intended.onPathResidual).toBeCloseTo(0.3, 9);
});

test.each([
  [["payment = u", "payment = 2*u"], "STACKELBERG_RULE_ACTION"],
  [["price = 1"], "STACKELBERG_RULE_ACTION"],
  [[], "STACKELBERG_RULE_MISSING"],
])("%j is refused", (rules, code) => {
  expect(() => evaluate(referenceGame("own-tariff", 10), rules)).toThrow(
    expect.objectContaining({ code }),
  );
});
