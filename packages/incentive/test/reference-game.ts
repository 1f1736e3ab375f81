import { readFileSync } from "node:fs";
import { type LqgGame, withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";

const files = new Map<string, LqgGame>();

/** The game of `games/<name>.yaml`, at another number of followers if `count` is given. */
export function referenceGame(name: string, count?: number): LqgGame {
  const known = files.get(name);
  const game = known ?? readGame(textOf(name), { file: `${name}.yaml` });
  files.set(name, game);
  return count === undefined ? game : withCount(game, count);
}

function textOf(name: string): string {
  return readFileSync(new URL(`./games/${name}.yaml`, import.meta.url), "utf8");
}
