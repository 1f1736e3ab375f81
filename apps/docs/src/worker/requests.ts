/** A game as the page has it. */
export interface GameRequest {
  /** The game file. */
  readonly text: string;
  /** Number of followers; `null` takes the file's. */
  readonly count: number | null;
  /** Who pays for its own action, whatever the file says; `null` leaves it to the file. */
  readonly payers: readonly ("followers" | "major")[] | null;
  /** Columns for text. */
  readonly width: number;
}

/** A game and a rule that somebody wrote. */
export interface RuleRequest extends GameRequest {
  /** One formula per action of the leader. */
  readonly rules: readonly string[];
}

/** How far a piece of work is. */
export interface Progress {
  readonly done: number;
  /** How much there is to do; `null` where nobody can know. */
  readonly of: number | null;
  readonly what: string;
}

/** Whom to tell. */
export type OnProgress = (progress: Progress) => void;
