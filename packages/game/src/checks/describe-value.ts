const LONGEST = 60;

/** A short text for a value of any type, for the `found` of an error. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") return `"${shortened(value)}"`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "a map";
  if (typeof value === "function") return "a function";
  return String(value);
}

/** The text itself, cut where it is too long for a message. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
