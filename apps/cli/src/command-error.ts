/** A mistake in what was typed, or a file that cannot be used. */
export class CommandError extends Error {
  override readonly name: string = "CommandError";
  /** Stable identifier for programs. */
  readonly code: `STACKELBERG_${string}`;

  constructor(code: `STACKELBERG_${string}`, message: string) {
    super(message);
    this.code = code;
  }
}

/** A mistake in a text, with the text, so that the line can be shown. */
export class SourceError extends Error {
  override readonly name: string = "SourceError";
  /** What went wrong; its `details.position` says where. */
  readonly failure: CodedError;
  /** The whole text. */
  readonly source: string;

  constructor(failure: CodedError, source: string) {
    super(failure.message);
    this.failure = failure;
    this.source = source;
  }
}

/** An error that this family throws on purpose. */
export interface CodedError extends Error {
  readonly code: string;
}

/** Whether an error was thrown on purpose; the same test as that of the packages. */
export function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("STACKELBERG_");
}
