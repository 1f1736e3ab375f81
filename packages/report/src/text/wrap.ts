/** How a paragraph is set. */
export interface WrapOptions {
  /** Columns that may be used. */
  readonly width: number;
  /** Spaces before every line. @defaultValue 2 */
  readonly indent?: number;
  /** Spaces before the lines after the first. @defaultValue as `indent` */
  readonly hang?: number;
}

/** Breaks a paragraph at spaces; a word that is too long stands alone. */
export function wrap(text: string, { width, indent = 2, hang = indent }: WrapOptions): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).filter((part) => part !== "")) {
    const room = width - (lines.length === 0 ? indent : hang);
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((each, k) => `${" ".repeat(k === 0 ? indent : hang)}${each}`).join("\n");
}
