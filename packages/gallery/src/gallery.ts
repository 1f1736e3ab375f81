import type { GalleryGame } from "./gallery-game.ts";
import { type GameName, gameTexts } from "./games.generated.ts";
import { knownAnswers } from "./known-answers.ts";
import { stories } from "./stories.ts";

/**
 * All games, from simple to rich; `needs` says which package solves those that are not
 * quadratic-Gaussian.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gallery } = await import("@stackelberg/gallery");
 * const names = gallery.filter(({ needs }) => needs.length === 0).map(({ name }) => name);
 * expect(names.slice(0, 2)).toEqual(["ho-luh-olsder", "human-and-machine"]);
 * ```
 */
export const gallery: readonly GalleryGame[] = (Object.keys(stories) as GameName[]).map((name) => ({
  name,
  ...stories[name],
  text: gameTexts[name],
  knownAnswers: knownAnswers[name] ?? [],
}));

/**
 * The game of that name, or `undefined`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { galleryGame } = await import("@stackelberg/gallery");
 * expect(galleryGame("minimal")?.text).toContain("kind: lqg");
 * expect(galleryGame("none")).toBe(undefined);
 * ```
 */
export function galleryGame(name: string): GalleryGame | undefined {
  return gallery.find((game) => game.name === name);
}
