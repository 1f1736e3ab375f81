import { readFileSync } from "node:fs";
import {
  type FiniteGame,
  finiteGame,
  finiteGameSize,
  gameFileSchema,
  gameHash,
  loadFiniteGame,
  withCount,
} from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { evaluate } from "mathjs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const textOf = (name: string) =>
  readFileSync(new URL(`games/${name}.yaml`, import.meta.url), "utf8");
const read = (text: string) => readAnyGame(text) as FiniteGame;

it("reads charging-night with all its tables", () => {
  const game = read(textOf("charging-night"));
  expect(finiteGameSize(game)).toEqual({
    states: 2,
    leaderObservations: 1,
    majorObservations: 2,
    followerObservations: 2,
    majorActions: 3,
    leaderActions: 3,
    followerActions: 2,
  });
  expect(game.major?.observations.probabilities).toEqual([
    [0.7, 0.3],
    [0.2, 0.8],
  ]);
  expect(game.count).toBe(Number.POSITIVE_INFINITY);
});

const rich = `format: 1
kind: finite
name: rich
parameters: { k: 0.5 }
common:
  - { name: a, values: [0, 1], probabilities: [0.25, 0.75] }
  - { name: b, values: [-1, 0, 2], probabilities: [0.2, 0.3, 0.5] }
leader:
  actions: { w: [0, 1], q: [2, 3] }
  default: { q: 3 }
  knows: own
  observes:
    seen: { values: [0, 1], given: [b, a], probabilities: [[[1, 0], [0, 1]], [[0.5, 0.5], [0.1, 0.9]], [[0.2, 0.8], [0.3, 0.7]]] }
    coin: { values: [5, 6], probabilities: [0.5, 0.5] }
  cost: 1
major:
  actions: { v: [0, 4] }
  cost: 2
followers:
  count: 12
  actions: { u: [-1, 0, 2] }
  cost: 3`;

it("takes several variables, observations and actions together, the last one fastest", () => {
  const game = read(rich);
  expect(game.states.values.slice(0, 4)).toEqual([
    [0, -1],
    [0, 0],
    [0, 2],
    [1, -1],
  ]);
  expect(game.states.probabilities[5]).toBeCloseTo(0.75 * 0.5, 15);
  expect(game.leader.actions.values).toEqual([
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ]);
  expect(game.leader.actions.values[game.defaultAction]).toEqual([0, 3]);
  // a = 0, b = 2 is given as row b, column a
  expect(game.leader.observations.probabilities[2]).toEqual([0.1, 0.1, 0.4, 0.4]);
  expect(game.knows).toBe("own");
});

describe("costs", () => {
  const formulas = [
    "k*u^2*share(2) + a*b - w*q + v*u",
    "(share(-1) - share(2))^3*v + mean(u)^2*w - b^2",
    "3 - mean(u)*u*q + 2^2*share(0)*a - -v",
    "((u - mean(u))^2 + w)/4",
  ];
  it.each(formulas)(
    "%s has its value everywhere, for followers and averaged for the others",
    (text) => {
      const at = (role: string, cost: string) => rich.replace(`cost: ${role}`, `cost: ${cost}`);
      const followers = read(at("3", text));
      const leader = read(at("1", text));
      const { leaderActions, majorActions } = finiteGameSize(followers);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 10 }), (n, m) => {
          const mix = [m / 20, (20 - 2 * m) / 20, m / 20];
          const [x, v, w] = [n % 6, n % majorActions, n % leaderActions];
          const point = (x * majorActions + v) * leaderActions + w;
          const names = (u: number) => {
            const [a, b] = followers.states.values[x] ?? [];
            const [wv, q] = followers.leader.actions.values[w] ?? [];
            const mean = mix.reduce((sum, p, k) => sum + p * ([-1, 0, 2][k] ?? 0), 0);
            return {
              a,
              b,
              k: 0.5,
              w: wv,
              q,
              v: [0, 4][v],
              u,
              mean_u: mean,
              m: mix[0],
              z: mix[1],
              p: mix[2],
            };
          };
          const plain = text
            .replaceAll("mean(u)", "mean_u")
            .replaceAll("share(-1)", "m")
            .replaceAll("share(0)", "z")
            .replaceAll("share(2)", "p");
          const expected = (u: number) => Number(evaluate(plain, names(u)));
          const value = (terms: FiniteGame["leader"]["cost"], index: number) =>
            terms.reduce(
              (sum, { shares, table }) =>
                sum + (table[index] ?? 0) * shares.reduce((p, e, k) => p * (mix[k] ?? 0) ** e, 1),
              0,
            );
          [-1, 0, 2].forEach((u, k) => {
            expect(value(followers.followers.cost, point * 3 + k)).toBeCloseTo(expected(u), 10);
          });
          const average = [-1, 0, 2].reduce((sum, u, k) => sum + (mix[k] ?? 0) * expected(u), 0);
          expect(value(leader.leader.cost, point)).toBeCloseTo(average, 10);
        }),
        { numRuns: 40 },
      );
    },
  );
});

it("is the same game from plain arrays", () => {
  const built = finiteGame({
    name: "audit",
    leader: { actions: { w: [0, 1] }, cost: [{ shares: [0, 0], table: [0, 2, -5, -3] }] },
    major: { actions: { v: [0, 1] }, cost: [{ shares: [0, 0], table: [0, 0, 3, -1] }] },
    followers: {
      count: Number.POSITIVE_INFINITY,
      actions: { u: [0, 1] },
      cost: [{ shares: [0, 0], table: [0, 1, 0, 1, 0, 1, 0, 1] }],
    },
  });
  const fromFile = read(textOf("audit"));
  expect(built).toEqual({ ...fromFile, label: undefined });
  expect(gameHash(built)).toBe(gameHash(withCount(fromFile, 7)));
});

it("the hash tells games apart", () => {
  const hash = gameHash(read(textOf("audit")));
  expect(gameHash(read(textOf("audit").replace("-5*v", "-4*v")))).not.toBe(hash);
  expect(gameHash(read(`${textOf("audit")}target: { major: [1] }`))).not.toBe(hash);
});

it("a prescribed target is a value, or probabilities, per observation", () => {
  const game = read(
    `${textOf("charging-night")}target: { major: [1, 2], followers: [0, [0.25, 0.75]] }`,
  );
  expect(game.target).toEqual({
    major: [
      [0, 1, 0],
      [0, 0, 1],
    ],
    followers: [
      [1, 0],
      [0.25, 0.75],
    ],
  });
});

it("the JSON Schema accepts finite games and their targets", () => {
  const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    gameFileSchema,
  );
  validate(
    parse(`${textOf("charging-night")}target: { major: [1, 2], followers: [0, [0.25, 0.75]] }`),
  );
  expect(validate.errors).toBeNull();
  validate(parse(rich));
  expect(validate.errors).toBeNull();
});

it("loadFiniteGame refuses quadratic games, and says where they belong", () => {
  expect(() => loadFiniteGame({ format: 1, kind: "lqg" })).toThrow(/loadAnyGame/);
});
