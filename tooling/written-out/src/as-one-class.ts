import {
  type ClassGame,
  type GameSpec,
  type LqgGame,
  loadClassGame,
  loadGame,
} from "@stackelberg/game";
import { plainValue } from "@stackelberg/game/file";

/**
 * A game whose followers are of one class, as it is and as a list with that class alone, which has no
 * terms of participation.
 */
export function asOneClass(text: string): { readonly single: LqgGame; readonly listed: ClassGame } {
  const content = plainValue(text) as GameSpec;
  const { participation: _, ...rest } = content;
  const { count, ...followers } = content.followers;
  return {
    single: loadGame(content),
    listed: loadClassGame({
      ...rest,
      population: { count },
      followers: [{ name: "all", share: 1, ...followers }],
    }),
  };
}
