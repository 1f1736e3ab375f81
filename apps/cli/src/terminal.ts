/** Where a command reads and writes; injected so that tests read it back. */
export interface Terminal {
  /** Prints one or several lines of the answer. */
  readonly out: (text: string) => void;
  /** Prints one or several lines beside the answer: notes and errors. */
  readonly err: (text: string) => void;
  /** What to type to call this program. */
  readonly program: string;
  /** Columns that may be used. */
  readonly width: number;
  /** Whether the answer may be coloured. */
  readonly colour: boolean;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Says on stderr what is being done if it takes over a second; ends when called. */
  readonly progress: (label: string) => () => void;
}
