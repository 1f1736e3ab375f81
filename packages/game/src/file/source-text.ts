import { type Document, isScalar, LineCounter, parseDocument } from "yaml";
import type { SourcePosition } from "../checks/errors.ts";
import { refuseExcess } from "./refuse-excess.ts";
import { unreadable } from "./unreadable.ts";

/** A text that is one document, and where its characters stand. */
export interface SourceText {
  readonly text: string;
  readonly document: Document.Parsed;
  /** Line and column of an offset in `text`. */
  readonly at: (offset: number) => SourcePosition;
}

const LARGEST = 1_000_000;

/** Opens a YAML or JSON text that has one document. */
export function sourceText(given: string, file: string | undefined): SourceText {
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  const lines = new LineCounter();
  const at = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const start = { file, line: 1, column: 1 };
  if (text.length > LARGEST) {
    throw unreadable("STACKELBERG_FILE_TOO_LARGE", "the file is too large", start, {
      found: `${text.length} characters`,
      expected: `at most ${LARGEST}`,
    });
  }
  refuseExcess(text, lines, at);
  const document = parsed(text, at);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    throw unreadable("STACKELBERG_EMPTY_FILE", "the file is empty", start, { expected: "a game" });
  }
  return { text, document, at };
}

function parsed(text: string, at: SourceText["at"]): Document.Parsed {
  const document = parseDocument(text, {
    prettyErrors: false,
    resolveKnownTags: false,
    schema: "core",
    // that check compares all pairs; ours is linear
    uniqueKeys: false,
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (!problem) return document;
  const position = at(problem.pos[0]);
  if (problem.code === "MULTIPLE_DOCS") {
    throw unreadable(
      "STACKELBERG_SEVERAL_DOCUMENTS",
      "the file contains several documents",
      position,
      { expected: "one game per file" },
    );
  }
  const sentence = `the file is not valid: ${problem.message}`;
  throw unreadable("STACKELBERG_FILE_SYNTAX", sentence, position, { expected: "YAML or JSON" });
}
