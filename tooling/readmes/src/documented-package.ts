import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What a package says about itself in its manifest and its docstrings. */
export interface DocumentedPackage {
  readonly name: string;
  readonly description: string;
  /** Text of the docstring of `src/index.ts`. */
  readonly introduction: string;
  /** Its `@example`: code, and the output shown below it. */
  readonly example: string;
  /** First sentence by name of everything exported, and how it is called. */
  readonly exports: ReadonlyMap<string, DocumentedExport>;
}

/** An exported symbol. */
interface DocumentedExport {
  /** `name(parameters)` of a function, else the name. */
  readonly call: string;
  readonly sentence: string;
}

/** Reads packages, given by their folders, from their sources. */
export function documentedPackages(folders: readonly string[]): readonly DocumentedPackage[] {
  const entriesOf = (folder: string) =>
    Object.values(exportsOf(folder))
      .map((entry) => entry["@stackelberg/source"])
      .flatMap((source) => (source === undefined ? [] : [join(folder, source)]))
      .filter((file) => existsSync(file));
  const program = ts.createProgram(folders.flatMap(entriesOf), {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ["@stackelberg/source"],
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    types: [],
  });
  return folders.map((folder) => {
    const { name, description } = manifestOf(folder);
    const entries = entriesOf(folder);
    const module = moduleComment(entries[0] === undefined ? "" : readFileSync(entries[0], "utf8"));
    const exports = new Map(entries.flatMap((file) => exportsIn(program, file)));
    return { name, description, ...module, exports };
  });
}

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
const exportsOf = (folder: string) => manifestOf(folder).exports ?? {};

/** The parts of the docstring that ends with `@packageDocumentation`. */
function moduleComment(source: string): { introduction: string; example: string } {
  const [, comment] = /\/\*\*((?:(?!\*\/)[\s\S])*)@packageDocumentation/.exec(source) ?? [];
  const text = (comment ?? "").replaceAll(/^ *\* ?/gm, "").trim();
  const [introduction = "", example = ""] = text.split(/^@example$/m);
  return { introduction: introduction.trim(), example: example.trim() };
}

function exportsIn(program: ts.Program, file: string): readonly [string, DocumentedExport][] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) return [];
  return checker.getExportsOfModule(module).map((exported) => {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0;
    const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
    const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    const call = `${exported.name}${parametersOf(checker, symbol)}`;
    return [exported.name, { call, sentence: firstSentence(comment) }];
  });
}

/** `(parameters)` of what can be called; a parameter that is taken apart has the name of its type. */
function parametersOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const isType = (symbol.flags & ts.SymbolFlags.Value) === 0;
  const [signature] = isType ? [] : checker.getTypeOfSymbol(symbol).getCallSignatures();
  if (signature === undefined) return "";
  const names = signature.parameters.map(({ name, valueDeclaration }) => {
    if (!valueDeclaration || !ts.isParameter(valueDeclaration)) return name;
    const { name: pattern, type } = valueDeclaration;
    if (ts.isIdentifier(pattern)) return name;
    const [, word = "Options"] = /(?:Pick<)?([A-Z]\w+)/.exec(type?.getText() ?? "") ?? [];
    return word.endsWith("Options") ? "options" : `${word[0]?.toLowerCase()}${word.slice(1)}`;
  });
  return `(${names.join(", ")})`;
}

/** The first sentence of a docstring, as a cell of a Markdown table. */
function firstSentence(comment: string): string {
  const [paragraph = ""] = comment.split(/\n\s*\n/);
  const line = paragraph.replaceAll(/\s+/g, " ");
  const [sentence = line] = /^.*?[^.](?<!e\.g|i\.e)\.(?= |$)/.exec(line) ?? [];
  return sentence
    .replaceAll(/\{@link ([^}]+)\}/g, "`$1`")
    .replaceAll("|", "\\|")
    .replace(/[.:]$/, "");
}
