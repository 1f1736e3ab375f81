import { gallery } from "@stackelberg/gallery";
import { type LqgGame, type LqgGameInput, loadGame, lqgGame, withCount } from "@stackelberg/game";
import { readAnyGame, readGame } from "@stackelberg/game/file";
import { hardGames } from "./hard-games.ts";
import { randomGame } from "./random-game.ts";
import type { SuiteOptions } from "./suite-options.ts";

/** A game that solvers are tried on. */
export interface ConformanceGame {
  /** For people. */
  readonly subject: string;
  /** The game, made afresh at each call: nothing that a solver does to it is seen by another check. */
  readonly load: () => LqgGame;
  /** The numbers of a random game, which can be said in other words. */
  readonly input?: LqgGameInput;
}

/** Gallery games at other numbers of followers, where they behave otherwise. */
const OTHER_COUNTS: readonly (readonly [name: string, count: number])[] = [
  ["minimal", 1],
  ["case-c", 1e15],
  ["case-c", Number.POSITIVE_INFINITY],
  ["own-tariff", Number.POSITIVE_INFINITY],
];

/** Games of the gallery, games that are hard for one reason each, and random games. */
export function conformanceGames({
  instrument = "reaction",
  games = 6,
  seed = "conformance",
}: SuiteOptions): readonly ConformanceGame[] {
  const fits = (load: () => LqgGame) => load().payments.length > 0 === (instrument === "payment");
  const known = gallery
    .filter(({ name, text }) => readAnyGame(text, { file: name }).kind === "lqg")
    .flatMap(({ name, text }) => {
      const load = () => readGame(text, { file: name });
      const others = OTHER_COUNTS.filter(([other]) => other === name).map(([, count]) => ({
        subject: `${name} at N = ${count}`,
        load: () => withCount(load(), count) as LqgGame,
      }));
      return [{ subject: name, load }, ...others];
    });
  const hard = hardGames.map((spec) => ({
    subject: spec.name.replaceAll("-", " "),
    load: () => loadGame(spec),
  }));
  const random = Array.from({ length: games }, (_, k): ConformanceGame => {
    const input = randomGame(`${seed}-${k + 1}`, instrument);
    return { subject: `random game ${k + 1}`, load: () => lqgGame(input), input };
  });
  return [...[...known, ...hard].filter(({ load }) => fits(load)), ...random];
}
