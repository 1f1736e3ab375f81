import { posix } from "node:path";
import { importedModules } from "./imported-modules.ts";
import type { Rule } from "./rule.ts";

/** Rules about the folders of a package's sources. */
export const folderRules: readonly Rule[] = [
  {
    name: "has folders that import one way",
    problems: ({ place, sources }) =>
      place === "packages"
        ? circlesIn(importsBetween(sources)).map((circle) => `src imports in a circle: ${circle}`)
        : [],
  },
];

type Imports = ReadonlyMap<string, ReadonlySet<string>>;

/** Which folder imports from which; files beside the index stand for themselves. */
function importsBetween(sources: ReadonlyMap<string, string>): Imports {
  const imports = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    const from = roomOf(file);
    const known = imports.get(from) ?? new Set<string>();
    imports.set(from, known);
    for (const module of importedModules(text)) {
      if (!module.startsWith(".")) continue;
      const to = roomOf(posix.join(posix.dirname(file), module));
      if (to !== from) known.add(to);
    }
  }
  return imports;
}

function roomOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === "." ? file : folder;
}

/** One circle through each room that closes one, as in "a → b → a". */
function circlesIn(imports: Imports): readonly string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (room: string, path: readonly string[]): void => {
    const since = path.indexOf(room);
    if (since >= 0) circles.push([...path.slice(since), room].join(" → "));
    if (since >= 0 || done.has(room)) return;
    for (const next of imports.get(room) ?? []) visit(next, [...path, room]);
    done.add(room);
  };
  for (const room of imports.keys()) visit(room, []);
  return circles;
}
