/**
 * Where a character of a scalar's value stands in the source of the scalar.
 *
 * Folding, indentation, quotes and escapes change white space and lengths, but keep the other
 * characters in order: the k-th of the value is the k-th of the source.
 *
 * @param source - Text of the scalar in the file, with its quotes or block header.
 * @param value - What it stands for.
 * @param offset - Offset in `value`; at its end, the end of the last character is meant.
 */
export function sourceOffset(source: string, value: string, offset: number): number {
  const marks = markedOffsets(source);
  const before = value.slice(0, offset).replaceAll(/\s/g, "").length;
  const exact = marks[before];
  if (exact !== undefined && offset < value.length) return exact.start;
  return marks[Math.min(before, marks.length) - 1]?.end ?? 0;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const DOUBLE_QUOTED = /\\(?:x.{2}|u.{4}|U.{8}|[\s\S])|[^\s]/g;
const SINGLE_QUOTED = /''|[^\s]/g;
const UNQUOTED = /[^\s]/g;
/** Extents of the characters of a scalar that are not white space. */
function markedOffsets(source: string): Mark[] {
  const quote = source[0];
  const block = quote === "|" || quote === ">";
  const quoted = quote === '"' || quote === "'";
  const from = block ? source.indexOf("\n") + 1 : quoted ? 1 : 0;
  const to = quoted ? source.length - 1 : source.length;
  const pattern = quote === '"' ? DOUBLE_QUOTED : quote === "'" ? SINGLE_QUOTED : UNQUOTED;
  const marks: Mark[] = [];
  for (const match of source.slice(from, to).matchAll(pattern)) {
    if (isBlank(match[0])) continue;
    const start = from + match.index;
    // an astral character is two units of the value as well
    for (let k = 0; k < unitsOf(match[0]); k++) marks.push({ start, end: start + match[0].length });
  }
  return marks;
}

/** Whether an escape stands for white space, or for nothing at the end of a line. */
function isBlank(piece: string): boolean {
  if (!/^\\[xuU]/.test(piece)) return /^\\[\sntrvfLP_]/.test(piece);
  return /\s/.test(String.fromCodePoint(Number.parseInt(piece.slice(2), 16)));
}

function unitsOf(piece: string): number {
  return piece.startsWith("\\U") && Number.parseInt(piece.slice(2), 16) > 0xffff ? 2 : 1;
}
