import { gallery } from "@stackelberg/gallery";
import {
  type ClassGame,
  classGame,
  classInformation,
  loadClassGame,
  withCount,
} from "@stackelberg/game";
import {
  designClasses,
  evaluate,
  evaluateClasses,
  solvedClassTarget,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  asOneClass,
  classOfFollowers,
  exploitabilityOf,
  inducedNash,
  randomClassGameInput,
  repeatedClassPlan,
  writtenOutClassGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";

const town = (count: number): ClassGame =>
  loadClassGame({
    format: 1,
    kind: "lqg",
    name: "homes-and-shops",
    leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
    population: { count },
    followers: [
      { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
      { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
    ],
  });

describe("8 homes and 2 shops, u = 2 − price and v = 4 − price", () => {
  test("under a price for all: 1.5 makes u = 0.5 and v = 2.5", () => {
    const { response, stability, intended } = evaluateClasses(town(10), ["price = 1.5"]);
    expectClose(response.policies?.followers?.["u"]?.["constant"], 0.5);
    expectClose(response.policies?.followers?.["v"]?.["constant"], 2.5);
    // (v − 2)² + (price − 1)²
    expectClose(response.leaderCost, 0.5);
    // 0.5·1.5² + 1.5·0.5 for each home, 0.5·1.5² + 1.5·2.5 for each shop
    expectClose(response.classes?.[0]?.followerCost, 1.875);
    expectClose(response.classes?.[1]?.followerCost, 4.875);
    expectClose(response.followerCost, 0.8 * 1.875 + 0.2 * 4.875);
    expect(response.unique).toBe(true);
    expect(stability).toEqual({ curvature: 1, symmetricMode: 1 });
    // the target u = 0.5, v = 2 at price 1.5 instead of 1: only shops want more
    expectClose(intended.onPathResidual, 0.5);
    expectClose(intended.leaderCost, 0.25);
    expect(intended.classes.map(({ class: name }) => name)).toEqual(["homes", "shops"]);
    expectClose(intended.classes[0]?.exploitability, 0);
    expectClose(intended.classes[1]?.exploitability, 0.125);
    expect(intended.followers.class).toBe("shops");
    // at the intended price 1 homes want u = 1, shops v = 3
    expectClose(intended.classes[0]?.exploitabilityWithoutIncentive, 0.125);
    expectClose(intended.followers.exploitabilityWithoutIncentive, 0.5);
  });

  test("under price = 2·mean(u): u(1 + 2 + 2/8) = 2", () => {
    const { response, stability, verdict, explanation } = evaluateClasses(town(10), [
      "price = 2*mean(u)",
    ]);
    const u = 2 / 3.25;
    expectClose(response.policies?.followers?.["u"]?.["constant"], u);
    expectClose(response.policies?.followers?.["v"]?.["constant"], 4 - 2 * u);
    // u + 2u/8 + 2u/8 against a home's own step
    expectClose(stability.curvature, 1);
    // [[3.25, 0], [2, 1]], symmetric part
    expectClose(stability.symmetricMode, (4.25 - Math.hypot(2.25, 2)) / 2);
    expect(verdict).toBe("refused");
    expect(explanation).toMatch(
      /^each member of the class shops would leave the intended plan and save/,
    );
  });

  test("the designed gains, written as a rule on the means, hold the target", () => {
    const game = town(10);
    const rule = "price = 1 + 8*(mean(u) - 0.5) + 2*0.5*(mean(v) - 2)";
    const evaluation = evaluateClasses(game, [rule]);
    const { certificate, target } = designClasses(game);
    expect(evaluation.verdict).toBe("certified");
    expectClose(evaluation.response.leaderCost, target.leaderCost);
    expectClose(evaluation.intended.epsilon, 0);
    expectClose(evaluation.stability.curvature, certificate.curvature.minimum);
    expectClose(evaluation.stability.symmetricMode, certificate.curvature.symmetricMode ?? NaN);
    expect(evaluation.response.unique).toBe(certificate.unique);
    expect(evaluation.benchmarks).toMatchObject({ target: 0, teamOptimum: 0 });
    expectClose(evaluation.benchmarks.noIncentive, 0.5);
  });

  test("in the limit a rule on the mean moves with nobody's own step", () => {
    const { response } = evaluateClasses(town(Number.POSITIVE_INFINITY), ["price = 2*mean(u)"]);
    expectClose(response.policies?.followers?.["u"]?.["constant"], 2 / 3);
  });

  test("a rule that makes a step of all shops free has no single response", () => {
    // v + price + R·v/2 with price = R·v: 1 + R + R/2 = 0
    const { response, verdict } = evaluateClasses(town(10), [`price = ${-2 / 3}*mean(v)`]);
    expect(response.unique).toBe(false);
    expect(verdict).toBe("refused");
  });

  it.each([
    [["price = 2*u"], "STACKELBERG_NOT_OBSERVABLE", /mean\(u\)/],
    [["price = 2*mean(w)"], "STACKELBERG_UNKNOWN_NAME", /mean\(w\)/],
    [["price = 1", "price = 2"], "STACKELBERG_RULE_ACTION", /two rules/],
    [["tax = 2"], "STACKELBERG_RULE_ACTION", /not the leader's action.*one rule each for price$/],
    [[], "STACKELBERG_RULE_MISSING", /no rule/],
  ])("%j cannot be read", (rules, code, message) => {
    const evaluating = () => evaluateClasses(town(10), rules);
    expect(evaluating).toThrow(message);
    expect(evaluating).toThrow(expect.objectContaining({ code }));
  });
});

test("the game written out follower by follower agrees on response, savings and uniqueness", () => {
  const sizes = fc.constantFrom([1, 1], [1, 2], [3, 1], [1, 2, 1], [2, 3, 1]);
  fc.assert(
    fc.property(fc.integer(), sizes, (seed, of) => {
      const game = classGame(randomClassGameInput(seed, { sizes: of }));
      const { texts, policy, gains } = someRule(game);
      const evaluation = evaluateClasses(game, texts);
      const all = writtenOutClassGame(game);
      const classOf = classOfFollowers(game);
      const rule = {
        leader: policy,
        followers: classOf.map((k) => Matrix.mul(gains[k] as Matrix, 1 / (of[k] ?? 1))),
        major: null,
      };
      const response = inducedNash(all, rule);
      fc.pre(response.unique);
      expect(evaluation.response.unique).toBe(true);
      expectClose(evaluation.response.leaderCost, response.costs.leader, 1e-8);
      classOf.forEach((k, i) => {
        const cost = response.costs.followers[i] ?? Number.NaN;
        expectClose(evaluation.response.classes?.[k]?.followerCost, cost, 1e-8);
      });
      const target = repeatedClassPlan(game, solvedClassTarget(game).plan);
      exploitabilityOf(all, target, rule).followers.forEach(({ saving }, i) => {
        const member = evaluation.intended.classes[classOf[i] ?? 0];
        expectClose(member?.exploitability, saving, 1e-8);
      });
    }),
    { numRuns: 20, seed: 12 },
  );
});

/** A rule in everything that the leader sees, with coefficients of order 0.1. */
function someRule(game: ClassGame) {
  const { names } = classInformation(game).leader;
  const small = (i: number, j: number) => Math.round(100 * Math.sin(3 * i + 5 * j + 1)) / 1000;
  const policy = Matrix.zeros(game.leader.actions.length, names.length);
  const gains = game.classes.map(({ actions }) => Matrix.zeros(policy.rows, actions.length));
  const texts = game.leader.actions.map((action, i) => {
    const terms = names.map((name, j) => {
      policy.set(i, j, small(i, j));
      return name === "constant" ? `(${small(i, j)})` : `(${small(i, j)})*${name}`;
    });
    game.classes.forEach(({ actions }, k) => {
      actions.forEach((own, j) => {
        gains[k]?.set(i, j, small(i + 7, j + k));
        terms.push(`(${small(i + 7, j + k)})*mean(${own})`);
      });
    });
    return `${action} = ${terms.join(" + ")}`;
  });
  return { texts, policy, gains };
}

describe.each([
  ["shared-price", ["price = 0.4*(mean(u) - 5)"]],
  ["case-c-full", ["u0 = 2*mean(u) - 0.3*mean(y)"]],
  ["minimal", ["u0 = 1 + 0.25*mean(u)"]],
])("%s as a list of one class", (name, rules) => {
  const { single, listed } = asOneClass(gallery.find((game) => game.name === name)?.text ?? "");

  it.each([1, 10, 1e6, Number.POSITIVE_INFINITY])("is judged alike with N = %d", (n) => {
    const one = evaluate(withCount(single, n), rules);
    const all = evaluateClasses(withCount(listed, n), rules);
    const { response, intended, ...rest } = one;
    const { response: responses, intended: intention, ...others } = all;
    expect(others).toEqual({ ...rest, game: others.game, explanation: others.explanation });
    expectClose(responses.leaderCost, response.leaderCost ?? Number.NaN);
    expectClose(responses.followerCost, response.followerCost ?? Number.NaN);
    expect(responses.policies).toEqual(response.policies);
    expect(responses.unique).toBe(response.unique);
    expectClose(intention.epsilon, intended.epsilon);
    expectClose(intention.onPathResidual, intended.onPathResidual);
    expectClose(intention.leaderCost, intended.leaderCost);
  });
});
