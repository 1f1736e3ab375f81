import { type LqgGameInput, lqgGame } from "@stackelberg/game";
import { describe, expect, it } from "vitest";
import { refusal } from "./refused-game.ts";

const eye = (size: number) =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));

/** ζ = (1, x, w0, ξ_i, ξ̄, u_i, ū, u0). */
const sound: LqgGameInput = {
  name: "built",
  count: 5,
  common: { names: ["x"], mean: [2], covariance: [[1]] },
  leader: {
    actions: ["p"],
    private: { names: ["w"], covariance: [[1]] },
    observes: [{ name: "y0", constant: 1, common: [3], private: [1] }],
    cost: eye(8),
    default: [4],
  },
  followers: {
    actions: ["u"],
    private: { names: ["xi"], mean: [-1], covariance: [[0.5]] },
    observes: [{ name: "y", common: [1], private: [2] }],
    cost: eye(8),
  },
};

describe("lqgGame", () => {
  const game = lqgGame(sound);
  it("centres observations", () => {
    expect(game.leader.observations.rows.to2DArray()).toEqual([[7, 3, 1, 0, 0]]);
    expect(game.followers.observations.rows.to2DArray()).toEqual([[0, 1, 0, 2, 0]]);
  });
  it("centres costs: (1, 2, 0, −1, −1, …) squared is 7", () => {
    expect(game.leader.cost.getRow(0)).toEqual([7, 2, 0, -1, -1, 0, 0, 0]);
    expect(game.leader.cost.getColumn(0)).toEqual([7, 2, 0, -1, -1, 0, 0, 0]);
    expect(game.leader.cost.get(1, 1)).toBe(1);
  });
  it("fills in what is left out", () => {
    expect(game).toMatchObject({
      kind: "lqg",
      knows: "observations",
      defaultAction: [4],
      units: {},
      major: null,
      target: null,
    });
    expect(game.nature.leader.mean).toEqual([0]);
    expect(game.nature.major.covariance.rows).toBe(0);
  });
});

describe("lqgGame refuses", () => {
  const { leader, followers } = sound;
  const lopsided = eye(8).map((row, i) => row.map((v, j) => (i === 0 && j === 1 ? 0.5 : v)));
  const cases: readonly (readonly [
    what: string,
    change: Partial<LqgGameInput>,
    code: string,
    path: string,
  ])[] = [
    ["no name", { name: " " }, "BAD_NAME", "name"],
    ["a fraction of a follower", { count: 2.5 }, "BAD_COUNT", "count"],
    [
      "a name twice",
      { followers: { ...followers, actions: ["x"] } },
      "DUPLICATE_NAME",
      "followers.actions.0",
    ],
    [
      "a reserved name",
      { followers: { ...followers, actions: ["mean"] } },
      "RESERVED_NAME",
      "followers.actions.0",
    ],
    [
      "a leader without action",
      { leader: { ...leader, actions: [] } },
      "NO_INSTRUMENT",
      "leader.actions",
    ],
    [
      "followers without action",
      { followers: { ...followers, actions: [] } },
      "NO_ACTION",
      "followers.actions",
    ],
    [
      "a short mean",
      { common: { names: ["x"], mean: [], covariance: [[1]] } },
      "WRONG_LENGTH",
      "common.mean",
    ],
    [
      "a ragged covariance",
      { common: { names: ["x"], covariance: [[1, 2]] } },
      "WRONG_LENGTH",
      "common.covariance.0",
    ],
    [
      "a negative variance",
      { common: { names: ["x"], covariance: [[-1]] } },
      "NEGATIVE_VARIANCE",
      "common.covariance.0.0",
    ],
    [
      "NaN",
      { common: { names: ["x"], mean: [Number.NaN], covariance: [[1]] } },
      "NOT_FINITE",
      "common.mean.0",
    ],
    [
      "a cost of the wrong size",
      { leader: { ...leader, cost: eye(7) } },
      "WRONG_LENGTH",
      "leader.cost",
    ],
    [
      "a lopsided cost",
      { leader: { ...leader, cost: lopsided } },
      "NOT_SYMMETRIC",
      "leader.cost.0.1",
    ],
    [
      "a long default",
      { leader: { ...leader, default: [1, 2] } },
      "WRONG_LENGTH",
      "leader.default",
    ],
    [
      "a short observation",
      { followers: { ...followers, observes: [{ name: "y", common: [] }] } },
      "WRONG_LENGTH",
      "followers.observes.0.common",
    ],
    [
      "an observation twice",
      { followers: { ...followers, observes: [{ name: "y" }, { name: "y" }] } },
      "DUPLICATE_NAME",
      "followers.observes.1",
    ],
    [
      "an observation named as an action",
      { followers: { ...followers, observes: [{ name: "p" }] } },
      "DUPLICATE_NAME",
      "followers.observes.0",
    ],
    [
      "an unknown role in the target",
      { target: JSON.parse('{"minor": {}}') },
      "UNKNOWN_NAME",
      "target.minor",
    ],
    [
      "an unknown action in the target",
      { target: { followers: { v: {} } } },
      "UNKNOWN_NAME",
      "target.followers.v",
    ],
    [
      "an unknown observation in the target",
      { target: { followers: { u: { y0: 1 } } } },
      "UNKNOWN_NAME",
      "target.followers.u.y0",
    ],
    [
      "infinity in the target",
      { target: { leader: { p: { "mean(y)": Number.POSITIVE_INFINITY } } } },
      "NOT_FINITE",
      "target.leader.p.mean(y)",
    ],
    [
      "readings of a leader who knows her own",
      { leader: { ...leader, knows: "own" }, target: { leader: { p: { "mean(y)": 1 } } } },
      "UNKNOWN_NAME",
      "target.leader.p.mean(y)",
    ],
    ["an unknown unit", { units: { z: "kW" } }, "UNKNOWN_NAME", "units.z"],
    [
      "an unknown kind of knowledge",
      { leader: { ...leader, knows: JSON.parse('"all"') } },
      "UNKNOWN_VALUE",
      "leader.knows",
    ],
  ];
  it.each(cases)("%s", (_what, change, code, path) => {
    const { code: came, details } = refusal(() => lqgGame({ ...sound, ...change }));
    expect([came, details.path.join(".")]).toEqual([`STACKELBERG_${code}`, path]);
  });

  it("accepts rounding in symmetric matrices and makes them exactly symmetric", () => {
    const [a, b] = [0.1 + 0.2, 0.3];
    const { nature } = lqgGame({
      ...sound,
      common: { names: ["x"], covariance: [[1]] },
      leader: { ...leader, private: { names: ["w"], covariance: [[1]] } },
      followers: { ...followers, private: { names: ["xi"], covariance: [[1]] } },
    });
    expect(nature.common.covariance.get(0, 0)).toBe(1);
    const two = lqgGame({
      name: "two",
      count: 1,
      common: {
        names: ["a", "b"],
        covariance: [
          [1, a],
          [b, 1],
        ],
      },
      leader: { actions: ["p"], cost: eye(6) },
      followers: { actions: ["u"], cost: eye(6) },
    });
    const { covariance } = two.nature.common;
    expect(covariance.get(0, 1)).toBe(covariance.get(1, 0));
  });

  it("accepts a singular covariance", () => {
    const v = [0.1, 0.7, 1.3];
    const game = lqgGame({
      name: "singular",
      count: 1,
      common: { names: ["a", "b", "c"], covariance: v.map((x) => v.map((y) => x * y)) },
      leader: { actions: ["p"], cost: eye(7) },
      followers: { actions: ["u"], cost: eye(7) },
    });
    expect(game.nature.common.names).toEqual(["a", "b", "c"]);
  });
});
