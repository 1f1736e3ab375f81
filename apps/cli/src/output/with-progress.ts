import type { Terminal } from "../terminal.ts";

/** What comes of some work; the terminal says what is being done while it takes its time. */
export async function withProgress<Value>(
  terminal: Terminal,
  label: string,
  work: () => Value | Promise<Value>,
): Promise<Value> {
  const done = terminal.progress(label);
  try {
    return await work();
  } finally {
    done();
  }
}
