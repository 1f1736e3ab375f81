import { gameHash, type LqgGame, loadGame, withCount, withMonitoring } from "@stackelberg/game";
import {
  type BestAffineRule,
  bestAffine,
  constantGain,
  design,
  evaluate,
  formatResult,
  readResult,
  verify,
} from "@stackelberg/incentive";
import { staticStackelberg } from "@stackelberg/solvers";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

const infinity = Number.POSITIVE_INFINITY;
const short = { defence: false } as const;

function staticCost(game: LqgGame): number {
  const outcome = staticStackelberg(game);
  if (outcome.status !== "solved") throw new Error(outcome.reason);
  return outcome.costs.leader;
}

/** The best affine design with its rule and what it costs the leader. */
function best(game: LqgGame) {
  const result = design(game, { ...short, solver: bestAffine() });
  const rule = result.incentive?.rule as Omit<BestAffineRule, "kind">;
  return { result, rule, cost: result.incentive?.response?.leaderCost ?? Number.NaN };
}

const noisyMean = (count: number) =>
  withMonitoring(referenceGame("case-c-full", count), { what: "mean", noise: 0.01 });
const trembling = (count: number) =>
  withMonitoring(referenceGame("case-c-full", count), { tremble: [0.01] });

describe("noise of variance 0.01 in the mean that the leader sees (case C, full information)", () => {
  test.each([
    [1, -3.99226634, -0.878823],
    [5, -3.84020967, -3.909251],
    [10, -3.46941064, -6.2107],
    [50, -3.0718532, -1.102007],
    [1000, -3.06240048, -0.054197],
  ])("N = %d: cost %d, gain on the mean %d, proved global", (count, cost, gain) => {
    const found = best(noisyMean(count));
    expect(found.cost).toBeCloseTo(cost, 8);
    expect(found.rule.reaction[0]?.[0]).toBeCloseTo(gain, 6);
    expect(found.rule.optimum).toBe("global");
  });

  test("the limit is to ignore the mean: -49/16", () => {
    const { cost, rule } = best(noisyMean(infinity));
    expectClose(cost, -49 / 16);
    expect(rule.reaction).toEqual([[0]]);
  });
});

describe("trembles of variance 0.01", () => {
  test("add their share to every cost: (1 + 1/N)σ²/2 to the leader's", () => {
    for (const count of [1, 10, infinity]) {
      const exact = staticCost(referenceGame("case-c-full", count));
      expectClose(staticCost(trembling(count)), exact + (1 + 1 / count) * 0.005);
    }
  });

  test("destroy the incentive as N grows, though it is whole at every N without them", () => {
    expect(Math.abs(best(trembling(1e6)).cost - staticCost(trembling(1e6)))).toBeLessThan(1e-4);
    for (const count of [1, 10, 1e6]) {
      const seen = withMonitoring(referenceGame("case-c-full", count), { what: "mean" });
      expectClose(best(seen).cost, -4);
    }
  });
});

describe("a mean that reveals what the leader does not know", () => {
  const revealed = (count: number) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "revealed",
      common: [{ name: "a", variance: 1 }],
      leader: { actions: ["p"], cost: "(p - a)^2 + (mean(u) - a)^2", knows: "own" },
      followers: { count, actions: ["u"], observes: { y: "a" }, cost: "(u - a)^2 + 0.1*p*u" },
    });
  // u = a/(1 + qR) with q = (1 + 1/N)/20, so p = R·u
  const costOf = (count: number) => {
    const q = (1 + 1 / count) / 20;
    return (R: number) => ((R - 1 - q * R) ** 2 + (q * R) ** 2) / (1 + q * R) ** 2;
  };

  test.each([10, 1000, 1e5, 1e6, 1e7, 1e8, 1e9, infinity])("N = %d: no gain is better", (count) => {
    const game = revealed(count);
    const { cost, rule, result } = best(game);
    const [gain = Number.NaN] = rule.reaction[0] ?? [];
    const by = costOf(count);
    expectClose(cost, by(gain), 1e-9);
    for (const factor of [0, 0.5, 0.9, 0.999, 1.001, 1.1, 2, 1e3, 1e6]) {
      expect(by(gain * factor)).toBeGreaterThan(cost);
    }
    expect(result.certificate.verdict).toBe("certified");
    expect(verify(game, design(game, { solver: bestAffine() })).findings).toEqual([]);
  });
});

describe("gains of order N among very many followers", () => {
  test.each([1, 1e3, 1e6, 3e6, 1e9])(
    "N = %d: twice N holds 5 exactly in the classical game",
    (count) => {
      // 2u − p + (2p − u)·R/N = 0 with p = R·(u − 5): at R = 2N all but p cancels
      const classical = withMonitoring(
        loadGame({
          format: 1,
          kind: "lqg",
          name: "classical",
          leader: { actions: ["p"], cost: "(u - 5)^2 + p^2" },
          followers: { count, actions: ["u"], cost: "p^2 + u^2 - p*u" },
        }),
        { what: "mean" },
      );
      const { cost, rule } = best(classical);
      expect(cost).toBeCloseTo(0, 12);
      expectClose((rule.reaction[0]?.[0] ?? 0) / count, 2, 1e-6);
    },
  );

  test.each([1e4, 1e6, 1e9])("N = %d: a rule that sees the mean exactly verifies", (count) => {
    const game = withMonitoring(referenceGame("minimal", count), { what: "mean" });
    expect(verify(game, design(game, { solver: bestAffine() })).findings).toEqual([]);
    expect(best(game).rule.optimum).toBe("global");
  });
});

describe("the default design", () => {
  test("is best affine where the leader does not see enough, constant where that suffices", () => {
    expect(design(noisyMean(10), short).solver.name).toBe("best-affine");
    expect(design(trembling(10), short).solver.name).toBe("best-affine");
    const mean = withMonitoring(referenceGame("case-c-full", 10), { what: "mean" });
    expect(design(mean, short).solver.name).toBe("constant");
    const own = { ...referenceGame("case-c", 10), knows: "own" } as const;
    expect(design(own, short).solver.name).toBe("best-affine");
  });

  test("other designs are refused there, with what to do", () => {
    const { certificate, explanation } = design(trembling(10), {
      ...short,
      solver: constantGain(),
    });
    expect(certificate).toMatchObject({ verdict: "refused", reason: "actions-not-seen" });
    expect(explanation).toContain("best-affine");
  });

  test("without any sight of actions it is the best plan that ignores them", () => {
    const blind = withMonitoring(referenceGame("case-c", 10), { what: "none" });
    const { cost, result } = best(blind);
    expectClose(cost, staticCost(blind));
    expect(result.certificate.verdict).toBe("certified");
  });
});

const games: readonly (readonly [string, LqgGame])[] = [
  ["noisy mean", noisyMean(10)],
  ["trembles", trembling(200)],
  ["trembles in the limit", trembling(infinity)],
  ["own observations", { ...referenceGame("case-c", 10), knows: "own" }],
  [
    "noise on a major follower",
    withMonitoring(referenceGame("demand-response", 100), { what: "actions", noise: 0.05 }),
  ],
];

describe.each(games)("%s", (_, game) => {
  const { result, rule, cost } = best(game);

  test("the response is an equilibrium, and between ignoring and obeying for the leader", () => {
    expect(result.certificate.verdict).toBe("certified");
    expect(result.certificate.curvature.minimum).toBeGreaterThan(0);
    expect(cost).toBeLessThanOrEqual(staticCost(game) + 1e-12);
    expectClose(result.certificate.leader.lossAgainstTarget, cost - result.target.leaderCost);
  });

  test("the announced rule, evaluated by itself, leads to the same cost", () => {
    const [R = 0] = rule.reaction[0] ?? [];
    const seen = game.major ? game.major.actions[0] : "mean(u)";
    const terms = rule.columns.policy.map((name, j) => {
      const value = (rule.policy[0]?.[j] ?? 0) - R * (rule.expected[0]?.[j] ?? 0);
      return name === "constant" ? `(${value})` : `(${value})*${name}`;
    });
    const action = game.leader.actions[0] ?? "";
    const { response } = evaluate(game, [`${action} = ${terms.join(" + ")} + (${R})*${seen}`]);
    expectClose(response.leaderCost, cost, 1e-8);
  });

  test("its file verifies, and one with another gain does not", () => {
    const file = design(game, { ...short, solver: bestAffine() });
    const read = readResult(formatResult({ ...file, robustness: [] }));
    expect(verify(game, design(game, { solver: bestAffine() })).findings).toEqual([]);
    const moved = structuredClone(read) as unknown as {
      incentive: { rule: { reaction: number[][] } };
    };
    moved.incentive.rule.reaction = rule.reaction.map((row) => row.map((r) => r + 0.5));
    expect(verify(game, moved as unknown as typeof read).valid).toBe(false);
  });
});

describe("several actions", () => {
  test("the best of several starts is said to be that, and beats ignoring actions", () => {
    const game = withMonitoring(referenceGame("two-resources", 10), { tremble: [0.01, 0.02] });
    const { cost, rule, result } = best(game);
    expect(rule.optimum).toBe("best of 5 starts");
    expect(result.certificate.verdict).toBe("certified");
    expect(cost).toBeLessThan(staticCost(game));
    expect(cost).toBeGreaterThan(result.target.leaderCost);
  });
});

describe("nonnegative curvature", () => {
  const ambitious = loadGame({
    format: 1,
    kind: "lqg",
    name: "too-ambitious",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["u0"], observes: { y0: "x" }, cost: "(u - 4*x)^2 + u0^2" },
    followers: {
      count: 3,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - x)^2 + 3*u0*u + 0.5*u0^2",
    },
  });

  test("bounds the gain where the target would need a hill", () => {
    const exact = design(ambitious, { ...short, solver: constantGain() });
    expect(exact.certificate.reason).toBe("negative-curvature");
    const { cost, result } = best(ambitious);
    expect(result.certificate.curvature.minimum).toBeGreaterThan(-1e-9);
    expect(cost).toBeLessThan(staticCost(ambitious));
    expect(cost).toBeGreaterThan(result.target.leaderCost);
  });
});

describe("the monitoring of a game", () => {
  test("can be changed and changed back", () => {
    const game = referenceGame("shared-price");
    const back = withMonitoring(withMonitoring(game, { tremble: [0.3], noise: 0.1 }), {
      tremble: [0],
      noise: 0,
    });
    expect(gameHash(back)).toBe(gameHash(game));
    expect(back.leader.cost.to2DArray()).toEqual(game.leader.cost.to2DArray());
  });

  test("is part of the game's fingerprint", () => {
    const game = referenceGame("shared-price");
    const hashes = [
      game,
      withMonitoring(game, { tremble: [0.1] }),
      withMonitoring(game, { what: "mean" }),
      withMonitoring(game, { what: "none" }),
      withMonitoring(game, { noise: 0.1 }),
      withMonitoring(game, { what: "mean", noise: 0.1 }),
    ].map((one) => gameHash(withCount(one, 7)));
    expect(new Set(hashes).size).toBe(6);
  });
});
