import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What stands in a `package.json`, as far as the rules read it. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly keywords?: readonly string[];
  readonly license?: string;
  readonly author?: string;
  readonly repository?: Readonly<Record<string, string>>;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Where a package stands: a library, an application, or a private tool of this repository. */
type Place = "packages" | "apps" | "tooling";

/** One package of the repository, read from disk. */
export interface WorkspacePackage {
  readonly place: Place;
  /** The name of its folder. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Names of the files beside `package.json`. */
  readonly siblings: readonly string[];
  /** Packages that its build refers to, from `tsconfig.json`. */
  readonly references: readonly string[];
  /** Source files that the API reference documents, from `typedoc.json`; else the index alone. */
  readonly documented: readonly string[];
  readonly readme: string;
  /** Source text by path, from `src`. */
  readonly sources: ReadonlyMap<string, string>;
  /** Text of tests and benchmarks by path. */
  readonly tests: ReadonlyMap<string, string>;
}

/** Reads every package of the repository at `root`. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  return (["packages", "apps", "tooling"] as const).flatMap((place) =>
    readdirSync(join(root, place))
      .filter((folder) => existsSync(join(root, place, folder, "package.json")))
      .map((folder) => readPackage(root, place, folder)),
  );
}

function readPackage(root: string, place: Place, folder: string): WorkspacePackage {
  const at = (...path: string[]): string => join(root, place, folder, ...path);
  const text = (name: string): string =>
    existsSync(at(name)) ? readFileSync(at(name), "utf8") : "";
  const build = JSON.parse(text("tsconfig.json") || "{}") as {
    references?: readonly { readonly path: string }[];
  };
  const reference = JSON.parse(text("typedoc.json") || "{}") as {
    entryPoints?: readonly string[];
  };
  return {
    place,
    folder,
    manifest: JSON.parse(text("package.json")) as Manifest,
    siblings: readdirSync(at()),
    references: (build.references ?? []).map(({ path }) => path.split("/").at(-1) ?? path),
    documented: reference.entryPoints ?? ["src/index.ts"],
    readme: text("README.md"),
    sources: readTypeScript(at("src")),
    tests: new Map([...readTypeScript(at("test")), ...readTypeScript(at("bench"))]),
  };
}

function readTypeScript(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts")).sort();
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
