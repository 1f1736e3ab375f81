import { galleryGame } from "@stackelberg/gallery";
import type { FiniteGame } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";

/** The finite game of the gallery by that name. */
export function galleryFiniteGame(name: string): FiniteGame {
  const game = readAnyGame(galleryGame(name)?.text ?? "", { file: name });
  if (game.kind !== "finite") throw new RangeError(`${name} is not a finite game`);
  return game;
}
