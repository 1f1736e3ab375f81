import { readdirSync, readFileSync } from "node:fs";
import {
  expectedCosts,
  gameHash,
  type LqgGame,
  loadGame,
  type Role,
  zetaLayout,
} from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { evaluate } from "mathjs";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const folder = new URL("games/", import.meta.url);
const finite = ["audit.yaml", "charging-night.yaml"];
const files = readdirSync(folder).filter((file) => !finite.includes(file));
const textOf = (file: string) => readFileSync(new URL(file, folder), "utf8");

/** A value for every raw symbol, different for each, and the centred ζ it stands for. */
function somePoint(game: LqgGame): { values: Record<string, number>; zeta: number[] } {
  const { nature, leader, major, followers } = game;
  const mean = (name: string) => `mean_${name}`;
  const own = nature.followers.names;
  const variables = [
    ...[nature.common, nature.leader, nature.major, nature.followers].flatMap((b) => b.names),
    ...own.map(mean),
  ];
  const means = [
    nature.common,
    nature.leader,
    nature.major,
    nature.followers,
    nature.followers,
  ].flatMap((b) => b.mean);
  const actions = [
    ...followers.actions,
    ...followers.actions.map(mean),
    ...(major?.actions ?? []),
    ...leader.actions,
  ];
  const symbols = [...variables, ...actions];
  const values = Object.fromEntries(symbols.map((name, i) => [name, Math.sin(3 * i + 1) * 2]));
  const zeta = symbols.map((name, i) => (values[name] ?? 0) - (means[i] ?? 0));
  return { values, zeta: [1, ...zeta] };
}

const asMathjs = (formula: string) => formula.replaceAll(/mean\((\w+)\)/g, "mean_$1");

describe.each(files)("%s", (file) => {
  const game = readGame(textOf(file), { file });
  const content = parse(textOf(file));
  const { values, zeta } = somePoint(game);
  const constants: Record<string, number> = content.parameters ?? {};
  const roles: Role[] = game.major ? ["leader", "major", "followers"] : ["leader", "followers"];

  it.each(roles)("has the cost of the %s that mathjs computes from its formula", (role) => {
    const column = Matrix.columnVector(zeta);
    const cost =
      column
        .transpose()
        .mmul(game[role]?.cost ?? new Matrix(0, 0))
        .mmul(column)
        .get(0, 0) / 2;
    expect(cost).toBeCloseTo(
      evaluate(asMathjs(content[role].cost), { ...constants, ...values }),
      9,
    );
  });

  it.each(roles)(
    "has the observations of the %s that mathjs computes from their formulas",
    (role) => {
      const { names, rows } = game[role]?.observations ?? game.leader.observations;
      expect(names).toEqual(Object.keys(content[role].observes ?? {}));
      const basis = Matrix.columnVector(zeta.slice(0, zetaLayout(game).basisSize));
      names.forEach((name, i) => {
        const observed = rows
          .subMatrix(i, i, 0, rows.columns - 1)
          .mmul(basis)
          .get(0, 0);
        expect(observed).toBeCloseTo(evaluate(content[role].observes[name], { ...values }), 9);
      });
    },
  );

  it("has the count, the names and the covariances of the file", () => {
    const count = content.followers.count;
    expect(game.count).toBe(count === "infinity" ? Number.POSITIVE_INFINITY : count);
    expect(game.leader.actions).toEqual(content.leader.actions);
    expect(game.followers.actions).toEqual(content.followers.actions);
    const variances = (content.common ?? []).flatMap(
      (v: { variance?: number; covariance?: number[][] }) =>
        v.covariance ? v.covariance.map((row, i) => row[i]) : [v.variance],
    );
    expect(game.nature.common.covariance.diagonal()).toEqual(variances);
  });
});

it.each(finite)("says that %s is for loadAnyGame", (file) => {
  expect(() => readGame(textOf(file), { file })).toThrow(
    expect.objectContaining({ code: "STACKELBERG_OTHER_KIND" }),
  );
});

describe("loadGame", () => {
  const spec = {
    format: 1,
    kind: "lqg",
    name: "all parts",
    label: "All parts",
    units: { u: "kW", cost: "EUR" },
    parameters: { a: 2, b: { value: 0.5, range: [0, 1] } },
    common: [
      {
        names: ["x", "y"],
        mean: [1, 2],
        covariance: [
          [2, 1],
          [1, 2],
        ],
      },
      { name: "z", variance: 3 },
    ],
    leader: {
      label: "utility",
      actions: ["p", "q"],
      default: { q: 7 },
      knows: "observations",
      monitors: "actions",
      cost: "p^2 + q^2/a + u*b",
    },
    followers: {
      count: 3,
      actions: ["u"],
      private: [{ name: "w", mean: 4, variance: 1 }],
      observes: { r: "a*x - y/2 + w + 10" },
      cost: "(u - w)^2 + p*u",
    },
    target: { followers: { u: "b*r + a" }, leader: { p: "mean(r) - 1", q: 0 } },
  };

  it("reads every part", () => {
    const game = loadGame(spec);
    expect(game).toMatchObject({
      name: "all parts",
      label: "All parts",
      units: { u: "kW" },
      count: 3,
    });
    expect(game).toMatchObject({
      knows: "observations",
      defaultAction: [0, 7],
      leader: { label: "utility" },
    });
    expect(game.nature.common.covariance.to2DArray()).toEqual([
      [2, 1, 0],
      [1, 2, 0],
      [0, 0, 3],
    ]);
    expect(game.followers.observations.rows.to2DArray()).toEqual([[15, 2, -0.5, 0, 1, 0]]);
    expect(game.leader.cost.get(7, 8)).toBe(0);
    expect(game.leader.cost.get(9, 9)).toBe(1);
  });

  it("gives a target its coefficients by name, without zeros", () => {
    expect(loadGame(spec).target).toEqual({
      followers: { u: { constant: 2, r: 0.5 } },
      leader: { p: { constant: -1, "mean(r)": 1 }, q: {} },
    });
  });

  it("replaces values of parameters", () => {
    expect(loadGame(spec, { parameters: { b: 0.25 } }).target?.followers).toEqual({
      u: { constant: 2, r: 0.25 },
    });
    expect(() => loadGame(spec, { parameters: { c: 1 } })).toThrow(/no such parameter/);
  });

  it("does not change what it is given, nor follow its changes", () => {
    const given = structuredClone(spec);
    const game = loadGame(given);
    expect(given).toEqual(spec);
    given.leader.actions.push("late");
    expect(game.leader.actions).toEqual(["p", "q"]);
  });

  it("gives a game whose expected costs are numbers", () => {
    const game = loadGame(spec);
    const plan = {
      followers: Matrix.zeros(1, 2),
      major: null,
      leader: Matrix.zeros(2, 2),
    };
    // E (u − w)² at u = 0 is 4² + 1, and the leader's cost is 0 there
    expect(expectedCosts(game, plan)).toEqual({ leader: 0, followers: 17, major: null });
  });

  it("reads a list of one class as that class alone", () => {
    const { count, ...followers } = spec.followers;
    const one = {
      ...spec,
      population: { count },
      followers: [{ name: "all", share: 1, ...followers }],
    };
    expect(gameHash(loadGame(one))).toBe(gameHash(loadGame(spec)));
  });

  it("says which functions read several classes of followers", () => {
    const { count, ...followers } = spec.followers;
    const other = { ...followers, actions: ["v"], private: [], observes: {}, cost: "v^2" };
    const classes = [
      { name: "one", share: 0.5, ...followers },
      { name: "two", share: 0.5, ...other },
    ];
    expect(() => loadGame({ ...spec, population: { count }, followers: classes })).toThrow(
      expect.objectContaining({
        code: "STACKELBERG_SEVERAL_CLASSES",
        details: expect.objectContaining({ path: ["followers"] }),
      }),
    );
  });
});
