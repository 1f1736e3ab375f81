import {
  type ClassGame,
  type GameSpec,
  type LqgGame,
  loadClassGame,
  loadGame,
} from "@stackelberg/game";
import { plainValue } from "@stackelberg/game/file";

/** A game whose followers are of one class, as it is and as a list with that class alone. */
export function asOneClass(text: string): { readonly single: LqgGame; readonly listed: ClassGame } {
  const content = plainValue(text) as GameSpec;
  const { count, ...followers } = content.followers;
  return {
    single: loadGame(content),
    listed: loadClassGame({
      ...content,
      population: { count },
      followers: [{ name: "all", share: 1, ...followers }],
    }),
  };
}
