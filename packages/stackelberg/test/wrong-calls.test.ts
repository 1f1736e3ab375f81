import * as door from "stackelberg";
import { describe, expect, test } from "vitest";

const gameOf = (name: string) =>
  door.readAnyGame(door.gallery.find((entry) => entry.name === name)?.text ?? "");
const games = { lqg: gameOf("minimal"), classes: gameOf("cold-evening"), finite: gameOf("audit") };

// what a program without types calls
type Untyped = (...values: readonly unknown[]) => unknown;
const functions = new Map<string, unknown>(Object.entries(door));
const call = async (name: string, ...values: readonly unknown[]) =>
  (functions.get(name) as Untyped)(...values);

describe.each([
  ["design", "lqg", { classes: "designClasses", finite: "designKernel" }],
  ["evaluate", "lqg", { classes: "evaluateClasses", finite: "evaluateKernel" }],
  ["verify", "lqg", { classes: "verifyClasses", finite: "verifyKernel" }],
  ["populationStudy", "lqg", { classes: "classPopulationStudy", finite: "finitePopulation" }],
  ["frontier", "lqg", { classes: "", finite: "" }],
  ["designClasses", "classes", { lqg: "design", finite: "designKernel" }],
  ["evaluateClasses", "classes", { lqg: "evaluate", finite: "evaluateKernel" }],
  ["verifyClasses", "classes", { lqg: "verify", finite: "verifyKernel" }],
  ["classPopulationStudy", "classes", { lqg: "populationStudy", finite: "finitePopulation" }],
  ["designKernel", "finite", { lqg: "design", classes: "designClasses" }],
  ["evaluateKernel", "finite", { lqg: "evaluate", classes: "evaluateClasses" }],
  ["verifyKernel", "finite", { lqg: "verify", classes: "verifyClasses" }],
] as const)("%s is for games of kind %s", (name, _, others) => {
  test.each(Object.entries(others))("%s: refused, %j named", async (kind, other) => {
    const error = await call(name, games[kind as keyof typeof games]).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "STACKELBERG_OTHER_KIND" });
    expect(String(error)).toContain(`${name} is for another kind of game`);
    if (other !== "") expect(String(error)).toContain(`${other} takes the one found`);
    expect(door).toHaveProperty(other === "" ? name : other);
  });

  test.each([undefined, null, 3, "minimal", {}, []])("%j is no game", async (value) => {
    await expect(call(name, value)).rejects.toMatchObject({ code: "STACKELBERG_OTHER_KIND" });
  });
});

test.each([
  ["design", games.lqg, "solvr", "solver, perhaps"],
  ["design", games.lqg, "participate", "participation, perhaps"],
  ["designClasses", games.classes, "epsilonn", "epsilon, perhaps"],
  ["designKernel", games.finite, "node", "nodes, perhaps"],
  ["evaluateKernel", games.finite, "tolerence", "tolerance, perhaps"],
  ["frontier", games.lqg, "count", "counts, perhaps"],
  ["populationStudy", games.lqg, "onrow", "expected onRow"],
] as const)("%s has no option like that", async (name, game, option, expected) => {
  const options = { [option]: 1 };
  const values =
    name === "evaluateKernel" || name === "populationStudy" ? [[], options] : [options];
  const error = await call(name, game, ...values).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: "STACKELBERG_UNKNOWN_OPTION" });
  expect(String(error)).toContain(expected);
});

describe("numbers of followers and variances that are none", () => {
  test.each([-3, 0, 2.5, 1e300, Number.NaN, "10", null])("%j followers", async (count) => {
    for (const game of Object.values(games)) {
      await expect(call("withCount", game, count)).rejects.toMatchObject({
        code: "STACKELBERG_BAD_COUNT",
      });
    }
  });

  test.each([
    [{ noise: -1 }, "STACKELBERG_NEGATIVE_VARIANCE"],
    [{ noise: Number.NaN }, "STACKELBERG_NOT_FINITE"],
    [{ tremble: [] }, "STACKELBERG_WRONG_LENGTH"],
    [{ tremble: [-0.1] }, "STACKELBERG_NEGATIVE_VARIANCE"],
    [{ tremble: 0.1 }, "STACKELBERG_WRONG_TYPE"],
    [{ what: "all" }, "STACKELBERG_UNKNOWN_VALUE"],
  ])("monitoring with %j", async (terms, code) => {
    await expect(call("withMonitoring", games.lqg, terms)).rejects.toMatchObject({ code });
  });
});
