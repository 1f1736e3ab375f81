import { StackelbergError } from "@stackelberg/game";

/** A solver does not keep its contract: what it did, and what it should have done. */
export class ConformanceError extends StackelbergError {
  /** Name of the class. */
  override readonly name: string = "ConformanceError";

  constructor(problem: string, details: { readonly found: string; readonly expected: string }) {
    const { found, expected } = details;
    super("STACKELBERG_NOT_CONFORMING", `${problem}; found ${found}; expected ${expected}`);
  }
}
