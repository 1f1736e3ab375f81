import {
  type ClassGame,
  classCosts,
  classPlanFromNames,
  gameHash,
  loadClassGame,
  type NamedPlan,
} from "@stackelberg/game";
import {
  type ClassDesignResult,
  designClasses,
  type Finding,
  verifyClasses,
} from "@stackelberg/incentive";
import { describe, expect, test } from "vitest";

const town = (target?: NamedPlan): ClassGame => ({
  ...loadClassGame({
    format: 1,
    kind: "lqg",
    name: "homes-and-shops",
    common: [{ name: "cold", variance: 1 }],
    leader: {
      actions: ["price"],
      observes: { forecast: "cold" },
      cost: "(mean(u) - 0.5 - cold)^2 + (mean(v) - 2)^2 + (price - 1)^2",
    },
    population: { count: 10 },
    followers: [
      {
        name: "homes",
        share: 0.8,
        actions: ["u"],
        observes: { weather: "cold" },
        cost: "0.5*(u - 2)^2 + price*u",
      },
      { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
    ],
  }),
  target: target ?? null,
});

const result = designClasses(town());

/** A plan in place of another one, with the costs that it has. */
function withCosts<Section extends { readonly policies?: NamedPlan }>(
  section: Section,
  policies: NamedPlan,
): Section {
  const game = town();
  const { leader, classes } = classCosts(game, classPlanFromNames(game, policies));
  return {
    ...section,
    policies,
    leaderCost: leader,
    followerCost: game.classes.reduce((sum, { share }, k) => sum + share * (classes[k] ?? 0), 0),
    classes: game.classes.map(({ name }, k) => ({ name, followerCost: classes[k] })),
  };
}

const findings = (changed: Partial<ClassDesignResult>, game = town()): readonly Finding[] =>
  verifyClasses(game, {
    ...result,
    game: { ...result.game, hash: gameHash(game) },
    ...changed,
  }).findings;

const saying = (found: readonly Finding[], path: string) =>
  found.filter((finding) => finding.path === path).map(({ problem }) => problem);

test("the design is valid as it is", () => {
  expect(findings({})).toEqual([]);
});

describe("a target with its own true costs", () => {
  const { policies } = result.target;
  const withHomes = (u: Readonly<Record<string, number>>) =>
    withCosts(result.target, { ...policies, followers: { ...policies.followers, u } });

  test("is no optimum where another constant or another reaction would be better", () => {
    const constant = withHomes({ constant: 0.6, weather: 1 });
    expect(saying(findings({ target: constant }), "target.policies").join()).toContain(
      "the leader would gain by changing how u reacts to constant",
    );
    const reaction = withHomes({ constant: 0.5, weather: 0.9 });
    expect(saying(findings({ target: reaction }), "target.policies").join()).toContain(
      "the leader would gain by changing how u reacts to weather",
    );
  });

  test("may be what the file prescribes, where nothing else would be better", () => {
    const prescribed = town({ followers: { u: { constant: 0.6, weather: 1 } } });
    const kept = withHomes({ constant: 0.6, weather: 1 });
    expect(saying(findings({ target: kept }, prescribed), "target.policies")).toEqual([]);
    const price = { price: { ...policies.leader?.["price"], constant: 1.2 } };
    const other = withCosts(kept, { ...kept.policies, leader: price });
    expect(saying(findings({ target: other }, prescribed), "target.policies").join()).toContain(
      "the leader would gain by changing how price reacts to constant",
    );
  });

  test("has to be what the file prescribes", () => {
    const prescribed = town({ followers: { u: { constant: 0.6, weather: 1 } } });
    const paths = findings({}, prescribed).map(({ path }) => path);
    expect(paths).toContain("target.policies.followers.u.constant");
    expect(paths).not.toContain("target.policies.followers.u.weather");
  });
});

describe("benchmarks with their own true costs", () => {
  const { baselines } = result;
  const { noIncentive, nash, noRule, teamOptimum } = baselines;
  const exchanged = (changed: Partial<typeof baselines>) =>
    findings({ baselines: { ...baselines, ...changed } });
  const plan = (of: { readonly policies?: NamedPlan }): NamedPlan => of.policies ?? {};

  test("are no response where members would do something else", () => {
    const moved = { ...plan(nash), followers: { ...plan(nash).followers, v: { constant: 3.1 } } };
    const [problem = ""] = saying(
      exchanged({ nash: withCosts(nash, moved) }),
      "baselines.nash.policies",
    );
    expect(problem).toContain("the class shops would change its strategy");
    expect(problem).toContain("off by 0.1");
  });

  test("are not her best where she would do something else, all responses included", () => {
    // price 1.6 instead of 1.5: u = 2 − price, v = 4 − price
    const dearer = withCosts(noIncentive, {
      leader: { price: { constant: 1.6, forecast: 0 } },
      followers: { u: { constant: 0.4, weather: 0 }, v: { constant: 2.4 } },
    });
    const problems = saying(exchanged({ noIncentive: dearer }), "baselines.noIncentive.policies");
    expect(problems.join()).toContain("the leader would gain by changing how price reacts to");
    expect(problems.join()).not.toContain("would change its strategy");
  });

  test("obedience that could be better used", () => {
    const problems = saying(
      exchanged({ teamOptimum: withCosts(teamOptimum, plan(noRule)) }),
      "baselines.teamOptimum.policies",
    );
    expect(problems.join()).toContain("the leader would gain by changing how u reacts to");
  });

  test("no rule is her default action and no other, responses or not", () => {
    const paths = exchanged({ noRule: withCosts(noRule, plan(nash)) }).map(({ path }) => path);
    expect(paths).toContain("baselines.noRule.policies.leader.price.constant");
    expect(paths).not.toContain("baselines.noRule.policies.followers.u.constant");
  });
});
