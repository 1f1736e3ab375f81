import { type GameSpec, loadGame, withCount, withMonitoring } from "@stackelberg/game";
import {
  type Announcement,
  constantGain,
  type DesignResult,
  design,
  publishedRule,
  type RobustnessRow,
  readWrittenRules,
  robustness,
  solvedTarget,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** Cost d(u − 2)² + z·u, target u = 1, held for d = 1 by T = 2u − 2. */
const eager = (parameters: GameSpec["parameters"]) =>
  loadGame({
    format: 1,
    kind: "lqg",
    name: "eager",
    ...(parameters ? { parameters } : {}),
    leader: { cost: "(mean(u) - 1)^2" },
    followers: { count: 10, actions: ["u"], cost: "d*(u - 2)^2 + z*u" },
    payments: { by: "followers" },
  });

const ofParameter = (rows: readonly RobustnessRow[], name: string) =>
  rows.flatMap((row) => (row.change === "parameter" && row.parameter === name ? [row] : []));

describe("a constant that is not what it was taken for", () => {
  const both = { d: { value: 1, range: [0.5, 2] }, z: { value: 0, range: [0, 0.5] } } as const;
  const rows = () => design(eager(both)).robustness;

  test("by factors and at the ends of its range", () => {
    const values = ofParameter(rows(), "d").map(({ value, factor }) => [value, factor]);
    expect(values).toEqual([
      ...[0.8, 0.9, 1.1, 1.2].map((factor) => [factor, factor]),
      ...[
        [0.5, undefined],
        [2, undefined],
      ],
    ]);
  });

  test("0 has no factors, and an end that is its value is no change", () => {
    expect(ofParameter(rows(), "z").map(({ value }) => value)).toEqual([0.5]);
  });

  test("2d(u − 2) + 2 = 0: what is done, what it costs, what leaving u = 1 saves", () => {
    for (const row of ofParameter(rows(), "d")) {
      const d = row.value;
      const u = 2 - 1 / d;
      expectClose(row.policies?.followers?.["u"]?.["constant"], u);
      expectClose(row.leaderCost, (u - 1) ** 2);
      expectClose(row.followerCost, d * (u - 2) ** 2);
      expect(row.majorCost).toBeNull();
      expectClose(row.leaderCostAsPlanned, 0);
      expectClose(row.epsilon, d * (u - 1) ** 2);
      expect(row).not.toHaveProperty("reason");
    }
  });

  test("the corner that costs the leader most: d = 0.5 and z = 0.5, where u = −0.5", () => {
    const [corner, ...others] = rows().filter(({ change }) => change === "corner");
    expect(others).toEqual([]);
    expect(corner).toMatchObject({ values: { d: 0.5, z: 0.5 } });
    expectClose(corner?.leaderCost, 2.25);
  });

  test("no corner without ranges, and none of more than eight ranges", () => {
    const cornersOf = (names: readonly string[]) => {
      const range = names.length > 0 ? { range: [0.9, 1.1] as const } : {};
      const parameters = {
        d: { value: 1, ...range },
        z: 0,
        ...Object.fromEntries(
          names.slice(1).map((name) => [name, { value: 1, range: [0.9, 1.1] }]),
        ),
      };
      return design(eager(parameters as GameSpec["parameters"])).robustness.filter(
        ({ change }) => change === "corner",
      ).length;
    };
    const names = ["d", "a", "b", "c", "e", "f", "g", "h"];
    expect(cornersOf([])).toBe(0);
    expect(cornersOf(names)).toBe(1);
    expect(cornersOf([...names, "i"])).toBe(0);
  });

  test("a value without a response is worse than any other", () => {
    const { robustness: found } = design(
      eager({ d: { value: 1, range: [-0.5, 2] }, z: { value: 0, range: [0, 0.5] } }),
    );
    const end = ofParameter(found, "d").find(({ value }) => value === -0.5);
    expect(end).toMatchObject({ leaderCost: null, followerCost: null, policies: null });
    expect(end?.reason).toMatch(/curvature/);
    expectClose(end?.leaderCostAsPlanned, 0);
    expect(end?.epsilon).toBe(Number.POSITIVE_INFINITY);
    const corner = found.find(({ change }) => change === "corner");
    expect(corner?.leaderCost).toBeNull();
    expect(corner).toMatchObject({ values: { d: -0.5 } });
  });

  test("a value that makes no game at all", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "per-head",
      parameters: { s: { value: 1, range: [0, 2] } },
      leader: { cost: "(mean(u) - 1)^2" },
      followers: { count: 10, actions: ["u"], cost: "(u - 2)^2/s" },
      payments: { by: "followers" },
    });
    const row = ofParameter(design(game).robustness, "s").find(({ value }) => value === 0);
    expect(row).toMatchObject({
      leaderCost: null,
      leaderCostAsPlanned: Number.POSITIVE_INFINITY,
      epsilon: Number.POSITIVE_INFINITY,
    });
    expect(row?.reason).toMatch(/divi/);
  });
});

describe("another number of followers", () => {
  const countsOf = (count: number) =>
    design(withCount(eager({ d: 1, z: 0 }), count)).robustness.flatMap((row) =>
      row.change === "count" ? [row.count] : [],
    );

  test.each([
    [1, []],
    [2, []],
    [3, [2, 4]],
    [10, [8, 9, 11, 12]],
    [1e15, [8e14, 9e14]],
    [Number.POSITIVE_INFINITY, []],
  ])("instead of %d", (count, expected) => {
    expect(countsOf(count)).toEqual(expected);
  });

  test("a reaction to everybody is one to more, and the target stays the response", () => {
    const { rows } = priced(10, 2);
    const counts = rows.flatMap((row) => (row.change === "count" ? [row] : []));
    expect(counts.map(({ count }) => count)).toEqual([8, 9, 11, 12]);
    for (const { policies, leaderCost, epsilon } of counts) {
      expectClose(policies?.followers?.["u"]?.["constant"], 0.5);
      expectClose(leaderCost, 0);
      expectClose(epsilon, 0);
    }
  });
});

/** Cost ½(u − w)² + p·u; for w = 2 the rule p = 1 + Σ(u_i − ½) holds u = ½. */
function priced(count: number, wish: number) {
  const game = (w: number) =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "priced",
      parameters: { w: { value: w, range: [2, 2.2] } },
      leader: { actions: ["p"], cost: "(mean(u) - 0.5)^2 + (p - 1)^2" },
      followers: { count, actions: ["u"], cost: "0.5*(u - w)^2 + p*u" },
    });
  const result = design(game(2), { solver: constantGain() });
  return { rows: robustness(game(wish), announcementOf(game(2), result)), result };
}

function announcementOf(
  game: Parameters<typeof solvedTarget>[0],
  { incentive }: DesignResult,
): Announcement {
  const rule = incentive && publishedRule(incentive);
  if (rule?.kind !== "constant") throw new Error("no constant gain");
  return { target: solvedTarget(game).plan, reaction: rule, payments: {} };
}

test("a wish of 2.2 under p = 1 + Σ(u_i − ½): u(2 + N) = 1.2 + N/2", () => {
  const { rows } = priced(10, 2);
  const row = rows.find((each) => each.change === "parameter" && each.value === 2.2);
  const u = 6.2 / 12;
  expectClose(row?.policies?.followers?.["u"]?.["constant"], u);
  expectClose(row?.leaderCost, (u - 0.5) ** 2 + (10 * (u - 0.5)) ** 2);
  expectClose(row?.followerCost, (u - 2.2) ** 2 / 2 + (1 + 10 * (u - 0.5)) * u);
  // slope 0.2 at u = ½, curvature 1 + 2
  expectClose(row?.epsilon, 0.04 / 6);
});

describe("p = 1 + 10(ū − ½) on the mean, made for u = 0.6, where it says p = 2", () => {
  const priced = loadGame({
    format: 1,
    kind: "lqg",
    name: "priced",
    parameters: { w: 2 },
    leader: { actions: ["p"], knows: "own", cost: "(mean(u) - 0.5)^2 + (p - 1)^2" },
    followers: { count: 10, actions: ["u"], cost: "0.5*(u - w)^2 + p*u" },
    target: { followers: { u: 0.6 }, leader: { p: 1 } },
  });
  const game = withMonitoring(priced, { what: "mean" });
  const rows = () =>
    robustness(game, {
      target: solvedTarget(game).plan,
      reaction: {
        kind: "best-affine",
        policy: [[1]],
        reaction: [[10]],
        expected: [[0.5]],
        columns: { policy: ["constant"] },
        optimum: "global",
      },
      payments: {},
    });

  test("u − w + 1 + 10(u − ½) + u = 0", () => {
    const changed = ofParameter(rows(), "w");
    expect(changed.length).toBe(4);
    for (const row of changed) {
      const u = (row.value + 4) / 12;
      expectClose(row.policies?.followers?.["u"]?.["constant"], u);
      expectClose(row.leaderCost, 101 * (u - 0.5) ** 2);
      expectClose(row.followerCost, (u - row.value) ** 2 / 2 + (10 * u - 4) * u);
      expectClose(row.leaderCostAsPlanned, 0.1 ** 2 + 1);
      // slope 3.2 − w at u = 0.6, curvature 1 + 2
      expectClose(row.epsilon, (3.2 - row.value) ** 2 / 6);
    }
  });

  test("the reaction is to the mean, whatever the number: one of N moves p by 10/N", () => {
    const counts = rows().flatMap((row) => (row.change === "count" ? [row] : []));
    for (const { count, policies, leaderCostAsPlanned } of counts) {
      expectClose(policies?.followers?.["u"]?.["constant"], 6 / (11 + 10 / count));
      expectClose(leaderCostAsPlanned, 0.1 ** 2 + 1);
    }
    expect(counts.length).toBe(4);
  });

  test("2 of 10 do 2: ū = 0.4 + 0.8u, so u − 2 + 8u + u = 0", () => {
    const row = rows().find((each) => each.change === "ignoring" && each.share === 0.2);
    expectClose(row?.policies?.followers?.["u"]?.["constant"], 0.2);
    expectClose(row?.leaderCost, 101 * 0.06 ** 2);
    expectClose(row?.leaderCostAsPlanned, 101 * (0.4 + 0.8 * 0.6 - 0.5) ** 2);
  });
});

describe("followers who ignore the rule", () => {
  test.each([
    [1, []],
    [4, []],
    [5, [0.2]],
    [10, [0.1, 0.2]],
    [20, [0.05, 0.1, 0.2]],
  ])("of %d", (count, expected) => {
    const { rows } = priced(count, 2);
    expect(rows.flatMap((row) => (row.change === "ignoring" ? [row.share] : []))).toEqual(expected);
  });

  test("2 of 10 do 2 as without a rule, the others u with u − 2 + p + u = 0, p = 8u", () => {
    const { rows } = priced(10, 2);
    const row = rows.find((each) => each.change === "ignoring" && each.share === 0.2);
    expectClose(row?.policies?.followers?.["u"]?.["constant"], 0.2);
    expectClose(row?.leaderCost, 0.06 ** 2 + 0.6 ** 2);
    expectClose(row?.followerCost, 1.8 ** 2 / 2 + 1.6 * 0.2);
    expect(row?.majorCost).toBeNull();
    // at u = ½ the price is 4 and the mean 0.8
    expectClose(row?.leaderCostAsPlanned, 0.3 ** 2 + 3 ** 2);
    expectClose(row?.epsilon, 3 ** 2 / 6);
  });

  test("cannot do as without a rule where nothing is best then: cost −u², T = 2u² − 2u", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "unbounded",
      parameters: { d: 1 },
      leader: { cost: "(mean(u) - 1)^2" },
      followers: { count: 10, actions: ["u"], cost: "-d*u^2" },
      payments: { by: "followers" },
      target: { followers: { u: 1 } },
    });
    const { payments } = readWrittenRules(game, ["payment = 2*u^2 - 2*u"]);
    const rows = robustness(game, { target: solvedTarget(game).plan, reaction: null, payments });
    const counts = rows.filter(({ change }) => change === "count");
    expect(counts.length).toBe(4);
    for (const row of counts) {
      // 2u − 2 = 0
      expectClose(row.leaderCost, 0);
      expectClose(row.followerCost, -1);
      expectClose(row.epsilon, 0);
    }
    const ignoring = rows.filter(({ change }) => change === "ignoring");
    expect(ignoring.length).toBe(2);
    for (const row of ignoring) {
      expect(row).toMatchObject({ leaderCost: null, policies: null, epsilon: Infinity });
      expect(row.reason).toMatch(/curvature/);
    }
  });

  test("under a tariff, whose costs are told before payments", () => {
    const game = eager({ d: 1, z: 0 });
    const { payments } = readWrittenRules(game, ["payment = 2*u"]);
    const announced = { target: solvedTarget(game).plan, reaction: null, payments };
    const row = robustness(game, announced).find(
      (each) => each.change === "ignoring" && each.share === 0.1,
    );
    // 1 of 10 does 2 for nothing, the others 1
    expectClose(row?.followerCost, 1);
    expectClose(row?.leaderCost, 0.1 ** 2);
    expectClose(row?.epsilon, 0);
  });
});

describe("rules whose response is not told", () => {
  test("a reaction to infinitely many is unbounded", () => {
    const { result } = priced(10, 2);
    const game = withCount(
      loadGame({
        format: 1,
        kind: "lqg",
        name: "priced",
        parameters: { w: 2 },
        leader: { actions: ["p"], cost: "(mean(u) - 0.5)^2 + (p - 1)^2" },
        followers: { count: 10, actions: ["u"], cost: "0.5*(u - w)^2 + p*u" },
      }),
      Number.POSITIVE_INFINITY,
    );
    const rows = robustness(game, announcementOf(game, result));
    expect(rows.length).toBe(4 + 3);
    for (const { leaderCost, reason } of rows) {
      expect(leaderCost).toBeNull();
      expect(reason).toMatch(/unbounded/);
    }
  });

  test("one that depends on the reading, but what leaving the plan would save is", () => {
    const game = loadGame({
      format: 1,
      kind: "lqg",
      name: "by-reading",
      parameters: { w: 1 },
      leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (u - 0.5*t)^2 + (p - 1)^2" },
      followers: {
        count: 4,
        actions: ["u"],
        private: [{ name: "t", mean: 3, variance: 1 }],
        observes: { y: "t" },
        cost: "w*(u - t)^2 + p*u + 3*p^2",
      },
    });
    const { robustness: rows, incentive } = design(game);
    // the authority u + 6p vanishes at some reading
    expect(incentive?.kind).toBe("epsilon");
    const [shifted] = ofParameter(rows, "w");
    expect(shifted?.leaderCost).toBeNull();
    expect(shifted?.reason).toMatch(/depends on the reading/);
    expect(shifted?.epsilon).toBeGreaterThan(0);
    expect(shifted?.epsilon).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(Number.isFinite(shifted?.leaderCostAsPlanned)).toBe(true);
  });
});
