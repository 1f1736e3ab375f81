/**
 * Each game is a file, a title, a story of two or three sentences, and `knownAnswers`: numbers that come
 * from a publication, a closed form or an independent computation, never from this software.
 *
 * @example
 * ```ts
 * import { gallery } from "@stackelberg/gallery";
 * import { readGame } from "@stackelberg/game/file";
 *
 * const quadratic = gallery.filter(({ needs }) => needs.length === 0);
 * for (const { name, title, text } of quadratic.slice(0, 2)) {
 *   console.log(name, "|", title, "|", readGame(text, { file: name }).count);
 * }
 * ```
 *
 * @packageDocumentation
 */

export * from "./gallery.ts";
export * from "./gallery-game.ts";
export type { GameName } from "./games.generated.ts";
