import {
  type ClassGame,
  classCosts,
  classPlanFromNames,
  classView,
  expectedCosts,
  gameHash,
  loadAnyGame,
  loadClassGame,
  nameClassPlan,
  withCount,
} from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { evaluate } from "mathjs";
import { Matrix } from "ml-matrix";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { refusal } from "./refused-game.ts";

const sound = `format: 1
kind: lqg
name: base
common:
  - { name: x, mean: 1, variance: 1 }
leader:
  actions: [price]
  private: [{ name: w, variance: 0.2 }]
  observes: { forecast: x + w }
  cost: (mean(u) + 2*mean(v) - x)^2 + 0.3*(u - need)^2 + 0.1*u*v^0 + price^2
population: { count: 10 }
followers:
  - name: homes
    share: 0.6
    actions: [u]
    private: [{ name: need, mean: 2, variance: 1 }]
    observes: { reading: x + need }
    cost: 0.5*(u - need)^2 + price*u + 0.1*mean(v)*u
  - name: shops
    share: 0.4
    actions: [v]
    private: [{ name: wish, mean: -1, variance: 0.5 }]
    observes: { demand: wish }
    cost: (v - wish)^2 + price*v + 0.2*mean(need)*v`;

function read(text: string): ClassGame {
  const game = readAnyGame(text, { file: "game.yaml" });
  if (game.kind !== "classes") throw new RangeError("one class");
  return game;
}

/** {@link sound} with `text` in place of one line; one after the last is added. */
function changed(line: number, text: string): string {
  const lines = sound.split("\n");
  lines[line - 1] = text;
  return lines.join("\n");
}

describe("refuses", () => {
  it.each([
    [
      "shares that do not add up",
      20,
      "    share: 0.3",
      "STACKELBERG_SHARES",
      "20:12",
      "1, with 0.4 here for instance",
    ],
    [
      "a share of 0",
      14,
      "    share: 0",
      "STACKELBERG_OUT_OF_RANGE",
      "14:12",
      "a number above 0, at most 1",
    ],
    [
      "a negative share",
      14,
      "    share: -0.6",
      "STACKELBERG_OUT_OF_RANGE",
      "14:12",
      "a number above 0, at most 1",
    ],
    ["a share in words", 14, "    share: most", "STACKELBERG_WRONG_TYPE", "14:12", "a number"],
    [
      "a class without a share",
      14,
      "    label: Homes",
      "STACKELBERG_MISSING_KEY",
      "13:5",
      "name, share, actions, cost",
    ],
    [
      "two classes of one name",
      19,
      "  - name: homes",
      "STACKELBERG_DUPLICATE_NAME",
      "19:11",
      "names that differ among the classes of followers",
    ],
    [
      "an action of two classes",
      21,
      "    actions: [u]",
      "STACKELBERG_DUPLICATE_NAME",
      "21:15",
      "names that differ among the variables, actions and parameters of the game",
    ],
    [
      "a variable of two classes",
      22,
      "    private: [{ name: need, variance: 1 }]",
      "STACKELBERG_DUPLICATE_NAME",
      "22:23",
      "names that differ among the variables, actions and parameters of the game",
    ],
    [
      "an observation of two classes",
      23,
      "    observes: { reading: wish }",
      "STACKELBERG_DUPLICATE_NAME",
      "23:17",
      "names that differ among the observations of all classes",
    ],
    [
      "followers who cannot be shared out",
      11,
      "population: { count: 12 }",
      "STACKELBERG_CLASS_SIZE",
      "11:22",
      "a number of which each share is a whole number, at least 1: 10 or 15, or infinity",
    ],
    [
      "too few followers",
      11,
      "population: { count: 1 }",
      "STACKELBERG_CLASS_SIZE",
      "11:22",
      "a number of which each share is a whole number, at least 1: 5, or infinity",
    ],
    [
      "a number that is not known",
      11,
      "population: { count: { mean: 10, sd: 1 } }",
      "STACKELBERG_NOT_WITH_CLASSES",
      "11:15",
      "a game without it, or one class of followers",
    ],
    [
      "no number at all",
      11,
      "label: No number",
      "STACKELBERG_MISSING_KEY",
      "12:1",
      "population: { count: … } beside followers",
    ],
    [
      "a count of one class",
      14,
      "    count: 6",
      "STACKELBERG_TWO_COUNTS",
      "14:5",
      "share here, and population: { count: … } at the top",
    ],
    [
      "quantities of two classes in a product",
      10,
      "  cost: price^2 + 0.5*(mean(u) + u*(v - wish))",
      "STACKELBERG_ACROSS_CLASSES",
      "10:34",
      "means, as in mean(u)*mean(v)",
    ],
    [
      "a square of two classes",
      10,
      "  cost: price^2 + (need - v)^2",
      "STACKELBERG_ACROSS_CLASSES",
      "10:19",
      "means, as in mean(need)*mean(v)",
    ],
    [
      "another class in a cost",
      18,
      "    cost: (u - need)^2 + 0.1*u*v",
      "STACKELBERG_ACROSS_CLASSES",
      "18:32",
      "mean(v)",
    ],
    [
      "another class's variable in a cost",
      24,
      "    cost: v^2 + v*need",
      "STACKELBERG_ACROSS_CLASSES",
      "24:19",
      "mean(need)",
    ],
    [
      "another class's variable in an observation",
      23,
      "    observes: { demand: need }",
      "STACKELBERG_NOT_OBSERVABLE",
      "23:25",
      "one of x, wish",
    ],
    [
      "a major follower",
      11,
      "population: { count: 10 }\nmajor: { actions: [m], cost: m^2 }",
      "STACKELBERG_NOT_WITH_CLASSES",
      "12:1",
      "a game without it, or one class of followers",
    ],
    [
      "payments by a major",
      11,
      "population: { count: 10 }\npayments: { by: major }",
      "STACKELBERG_UNKNOWN_PAYER",
      "12:17",
      "followers",
    ],
    [
      "participation",
      11,
      "population: { count: 10 }\nparticipation: { outside: noRule }",
      "STACKELBERG_NOT_WITH_CLASSES",
      "12:1",
      "a game without it, or one class of followers",
    ],
    [
      "a leader who sees means",
      9,
      "  monitors: mean",
      "STACKELBERG_NOT_WITH_CLASSES",
      "9:3",
      "a game without it, or one class of followers",
    ],
    [
      "trembles",
      14,
      "    share: 0.6\n    tremble: { u: 0.1 }",
      "STACKELBERG_NOT_WITH_CLASSES",
      "15:5",
      "a game without it, or one class of followers",
    ],
    [
      "a target for an unknown action",
      24,
      "    cost: v^2\ntarget: { followers: { z: 1 } }",
      "STACKELBERG_UNKNOWN_NAME",
      "25:24",
      "one of u, v",
    ],
    [
      "a target on what another class sees",
      24,
      "    cost: v^2\ntarget: { followers: { v: reading } }",
      "STACKELBERG_UNKNOWN_NAME",
      "25:27",
      "demand",
    ],
  ] as const)("%s", (_, line, text, code, at, expected) => {
    const error = refusal(() => read(changed(line, text)));
    const { position } = error.details;
    expect([error.code, `${position?.line}:${position?.column}`]).toEqual([code, at]);
    expect(error.details.expected).toBe(expected);
  });
});

describe("a game with two classes", () => {
  const game = read(sound);

  test("has the costs that mathjs computes from the formulas", () => {
    const content = parse(sound);
    const { common, leaderPrivate, classes, leader } = game;
    const mean = (name: string) => `mean_${name}`;
    const blocks = classes.map((each) => each.private);
    const variables: readonly (readonly [string, number])[] = [
      ...[common, leaderPrivate].flatMap((b) =>
        b.names.map((n, i) => [n, b.mean[i] ?? 0] as const),
      ),
      ...blocks.flatMap((b) => [
        ...b.names.map((n, i) => [n, b.mean[i] ?? 0] as const),
        ...b.names.map((n, i) => [mean(n), b.mean[i] ?? 0] as const),
      ]),
      ...classes.flatMap(({ actions }) =>
        [...actions, ...actions.map(mean)].map((n) => [n, 0] as const),
      ),
      ...leader.actions.map((n) => [n, 0] as const),
    ];
    const values = Object.fromEntries(variables.map(([n], i) => [n, 2 * Math.sin(3 * i + 1)]));
    const zeta = Matrix.columnVector([1, ...variables.map(([n, m]) => (values[n] ?? 0) - m)]);
    const formulas = [
      content.leader.cost,
      ...content.followers.map((f: { cost: string }) => f.cost),
    ];
    [leader, ...classes].forEach(({ cost }, k) => {
      const found = zeta.transpose().mmul(cost).mmul(zeta).get(0, 0) / 2;
      const formula = String(formulas[k]).replaceAll(/mean\((\w+)\)/g, "mean_$1");
      expect(found).toBeCloseTo(evaluate(formula, values), 10);
    });
  });

  test("costs as much in the view of each class", () => {
    const plan = classPlanFromNames(game, {
      followers: { u: { constant: 0.4, reading: 0.3 }, v: { constant: -1, demand: 0.7 } },
      leader: { price: { constant: 1, forecast: 0.2, "mean(reading)": 0.1, "mean(demand)": -0.3 } },
    });
    const costs = classCosts(game, plan);
    [0, 1].forEach((k) => {
      const view = classView(game, plan, k);
      const seen = expectedCosts(view.game, view.plan);
      expect(view.game.count).toBe([6, 4][k]);
      expect(seen.leader).toBeCloseTo(costs.leader, 12);
      expect(seen.followers).toBeCloseTo(costs.classes[k] ?? Number.NaN, 12);
    });
    expect(classPlanFromNames(game, nameClassPlan(game, plan))).toEqual(plan);
  });

  test("has a hash that knows shares and classes, and not the number of followers", () => {
    expect(gameHash(withCount(game, 100))).toBe(gameHash(game));
    const other = read(sound.replace("0.6", "0.5").replace("0.4\n", "0.5\n"));
    expect(gameHash(other)).not.toBe(gameHash(game));
  });

  test("takes another number of followers that can be shared out", () => {
    expect(withCount(game, Number.POSITIVE_INFINITY).count).toBe(Number.POSITIVE_INFINITY);
    expect(() => withCount(game, 11)).toThrow(
      expect.objectContaining({ code: "STACKELBERG_CLASS_SIZE" }),
    );
  });

  test("thirds are close enough", () => {
    const third = (name: string, share: number) => ({
      name,
      share,
      actions: [`u${name}`],
      cost: `u${name}^2`,
    });
    const thirds = loadClassGame({
      format: 1,
      kind: "lqg",
      name: "thirds",
      leader: { actions: ["p"], cost: "p^2" },
      population: { count: 300 },
      followers: [third("a", 0.3333333333), third("b", 0.3333333333), third("c", 0.3333333334)],
    });
    expect(thirds.classes).toHaveLength(3);
  });
});

test("a list of one class is a game with one class", () => {
  const one = loadAnyGame({
    format: 1,
    kind: "lqg",
    name: "one",
    leader: { actions: ["p"], cost: "p^2 + (mean(u) - 1)^2" },
    population: { count: 7 },
    followers: [{ name: "all", share: 1, actions: ["u"], cost: "u^2 + p*u" }],
  });
  expect([one.kind, one.count]).toEqual(["lqg", 7]);
});
