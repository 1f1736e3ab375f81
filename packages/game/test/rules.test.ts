import { parseRule, ruleScope } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { changedGame, refusal, soundGame } from "./refused-game.ts";

const game = readGame(soundGame);
const withMajor = readGame(
  soundGame.replace(
    "followers:",
    "major: { actions: [plant], observes: { weather: x }, cost: plant^2 }\nfollowers:",
  ),
);
const rule = (text: string, of = game) => parseRule(text, ruleScope(of));
const coefficients = (text: string, of = game) =>
  Object.fromEntries(rule(text, of).expression.coefficients);

describe("parseRule", () => {
  it("reads constant, own observations, readings and monitored actions", () => {
    const { name, expression } = rule("price = 0.4*(mean(u) - 5) - mean(reading)/2 + 3*forecast");
    expect(name).toBe("price");
    expect(expression.constant).toBe(-2);
    expect(Object.fromEntries(expression.coefficients)).toEqual({
      "mean(u)": 0.4,
      "mean(reading)": -0.5,
      forecast: 3,
    });
  });
  it("says where name and expression stand", () => {
    expect(rule("  price =1")).toMatchObject({ nameOffset: 2, expressionOffset: 9 });
  });
  it("uses parameters where they are given", () => {
    const scope = ruleScope(game, new Map([["k", 2]]));
    expect(parseRule("price = k*mean(u)", scope).expression.coefficients.get("mean(u)")).toBe(2);
    expect(refusal(() => rule("price = k*mean(u)")).details).toMatchObject({
      offset: 8,
      found: '"k"',
    });
  });
  it.each([
    ["0.4*mean(u)", "FORMULA_SYNTAX", 0],
    ["2price = 1", "BAD_NAME", undefined],
    ["= 1", "BAD_NAME", undefined],
    ["price = ", "FORMULA_SYNTAX", 8],
    ["price = 2 mean(u)", "IMPLICIT_MULTIPLICATION", 10],
    ["price = mean(u)^2", "NOT_AFFINE", 8],
    ["price = a = b", "FORMULA_SYNTAX", 10],
    ["price = mean(v)", "UNKNOWN_NAME", 8],
  ])("refuses %s", (text, code, offset) => {
    const error = refusal(() => rule(text));
    expect([error.code, error.details.offset]).toEqual([`STACKELBERG_${code}`, offset]);
  });
});

describe("ruleScope", () => {
  it.each(["u", "reading"])("asks for the mean of %s among several followers", (name) => {
    const error = refusal(() => rule(`price = 1 + ${name}`));
    expect(error.code).toBe("STACKELBERG_NOT_OBSERVABLE");
    expect(error.details).toMatchObject({ offset: 12, expected: `the mean, mean(${name})` });
  });
  it("takes bare names for their means with one follower", () => {
    const alone = readGame(changedGame(14, "  count: 1"));
    expect(coefficients("price = u + 2*reading + mean(u)", alone)).toEqual({
      "mean(u)": 2,
      "mean(reading)": 2,
    });
  });
  it("keeps readings from a leader who knows her own observations alone", () => {
    const own = readGame(changedGame(8, "leader:\n  knows: own"));
    expect(coefficients("price = mean(u) + forecast", own)).toEqual({ "mean(u)": 1, forecast: 1 });
    expect(refusal(() => rule("price = mean(reading)", own)).problem).toMatch(
      /does not learn mean\(reading\)/,
    );
  });
  it("is of the major follower where there is one", () => {
    expect(coefficients("price = plant - major(weather)", withMajor)).toEqual({
      plant: 1,
      "major(weather)": -1,
    });
    expect(refusal(() => rule("price = mean(u)", withMajor)).problem).toMatch(/monitors it alone/);
  });
});
