import { gallery } from "@stackelberg/gallery";
import type { LqgGame } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { populationStudy } from "@stackelberg/mean-field";
import { bench, describe } from "vitest";

const counts = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e9, Number.POSITIVE_INFINITY];

/** A game for which nothing has been computed yet. */
function fresh(game: LqgGame): LqgGame {
  return { ...game, followers: { ...game.followers } };
}

describe("population study of 9 sizes", () => {
  for (const name of ["case-c-full", "shared-price", "plant-and-homes", "demand-response"]) {
    const found = gallery.find((game) => game.name === name);
    if (!found) throw new RangeError(`the gallery has no game ${name}`);
    const game = readGame(found.text);
    bench(name, () => void populationStudy(fresh(game), counts), { time: 2000, warmupTime: 1000 });
  }
});
