const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const statements = /^(?:import|export)\b(?:[^"';]*?\bfrom)?\s*["']([^"']+)["']/gm;
const dynamic = /\bimport\s*\(\s*["']([^"']+)["']/g;

/** The module names that a TypeScript source imports or re-exports, comments left aside. */
export function importedModules(source: string): readonly string[] {
  const code = source.replace(comments, "");
  const found = [statements, dynamic].flatMap((pattern) => [...code.matchAll(pattern)]);
  return [...new Set(found.map((match) => match[1] ?? ""))];
}

/** The package that a module name belongs to, or `undefined` for a relative or built-in module. */
export function packageOf(module: string): string | undefined {
  if (module.startsWith(".") || module.startsWith("node:")) return undefined;
  return module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
}
