import { gallery } from "@stackelberg/gallery";
import type { LqgGame } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";

/** The game of the gallery by that name. */
export function galleryGame(name: string): LqgGame {
  const found = gallery.find((game) => game.name === name);
  if (!found) throw new RangeError(`the gallery has no game ${name}`);
  return readGame(found.text);
}

/** The game of the gallery with parts of its text replaced. */
export function changedGame(
  name: string,
  changes: readonly (readonly [string, string])[],
): LqgGame {
  const found = gallery.find((game) => game.name === name);
  if (!found) throw new RangeError(`the gallery has no game ${name}`);
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new RangeError(`${name} has no ${from}`);
    return before.replace(from, to);
  }, found.text);
  return readGame(text);
}
