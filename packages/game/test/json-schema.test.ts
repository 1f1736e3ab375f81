import { readdirSync, readFileSync } from "node:fs";
import { gameFileSchema } from "@stackelberg/game";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { changedGame, soundGame } from "./refused-game.ts";

const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
  gameFileSchema,
);
const folder = new URL("games/", import.meta.url);
const allKeys = `format: 1
kind: lqg
name: all
label: All
units: { u: kW }
parameters: { k: { value: 1, range: [0, 2] } }
common: [{ names: [a, b], mean: [0, 0], covariance: [[1, 0], [0, 1]] }]
leader: { label: l, actions: [p], default: { p: 1 }, private: [], observes: {}, knows: own, monitors: { what: mean, noise: 0.01 }, cost: p^2 }
major: { label: m, actions: [v], cost: 0 }
followers:
  - { name: one, share: 1, actions: [u], tremble: { u: 0.01 }, cost: u^2 }
population: { count: { mean: 10, sd: 1 } }
payments: { by: [followers, major] }
participation: { outside: noRule, level: exAnte, range: 3 }
target: { followers: { u: 1 } }`;

it.each(readdirSync(folder))("accepts %s", (file) => {
  validate(parse(readFileSync(new URL(file, folder), "utf8")));
  expect(validate.errors).toBeNull();
});

it("accepts every key of the format", () => {
  validate(parse(allKeys));
  expect(validate.errors).toBeNull();
  const top = Object.keys(parse(allKeys));
  expect(new Set(top)).toEqual(new Set(Object.keys(gameFileSchema["properties"] as object)));
});

describe("rejects", () => {
  it.each([
    [1, "format: 2"],
    [2, "kind: lgq"],
    [3, "nmae: x"],
    [4, "units: { u: 5 }"],
    [5, "parameters: { k: { range: [0, 1] } }"],
    [5, "parameters: { k: { value: 1, range: [0] } }"],
    [7, "  - { name: x }"],
    [7, "  - { name: x, variance: -1 }"],
    [7, "  - { names: [], covariance: [] }"],
    [9, ""],
    [9, "  actions: [mean]"],
    [9, "  actions: price"],
    [11, "  observes: { 1a: x }"],
    [12, "  cost: [1]"],
    [12, ""],
    [14, "  count: 0"],
    [14, "  count: 1.5"],
    [14, "  count: many"],
    [15, "  actions: [2u]"],
    [18, "  costs: u"],
    [8, "leader:\n  knows: all"],
    [8, "leader:\n  monitors: men"],
    [19, "payments: { by: leader }"],
    [19, "participation: { level: interim }"],
    [19, "target: { leaders: {} }"],
  ])("line %i: %s", (line, text) => {
    expect(validate(parse(soundGame))).toBe(true);
    expect(validate(parse(changedGame(line, text)))).toBe(false);
  });
});

it("describes every key to editors", () => {
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key !== "properties" || path.endsWith("/properties")) {
        visit(value, `${path}/${key}`);
        continue;
      }
      for (const [name, schema] of Object.entries(
        value as Record<string, Record<string, unknown>>,
      )) {
        if (!schema["description"] && !schema["$ref"] && schema["required"] === undefined) {
          undescribed.push(`${path}/${name}`);
        }
        visit(schema, `${path}/properties/${name}`);
      }
    }
  };
  visit({ ...gameFileSchema, anyOf: undefined }, "");
  expect(undescribed).toEqual(["/followers"]);
});
