export * from "./gallery.ts";
export * from "./gallery-game.ts";
export type { GameName } from "./games.generated.ts";
