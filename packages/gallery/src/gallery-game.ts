import type { GameName } from "./games.generated.ts";

/** A number that is known by other means than this software. */
export interface KnownAnswer {
  /** N at which it holds; `Infinity` is the mean-field limit. */
  readonly count: number;
  /** Where a design result has it: keys and indices joined by dots, as in `target.leaderCost`. */
  readonly quantity: string;
  /** The answer. */
  readonly value: number;
  /** Who says so: a publication, a closed form or an independent computation. */
  readonly source: string;
}

/** A named game with its story and what is known about it. */
export interface GalleryGame {
  /** Name in the file, and of the file. */
  readonly name: GameName;
  /** For people, one line. */
  readonly title: string;
  /** What it is about and why it is worth a look: two or three sentences. */
  readonly story: string;
  /** The game file, YAML. */
  readonly text: string;
  /**
   * Packages that solve it where `incentive` does not: `randomized` for finite games; empty for
   * quadratic-Gaussian ones, with one class of followers or several.
   */
  readonly needs: readonly "randomized"[];
  /** Numbers to check a solver against. */
  readonly knownAnswers: readonly KnownAnswer[];
}
