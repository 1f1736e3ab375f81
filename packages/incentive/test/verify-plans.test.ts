import {
  expectedCosts,
  gameHash,
  type LqgGame,
  loadGame,
  type NamedPlan,
  planFromNames,
} from "@stackelberg/game";
import { type DesignResult, design, type Finding, verify } from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";

const priced = (target?: NamedPlan): LqgGame => ({
  ...loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    common: [{ name: "cold", variance: 1 }],
    leader: {
      actions: ["price"],
      observes: { forecast: "cold" },
      cost: "(mean(u) - 0.5 - cold)^2 + (price - 1)^2",
    },
    followers: {
      count: 10,
      actions: ["u"],
      observes: { weather: "cold" },
      cost: "0.5*(u - 2)^2 + price*u",
    },
  }),
  target: target ?? null,
});

const steered = (target?: NamedPlan): LqgGame => ({
  ...loadGame({
    format: 1,
    kind: "lqg",
    name: "steered",
    leader: { actions: ["price"], cost: "(mean(u) - 1)^2 + (plant - 2)^2 + (price - 1)^2" },
    major: { actions: ["plant"], cost: "0.5*(plant - 4)^2 + price*plant" },
    followers: { count: 10, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
  }),
  target: target ?? null,
});

/** A plan in place of another one, with the costs that it has. */
function withCosts<Section extends { readonly policies?: NamedPlan }>(
  game: LqgGame,
  section: Section,
  policies: NamedPlan,
): Section {
  const costs = expectedCosts(game, planFromNames(game, policies));
  return {
    ...section,
    policies,
    leaderCost: costs.leader,
    followerCost: costs.followers,
    ...(game.major ? { majorCost: costs.major } : {}),
  };
}

const findingsOf =
  (result: DesignResult) =>
  (changed: Partial<DesignResult>, game: LqgGame): readonly Finding[] => {
    const identity = { ...result.game, hash: gameHash(game) };
    return verify(game, { ...result, game: identity, ...changed }).findings;
  };

const saying = (found: readonly Finding[], path: string) =>
  found
    .filter((finding) => finding.path === path)
    .map(({ problem }) => problem)
    .join("; ");

describe("a target with its own true costs", () => {
  const result = design(priced(), { defence: false });
  const findings = findingsOf(result);
  const { policies } = result.target;
  const doing = (u: Readonly<Record<string, number>>) =>
    withCosts(priced(), result.target, { ...policies, followers: { u } });

  test("is valid as it is", () => {
    expect(findings({}, priced())).toEqual([]);
  });

  test.each([
    ["constant", { constant: 0.6, weather: 1 }],
    ["weather", { constant: 0.5, weather: 0.9 }],
  ])("is no optimum where another %s would be better", (name, u) => {
    const found = saying(findings({ target: doing(u) }, priced()), "target.policies");
    expect(found).toContain(name);
  });

  test("may be what the file prescribes, where nothing else would be better", () => {
    const prescribed = priced({ followers: { u: { constant: 0.6, weather: 1 } } });
    const kept = doing({ constant: 0.6, weather: 1 });
    expect(saying(findings({ target: kept }, prescribed), "target.policies")).toBe("");
    const price = { price: { ...policies.leader?.["price"], constant: 1.2 } };
    const other = withCosts(priced(), kept, { ...kept.policies, leader: price });
    expect(saying(findings({ target: other }, prescribed), "target.policies")).toContain("price");
  });

  test("has to be what the file prescribes", () => {
    const prescribed = priced({ followers: { u: { constant: 0.6, weather: 1 } } });
    const paths = findings({}, prescribed).map(({ path }) => path);
    expect(paths).toContain("target.policies.followers.u.constant");
    expect(paths).not.toContain("target.policies.followers.u.weather");
  });
});

describe("benchmarks with their own true costs", () => {
  const game = priced();
  const result = design(game, { defence: false });
  const { baselines } = result;
  const exchanged = (changed: Partial<typeof baselines>) =>
    findingsOf(result)({ baselines: { ...baselines, ...changed } }, game);

  test("are no response where followers would do something else", () => {
    const { nash } = baselines;
    const moved = { ...nash.policies, followers: { u: { constant: 1.1, weather: 0 } } };
    const found = exchanged({ nash: withCosts(game, nash, moved) });
    expect(saying(found, "baselines.nash.policies")).toMatch(/follower/);
  });

  test("are not her best where another price would be better, all responses included", () => {
    const dearer = withCosts(game, baselines.noIncentive, {
      leader: { price: { constant: 1.6, forecast: 0 } },
      followers: { u: { constant: 0.4, weather: 0 } },
    });
    const found = saying(exchanged({ noIncentive: dearer }), "baselines.noIncentive.policies");
    expect(found).toContain("price");
  });

  test("obedience that could be better used", () => {
    const idle = withCosts(game, baselines.teamOptimum, baselines.noRule.policies ?? {});
    const found = saying(exchanged({ teamOptimum: idle }), "baselines.teamOptimum.policies");
    expect(found).not.toBe("");
  });

  test("no rule is her default action and no other", () => {
    const other = withCosts(game, baselines.noRule, baselines.nash.policies ?? {});
    const paths = exchanged({ noRule: other }).map(({ path }) => path);
    expect(paths).toContain("baselines.noRule.policies.leader.price.constant");
    expect(paths).not.toContain("baselines.noRule.policies.followers.u.constant");
  });
});

describe("with a major follower", () => {
  const game = steered();
  const result = design(game, { defence: false });
  const findings = findingsOf(result);

  test("the small ones respond in the target", () => {
    expect(findings({}, game)).toEqual([]);
    const { policies } = result.target;
    const obeying = withCosts(game, result.target, {
      ...policies,
      followers: { u: { constant: 1.3 } },
    });
    expect(saying(findings({ target: obeying }, game), "target.policies")).toMatch(/follower/);
  });

  test("unless the file prescribes what they do", () => {
    const prescribed = steered({ followers: { u: { constant: 1.3 } } });
    const obeying = withCosts(game, result.target, {
      ...result.target.policies,
      followers: { u: { constant: 1.3 } },
    });
    const found = findings({ target: obeying }, prescribed);
    expect(saying(found, "target.policies")).not.toMatch(/follower/);
  });

  test("its cost is part of every benchmark", () => {
    const { noRule } = result.baselines;
    const dearer = { ...noRule, majorCost: (noRule.majorCost ?? 0) + 0.1 };
    const paths = findings({ baselines: { ...result.baselines, noRule: dearer } }, game).map(
      ({ path }) => path,
    );
    expect(paths).toContain("baselines.noRule.majorCost");
  });
});

describe("a best affine rule", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "shaken",
    leader: { actions: ["price"], cost: "(mean(u) - 1)^2 + 0.1*(price - 1)^2" },
    followers: { count: 10, actions: ["u"], cost: "0.5*(u - 3)^2 + price*u", tremble: { u: 0.5 } },
  });
  const result = design(game, { defence: false });

  test("is valid as it is", () => {
    expect(result.incentive?.kind).toBe("best-affine");
    expect(verify(game, result).findings).toEqual([]);
  });

  test("is not the best where her best plan without a reaction takes its place", () => {
    const { incentive, baselines } = result;
    const { policies = {} } = baselines.noIncentive;
    const price = policies.leader?.["price"]?.["constant"] ?? Number.NaN;
    const rule = { ...incentive?.rule, policy: [[price]], reaction: [[0]] };
    const response = withCosts(game, { ...incentive?.response }, policies);
    const changed = { ...result, incentive: { ...incentive, rule, response } } as DesignResult;
    const found = verify(game, changed).findings;
    const better = found.find(({ path }) => path === "incentive.rule.reaction");
    expect(better?.problem).toBe("another gain is better");
    expect(better?.found).toBe("[[0]]");
    // the response and its costs are those of the rule that stands there
    expect(found.map(({ path }) => path).join()).not.toContain("incentive.response");
  });

  test("has the response that it has", () => {
    const { incentive } = result;
    const response = { ...incentive?.response, leaderCost: 0.001 };
    const changed = { ...result, incentive: { ...incentive, response } } as DesignResult;
    const paths = verify(game, changed).findings.map(({ path }) => path);
    expect(paths).toContain("incentive.response.leaderCost");
  });
});

describe("statements of a result", () => {
  const game = steered();
  const result = design(game, { defence: false });
  const findings = findingsOf(result);

  test("a rule beside a refusal, and a refusal beside a rule, contradict each other", () => {
    const refused = { ...result.certificate, verdict: "refused", reason: "no-authority" } as const;
    const both = findings({ certificate: refused }, game).find(({ path }) => path === "incentive");
    expect(both).toMatchObject({
      found: "a rule",
      expected: "null: the verdict is refused",
      problem: "verdict and incentive disagree",
    });
    const neither = findings({ incentive: null }, game).find(({ path }) => path === "incentive");
    expect(neither).toMatchObject({
      found: "null",
      expected: "a rule: the verdict is not refused",
    });
  });

  test("what is shown of a wrong entry is short", () => {
    const named = (name: unknown) =>
      findings({ game: { ...result.game, hash: gameHash(game), name: name as string } }, game).find(
        ({ path }) => path === "game.name",
      )?.found;
    expect(named("other")).toBe('"other"');
    expect(named("x".repeat(78))).toBe(`"${"x".repeat(78)}"`);
    expect(named("x".repeat(79))).toBe(`"${"x".repeat(76)}…`);
    expect(named(7)).toBe("7");
    expect(named(undefined)).toBe("nothing");
  });
});
