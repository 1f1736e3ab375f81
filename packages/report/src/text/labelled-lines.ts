import { wrap } from "./wrap.ts";

/** A name, its value, and what that means. */
export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** Names left, texts right, broken at spaces. */
export function labelledLines(entries: readonly Labelled[], width: number): readonly string[] {
  const column = 2 + Math.max(...entries.map(({ label }) => label.length)) + 2;
  return entries.map(({ label, text }) => {
    const body = wrap(text, { width, indent: column });
    return `  ${label}${body.slice(label.length + 2)}`;
  });
}
