import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type EditorView, hoverTooltip } from "@codemirror/view";
import { placeInYaml } from "./place-in-yaml.ts";
import { keysAt, meaningAt, valuesAt } from "./schema-at.ts";

/** Keys and values that the format of game files knows at the cursor. */
export function schemaCompletion(context: CompletionContext): CompletionResult | null {
  const { path, writing, word } = placeInYaml(context.state.sliceDoc(0, context.pos));
  if (!/^[\w.-]*$/.test(word) || (word === "" && !context.explicit)) return null;
  const options: readonly Completion[] =
    writing === "key"
      ? keysAt(path).map(({ key, meaning, required }) => ({
          label: key,
          detail: required ? "required" : "",
          info: meaning,
          apply: `${key}: `,
          type: "property",
          boost: required ? 1 : 0,
        }))
      : valuesAt(path).map((value) => ({ label: value, type: "enum" }));
  if (options.length === 0) return null;
  return { from: context.pos - word.length, options: [...options], validFor: /^[\w.-]*$/ };
}

/** Says what a key means when the pointer rests on it. */
export const schemaHover = hoverTooltip((view: EditorView, position: number) => {
  const line = view.state.doc.lineAt(position);
  const column = position - line.from;
  const before = /[\w.-]*$/.exec(line.text.slice(0, column))?.[0] ?? "";
  const after = /^[\w.-]*/.exec(line.text.slice(column))?.[0] ?? "";
  const [from, to] = [position - before.length, position + after.length];
  if (from === to || !/^\s*:/.test(view.state.sliceDoc(to, to + 2))) return null;
  const meaning = meaningAt(placeInYaml(`${view.state.sliceDoc(0, to)}: `).path);
  if (meaning === "") return null;
  return {
    pos: from,
    end: to,
    above: true,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-meaning";
      dom.textContent = meaning;
      return { dom };
    },
  };
});
