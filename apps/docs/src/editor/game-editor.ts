import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Mistake } from "../worker/answers.ts";
import { schemaCompletion, schemaHover } from "./schema-completion.ts";

/** What an editor of game files needs to know. */
export interface GameEditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Where the cursor stands, in characters. */
  readonly cursor: number;
  /** Called after each change. */
  readonly onChange: (text: string) => void;
  /** Called on Ctrl+Enter. */
  readonly onSubmit: () => void;
  /** The first mistake in a text, or none. */
  readonly check: (text: string) => Promise<Mistake | null>;
}

/** An editor of game files. */
export interface GameEditor {
  readonly setText: (text: string) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

/** Puts an editor with completion and checks into an element. Tab leaves it, as in any field. */
export function gameEditor(options: GameEditorOptions): GameEditor {
  const { parent, text, cursor, onChange, onSubmit, check } = options;
  const submit = () => {
    onSubmit();
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      selection: { anchor: Math.min(cursor, text.length) },
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [schemaCompletion] }),
        schemaHover,
        lintGutter(),
        linter((editor) => diagnostics(editor, check), { delay: 300 }),
        keymap.of([
          { key: "Mod-Enter", run: submit },
          ...completionKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({ "aria-label": "Game file", tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (next) => {
      const { doc } = view.state;
      if (next === doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

async function diagnostics(
  view: EditorView,
  check: GameEditorOptions["check"],
): Promise<Diagnostic[]> {
  const found = await check(view.state.doc.toString());
  if (!found) return [];
  const { doc } = view.state;
  const line = doc.line(Math.min(doc.lines, Math.max(1, found.position?.line ?? 1)));
  const from = Math.min(line.to, line.from + (found.position?.column ?? 1) - 1);
  const word = /^[\w.-]+/.exec(doc.sliceString(from, line.to))?.[0] ?? "";
  const to = Math.max(from + word.length, Math.min(line.to, from + 1));
  return [{ from, to, severity: "error", message: found.sentence, source: found.code }];
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--editor-key)" },
  { tag: tags.comment, color: "var(--editor-comment)" },
  { tag: [tags.string, tags.content], color: "var(--vp-c-text-1)" },
]);
