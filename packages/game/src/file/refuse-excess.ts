import { Lexer, type LineCounter, Parser } from "yaml";
import type { SourcePosition } from "../checks/errors.ts";
import { unreadable } from "./unreadable.ts";

/** Collections and pairs that may be open at once. */
const DEEPEST = 100;
const MOST_REFERENCES = 50;
/** What the lexer puts before a plain scalar. */
const PLAIN = "\x1f";

/**
 * Throws on nesting and aliases that would take reading very long, before anything recurses.
 *
 * @param lines - Learns where the lines of the text begin.
 */
export function refuseExcess(
  text: string,
  lines: LineCounter,
  at: (offset: number) => SourcePosition,
): void {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let previous = "";
  let references = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    for (const _token of parser.next(lexeme));
    if (parser.stack.length > DEEPEST) {
      throw unreadable("STACKELBERG_TOO_DEEP", "the file is nested too deeply", at(start), {
        expected: `at most ${DEEPEST / 2} levels`,
      });
    }
    if (previous !== PLAIN && "&*!".includes(lexeme[0] as string)) references += 1;
    if (references > MOST_REFERENCES) {
      const problem = "too many anchors, aliases and tags";
      const expected = `at most ${MOST_REFERENCES} in all`;
      throw unreadable("STACKELBERG_TOO_MANY_ALIASES", problem, at(start), { expected });
    }
    previous = lexeme;
  }
}
