import * as door from "stackelberg";
import { describe, expect, test } from "vitest";

const specs = {
  lqg: {
    format: 1,
    kind: "lqg",
    name: "one-class",
    leader: { actions: ["price"], cost: "(u - 1)^2 + price^2" },
    followers: { count: 10, actions: ["u"], cost: "u^2 + price*u" },
  },
  classes: {
    format: 1,
    kind: "lqg",
    name: "two-classes",
    leader: { actions: ["price"], cost: "mean(u)^2 + mean(v)^2 + price^2" },
    population: { count: 10 },
    followers: [
      { name: "homes", share: 0.8, actions: ["u"], cost: "(u - 1)^2 + price*u" },
      { name: "shops", share: 0.2, actions: ["v"], cost: "(v - 1)^2 + price*v" },
    ],
  },
  finite: {
    format: 1,
    kind: "finite",
    name: "left-right",
    leader: { actions: { toll: [0] }, cost: "share(1)" },
    followers: { count: 5, actions: { side: [0, 1] }, cost: "side*share(1)" },
  },
} as const;
type Kind = keyof typeof specs;
const kinds = Object.keys(specs) as Kind[];
const games = {
  lqg: door.loadGame(specs.lqg),
  classes: door.loadClassGame(specs.classes),
  finite: door.loadFiniteGame(specs.finite),
};

/** What does the same for every kind; a gap where nothing does. */
const families: readonly (readonly [lqg: string, classes?: string, finite?: string])[] = [
  ["design", "designClasses", "designKernel"],
  ["evaluate", "evaluateClasses", "evaluateKernel"],
  ["verify", "verifyClasses", "verifyKernel"],
  ["populationStudy", "classPopulationStudy", "finitePopulation"],
  ["solvedTarget", "solvedClassTarget"],
  ["teamOptimum", "classTeamOptimum"],
  ["staticStackelberg", "classStaticStackelberg"],
  ["simultaneousNash", "classSimultaneousNash"],
  ["nashResponse", "classNashResponse"],
  ["noRule", "classNoRule"],
  ["targetPlan", "classTarget"],
  ["frontier"],
  ["valueOfReadings"],
  ["uncertainCount"],
  ["meanFieldEquilibrium"],
  ["energyFrontier"],
  ["quantiseGame"],
  ["withMonitoring"],
  ["withParameters"],
  ["", "", "bestKernel"],
  ["", "", "bestDeterministicRule"],
  ["", "", "kernelResponse"],
  ["", "", "followerEquilibria"],
  ["", "", "roundedPlan"],
];

const entries = families.flatMap((names) =>
  kinds.flatMap((kind, i) => (names[i] ? [{ name: names[i], kind, names }] : [])),
);

/** As JavaScript calls it: whatever the types say. */
async function thrownBy(name: string, ...given: readonly unknown[]): Promise<unknown> {
  try {
    const called = (door as unknown as Record<string, (...all: readonly unknown[]) => unknown>)[
      name
    ];
    await called?.(...given);
  } catch (error) {
    return error;
  }
  return `${name} took it`;
}

describe.each(entries)("$name", ({ name, kind, names }) => {
  const others = kinds.filter((other) => other !== kind);

  test.each(others)("a game of kind %s goes to the function for it", async (other) => {
    const error = await thrownBy(name, games[other]);
    expect(error).toMatchObject({ name: "GameError", code: "STACKELBERG_OTHER_KIND" });
    const instead = names[kinds.indexOf(other)];
    if (!instead) return;
    expect(error).toMatchObject({ details: { expected: `${instead}, which takes it` } });
    // the function that is named does take it as a game
    expect(await thrownBy(instead, games[other])).not.toMatchObject({
      code: "STACKELBERG_OTHER_KIND",
    });
  });

  test.each([
    ["nothing", undefined, "nothing"],
    ["the content of a file", specs[kind], "a map"],
    ["the name of a file", "game.yaml", '"game.yaml"'],
    ["a number", 3, "3"],
  ])("%s is no game", async (_, given, found) => {
    const load = { lqg: "loadGame", classes: "loadClassGame", finite: "loadFiniteGame" }[kind];
    expect(await thrownBy(name, given)).toMatchObject({
      code: "STACKELBERG_WRONG_TYPE",
      details: { found, expected: `a game as ${load} makes it` },
    });
  });
});

const kernel = door.constantKernel(games.finite, 0);
const plan = { major: [[1]], followers: [[1, 0]] };

test.each([
  [
    "design",
    [games.lqg, { solvr: 1 }],
    "solver, perhaps (one of solver, epsilon, participation, defence)",
  ],
  ["designClasses", [games.classes, { epsilom: 1 }], "epsilon, perhaps (one of solver, epsilon)"],
  ["populationStudy", [games.lqg, [1, 10], { onRows: 1 }], "onRow"],
  ["frontier", [games.lqg, { count: [1] }], "counts, perhaps (one of counts, variances, onPoint)"],
  ["epsilonIncentive", [{ epsilons: 1 }], "epsilon"],
  ["tariff", [{ margins: 1 }], "margin"],
  ["designKernel", [games.finite, { node: 1 }], "nodes, perhaps (one of tolerance, nodes, onNode)"],
  [
    "evaluateKernel",
    [games.finite, kernel, { tolerence: 1 }],
    "tolerance, perhaps (one of tolerance, nodes, onNode)",
  ],
  [
    "finitePopulation",
    [games.finite, { countz: [1] }],
    "counts, perhaps (one of tolerance, nodes, onNode, counts, onRow)",
  ],
  [
    "bestKernel",
    [games.finite, plan, { monitor: "none" }],
    "monitors, perhaps (one of monitors, tolerance)",
  ],
  ["bestDeterministicRule", [games.finite, plan, { nods: 1 }], "nodes"],
  [
    "quantiseGame",
    [games.lqg, { action: {} }],
    "actions, perhaps (one of actions, points, observationPoints, plan)",
  ],
])("%s has no option of a wrong name", async (name, given, expected) => {
  const error = await thrownBy(name, ...given);
  expect(error).toMatchObject({ name: "StackelbergError", code: "STACKELBERG_UNKNOWN_OPTION" });
  const [found = ""] = Object.keys(given.at(-1) as object);
  expect((error as Error).message).toBe(
    `${name} has no such option; found "${found}"; expected ${expected}`,
  );
});

test.each(["minimum-energy", null, [1, 10], 3])("%j is no map of options", async (given) => {
  const error = await thrownBy("design", games.lqg, given);
  expect(error).toMatchObject({ code: "STACKELBERG_UNKNOWN_OPTION" });
  expect((error as Error).message).toMatch(
    /^design takes its options by name; found .*; expected a map with solver, epsilon, participation, defence$/,
  );
});

test("a study whose numbers of followers are given by name", async () => {
  for (const [name, game] of [
    ["populationStudy", games.lqg],
    ["classPopulationStudy", games.classes],
  ] as const) {
    const error = await thrownBy(name, game, { countz: [1, 10] });
    expect(error).toMatchObject({ code: "STACKELBERG_COUNTS" });
    expect((error as Error).message).toContain("found a map; expected whole numbers");
  }
});

test("options that are known are none too many", async () => {
  const { schema } = door.design(games.lqg, { defence: false, epsilon: 0.1 });
  expect(schema).toBe("stackelberg.design/1");
  expect(await thrownBy("design", games.lqg, {})).toBe("design took it");
});

test("an option of a wrong name where a game is read", async () => {
  const text = JSON.stringify(specs.lqg);
  for (const [name, given] of [
    ["loadGame", specs.lqg],
    ["loadClassGame", specs.classes],
    ["loadFiniteGame", specs.finite],
    ["loadAnyGame", specs.lqg],
    ["readGame", text],
    ["readAnyGame", text],
  ] as const) {
    const error = await thrownBy(name, given, { parametrs: { a: 1 } });
    expect(error).toMatchObject({
      code: "STACKELBERG_UNKNOWN_OPTION",
      message:
        'reading a game has no such option; found "parametrs"; expected parameters, perhaps (one of parameters, file)',
    });
    const file = name.startsWith("read") ? { file: "game.yaml" } : {};
    expect(await thrownBy(name, given, { parameters: {}, ...file })).toBe(`${name} took it`);
  }
});

test.each([
  ["evaluate", "lqg"],
  ["evaluateClasses", "classes"],
] as const)("%s takes a list of rules", async (name, kind) => {
  for (const [rules, found] of [
    ["price = 1", '"price = 1"'],
    [undefined, "nothing"],
    [[1], "a list of 1"],
  ] as const) {
    expect(await thrownBy(name, games[kind], rules)).toMatchObject({
      code: "STACKELBERG_WRONG_TYPE",
      details: { found, expected: 'a list of texts such as ["price = …"]' },
    });
  }
  expect(await thrownBy(name, games[kind], [])).toMatchObject({
    code: "STACKELBERG_RULE_MISSING",
    details: { expected: 'a rule such as "price = …"' },
  });
});
