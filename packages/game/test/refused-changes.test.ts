import {
  loadClassGame,
  loadFiniteGame,
  withCount,
  withMonitoring,
  withParameters,
} from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { changedGame, refusal, soundGame } from "./refused-game.ts";

const game = readGame(soundGame);
const classes = loadClassGame({
  format: 1,
  kind: "lqg",
  name: "two-classes",
  leader: { actions: ["price"], cost: "mean(u)^2 + mean(v)^2 + price^2" },
  population: { count: 10 },
  followers: [
    { name: "homes", share: 0.8, actions: ["u"], cost: "(u - 1)^2 + price*u" },
    { name: "shops", share: 0.2, actions: ["v"], cost: "(v - 1)^2 + price*v" },
  ],
});
const finite = loadFiniteGame({
  format: 1,
  kind: "finite",
  name: "toll",
  leader: { actions: { toll: [0] }, cost: "share(1)" },
  followers: { count: 5, actions: { side: [0, 1] }, cost: "side" },
});

/** What is wrong, without its place. */
function mistake(action: () => unknown) {
  const { code, problem, details } = refusal(action);
  return { code, problem, found: details.found, expected: details.expected };
}

describe("a changed game refuses what a file refuses", () => {
  it.each([-3, 0, 2.5, Number.NaN, 1e16, 1e300, Number.NEGATIVE_INFINITY])("%d followers", (n) => {
    const yaml = Number.isNaN(n) ? ".nan" : n === Number.NEGATIVE_INFINITY ? "-.inf" : String(n);
    const inFile = mistake(() => readGame(changedGame(14, `  count: ${yaml}`)));
    expect(inFile.code).toBe("STACKELBERG_BAD_COUNT");
    for (const one of [game, classes, finite]) {
      expect(mistake(() => withCount(one, n))).toEqual(inFile);
    }
  });

  it("numbers of followers that are no numbers", () => {
    for (const count of ["10", null, undefined, [10]]) {
      expect(mistake(() => withCount(game, count as never)).code).toBe("STACKELBERG_BAD_COUNT");
    }
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("the variance %d", (variance) => {
    const yaml = variance === -1 ? "-1" : Number.isNaN(variance) ? ".nan" : ".inf";
    const tremble = `  count: 10\n  tremble: { u: ${yaml} }`;
    const noise = `leader:\n  monitors: { what: actions, noise: ${yaml} }`;
    expect(mistake(() => withMonitoring(game, { tremble: [variance] }))).toEqual(
      mistake(() => readGame(changedGame(14, tremble))),
    );
    expect(mistake(() => withMonitoring(game, { noise: variance }))).toEqual(
      mistake(() => readGame(changedGame(8, noise))),
    );
  });

  it("trembles of too many actions, and something that nobody can see", () => {
    expect(mistake(() => withMonitoring(game, { tremble: [0, 0] }))).toMatchObject({
      code: "STACKELBERG_WRONG_LENGTH",
      found: "a list of 2",
      expected: "a list of 1 number",
    });
    expect(mistake(() => withMonitoring(game, { what: "means" as never }))).toMatchObject({
      code: "STACKELBERG_UNKNOWN_VALUE",
      expected: "mean, perhaps (one of actions, mean, none)",
    });
  });

  it("constants that are no numbers, or that the game lacks", () => {
    expect(mistake(() => withParameters(game, { k: Number.NaN }))).toMatchObject({
      code: "STACKELBERG_NOT_FINITE",
      found: "NaN",
    });
    expect(mistake(() => withParameters({ ...game, family: null }, { k: 1 }))).toMatchObject({
      code: "STACKELBERG_UNKNOWN_NAME",
      found: '"k"',
    });
  });
});

it("the largest number of followers and the limit are none too many", () => {
  for (const count of [1, 1e15, Number.POSITIVE_INFINITY]) {
    expect(withCount(game, count).count).toBe(count);
    expect(withCount(finite, count).count).toBe(count);
  }
});
