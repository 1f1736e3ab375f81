import { importedModules, packageOf } from "./imported-modules.ts";
import { mustBe, type Rule } from "./rule.ts";
import type { WorkspacePackage } from "./workspace-package.ts";

/** Rules about what a package depends on and what its files import. */
export const dependencyRules: readonly Rule[] = [
  {
    name: "takes versions from the catalog and siblings from the workspace, sorted",
    problems: ({ manifest }) =>
      [manifest.dependencies, manifest.devDependencies].flatMap((list = {}) => [
        ...mustBe("the dependencies", Object.keys(list), Object.keys(list).sort()),
        ...Object.entries(list).flatMap(([name, version]) => versionProblems(name, version)),
      ]),
  },
  {
    name: "is not published with a tool of this repository",
    problems: ({ place, manifest: { dependencies = {} } }) =>
      Object.keys(dependencies)
        .filter((name) => place !== "tooling" && name.startsWith("@stackelberg/tooling-"))
        .map((name) => `${name} is private: it belongs into devDependencies`),
  },
  {
    name: "refers in its build to the siblings it depends on",
    problems: ({ place, manifest, references }) =>
      place === "tooling" || manifest.private
        ? []
        : mustBe(
            "the references in tsconfig.json",
            [...references].sort(),
            siblingFolders(Object.keys(manifest.dependencies ?? {})),
          ),
  },
  {
    name: "declares every package that its sources import",
    problems: (pkg) => undeclared(pkg, pkg.sources, [pkg.manifest.dependencies]),
  },
  {
    name: "declares every package that its tests import",
    problems: (pkg) =>
      undeclared(pkg, pkg.tests, [pkg.manifest.dependencies, pkg.manifest.devDependencies]),
  },
  {
    name: "runs in browsers if it is a library",
    problems: ({ place, sources }) =>
      place === "packages"
        ? importsOf(sources)
            .filter(({ module }) => module.startsWith("node:"))
            .map(({ file, module }) => `src/${file} imports ${module}`)
        : [],
  },
];

function versionProblems(name: string, version: string): readonly string[] {
  if (name.startsWith("@stackelberg/tooling-")) return mustBe(name, version, "workspace:*");
  if (name.startsWith("@stackelberg/")) return mustBe(name, version, "workspace:^");
  return version.startsWith("catalog:") ? [] : mustBe(name, version, "catalog:");
}

function siblingFolders(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => name.startsWith("@stackelberg/"))
    .map((name) => name.replace("@stackelberg/", ""))
    .sort();
}

function importsOf(
  files: ReadonlyMap<string, string>,
): readonly { file: string; module: string }[] {
  return [...files].flatMap(([file, text]) =>
    importedModules(text).map((module) => ({ file, module })),
  );
}

function undeclared(
  { manifest }: WorkspacePackage,
  files: ReadonlyMap<string, string>,
  lists: readonly (Readonly<Record<string, string>> | undefined)[],
): readonly string[] {
  const declared = new Set([manifest.name, ...lists.flatMap((list) => Object.keys(list ?? {}))]);
  return importsOf(files).flatMap(({ file, module }) => {
    const name = packageOf(module);
    return name === undefined || declared.has(name)
      ? []
      : [`${file} imports ${name}, not declared`];
  });
}
