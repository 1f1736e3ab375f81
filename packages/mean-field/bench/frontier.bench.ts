import { gallery } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { frontier } from "@stackelberg/mean-field";
import { bench, describe } from "vitest";

const counts = [1, 2, 5, 10, 30, 100, 1e3, 1e4, 1e5, 1e6, 1e9, Number.POSITIVE_INFINITY];
const variances = [0, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10];

describe("frontier of 8 variances × 12 sizes", () => {
  for (const name of ["case-c-full", "shared-price"]) {
    const found = gallery.find((game) => game.name === name);
    if (!found) throw new RangeError(`the gallery has no game ${name}`);
    const game = readGame(found.text);
    bench(name, () => void frontier(game, { counts, variances }), { iterations: 3, time: 2000 });
  }
});
