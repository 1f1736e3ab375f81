import { gameHash, withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { describe, expect, it } from "vitest";
import { changedGame, soundGame } from "./refused-game.ts";

const hash = gameHash(readGame(soundGame));
const hashWith = (line: number, text: string) => gameHash(readGame(changedGame(line, text)));

it("is a SHA-256", () => {
  expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
});

describe("stays the same with another", () => {
  it.each([
    ["name", 3, "name: other"],
    ["label", 3, "name: base\nlabel: Base"],
    ["unit", 4, "units: { u: MW }"],
    ["count", 14, "  count: infinity"],
    ["label of a role", 8, "leader:\n  label: utility"],
    ["way of writing a cost", 12, "  cost: price^2 + x^2 - 2*x*mean(u) + mean(u)*mean(u)"],
    ["way of writing a parameter", 5, "parameters: { k: { value: 5e-1, range: [0, 1] } }"],
    ["default that is written out", 8, "leader:\n  default: { price: 0 }\n  knows: observations"],
  ])("%s", (_what, line, text) => {
    expect(hashWith(line, text)).toBe(hash);
  });
  it("count set afterwards", () => {
    expect(gameHash(withCount(readGame(soundGame), 3))).toBe(hash);
  });
  it("order of a target's keys", () => {
    const target = (text: string) => hashWith(19, `target: ${text}`);
    expect(target("{ followers: { u: 2*reading + 0 }, leader: { price: 1 } }")).toBe(
      target("{ leader: { price: 1 }, followers: { u: reading*2 } }"),
    );
  });
});

describe("changes with", () => {
  it.each([
    ["a mean", 7, "  - { name: x, mean: 1.000000000000001, variance: 1 }"],
    ["a variance", 7, "  - { name: x, mean: 1, variance: 2 }"],
    ["a cost", 12, "  cost: (mean(u) - x)^2 + 2*price^2"],
    ["a parameter", 5, "parameters: { k: 0.6 }"],
    ["the name of an observation", 17, "  observes: { seen: x + need }"],
    ["an observation", 17, "  observes: { reading: x }"],
    ["what the leader knows", 8, "leader:\n  knows: own"],
    ["her default", 8, "leader:\n  default: { price: 1 }"],
    ["a target", 19, "target: { followers: { u: reading } }"],
  ])("%s", (_what, line, text) => {
    expect(hashWith(line, text)).not.toBe(hash);
  });
});
