import { gameHash, loadGame, lqgGame } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { randomGame } from "./random-game.ts";
import { asFile } from "./random-game-as-file.ts";

it("is the same game from arrays, from plain content, from YAML and from JSON", {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(randomGame, (input) => {
      const built = lqgGame(input);
      const content = asFile(input);
      const loaded = loadGame(content);
      expect(loaded).toEqual({ ...built, units: {}, label: undefined });
      expect(gameHash(loaded)).toBe(gameHash(built));
      expect(readGame(stringify(content))).toEqual(loaded);
      const json = JSON.stringify(content).replace('"count":null', '"count":"infinity"');
      expect(readGame(json)).toEqual(loaded);
    }),
    { numRuns: 40 },
  );
});

it("keeps what a cost is worth when it centres the variables", () => {
  fc.assert(
    fc.property(
      randomGame,
      fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 20, maxLength: 20 }),
      (input, values) => {
        const { nature, followers } = lqgGame(input);
        const blocks = [
          nature.common,
          nature.leader,
          nature.major,
          nature.followers,
          nature.followers,
        ];
        const mean = blocks.flatMap((block) => block.mean);
        const size = followers.cost.rows;
        const raw = Array.from({ length: size }, (_, i) => (i === 0 ? 1 : (values[i] ?? 0)));
        const centred = raw.map((value, i) => value - (i === 0 ? 0 : (mean[i - 1] ?? 0)));
        const worth = (cost: (i: number, j: number) => number, at: readonly number[]) =>
          at.reduce(
            (sum, a, i) => sum + at.reduce((s, b, j) => s + (a * b * cost(i, j)) / 2, 0),
            0,
          );
        expect(worth((i, j) => followers.cost.get(i, j), centred)).toBe(
          worth((i, j) => input.followers.cost[i]?.[j] ?? Number.NaN, raw),
        );
      },
    ),
  );
});
