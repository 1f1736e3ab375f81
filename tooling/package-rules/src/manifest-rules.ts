import { mustBe, type Rule } from "./rule.ts";
import type { WorkspacePackage } from "./workspace-package.ts";

const order = [
  "name",
  "version",
  "description",
  "private",
  "keywords",
  "license",
  "author",
  "repository",
  "type",
  "sideEffects",
  "engines",
  "bin",
  "files",
  "exports",
  "publishConfig",
  "scripts",
  "dependencies",
  "peerDependencies",
  "optionalDependencies",
  "devDependencies",
];

/** The one package without a scope: it re-exports the others. */
const door = "stackelberg";

/** An application that nobody runs as a command: a site. */
const isSite = ({ place, manifest }: WorkspacePackage): boolean =>
  place === "apps" && manifest.bin === undefined;

const isPublic = (pkg: WorkspacePackage): boolean => pkg.manifest.private !== true;

/** Rules about who a package is: its name, its licence, the order of its fields. */
export const identityRules: readonly Rule[] = [
  {
    name: "is named after its folder",
    problems: ({ place, folder, manifest }) => {
      const scoped = `@stackelberg/${place === "tooling" ? "tooling-" : ""}${folder}`;
      return mustBe("name", manifest.name, folder === door ? door : scoped);
    },
  },
  {
    name: "keeps its fields in the common order",
    problems: ({ manifest }) => {
      const fields = Object.keys(manifest);
      const unknown = fields.filter((field) => !order.includes(field));
      return unknown.length > 0
        ? unknown.map((field) => `"${field}" is not a field that packages have here`)
        : mustBe(
            "the fields",
            fields,
            order.filter((field) => fields.includes(field)),
          );
    },
  },
  {
    name: "is private exactly if it is a tool or a site",
    problems: (pkg) =>
      mustBe("private", pkg.manifest.private, pkg.place === "tooling" || isSite(pkg) || undefined),
  },
  {
    name: "says in one sentence what it is",
    problems: ({ manifest: { description = "" } }) =>
      description.trim() === "" || description.endsWith(".")
        ? [`description must be a sentence without a full stop, found "${description}"`]
        : [],
  },
  {
    name: "is MIT-licensed ESM for Node 20.19 and later",
    problems: ({ manifest }) => [
      ...mustBe("license", manifest.license, "MIT"),
      ...mustBe("type", manifest.type, "module"),
      ...mustBe("engines", manifest.engines, { node: ">=20.19" }),
    ],
  },
  {
    name: "names its authors and keywords if it is published",
    problems: (pkg) =>
      isPublic(pkg)
        ? [
            ...mustBe("author", pkg.manifest.author, "Stackelberg contributors"),
            ...((pkg.manifest.keywords ?? []).length > 0 ? [] : ["keywords are missing"]),
          ]
        : [],
  },
];

/** What npm compares with where a provenance statement comes from. */
const repositoryRule: Rule = {
  name: "says where in the repository it stands, if it says where the repository is",
  problems: ({ place, folder, manifest: { repository } }) =>
    repository === undefined
      ? []
      : mustBe("repository.directory", repository["directory"], `${place}/${folder}`),
};

const compiler = { build: "tsc -p tsconfig.json", typecheck: "tsc -p tsconfig.test.json" };

/** Rules about what a package brings to npm. */
export const publishingRules: readonly Rule[] = [
  repositoryRule,
  {
    name: "tells its own version where its sources tell one",
    problems: ({ sources, manifest: { version } }) =>
      sources.has("version.ts")
        ? mustBe(
            "VERSION in src/version.ts",
            /VERSION = "(.*)"/.exec(sources.get("version.ts") ?? "")?.[1],
            version,
          )
        : [],
  },
  {
    name: "publishes its built files and their sources, nothing else",
    problems: (pkg) =>
      isPublic(pkg)
        ? mustBe("files", pkg.manifest.files, [
            ...(pkg.manifest.bin ? ["bin"] : []),
            "dist",
            "src",
            "!**/*.tsbuildinfo",
          ])
        : [],
  },
  {
    name: "has no side effects if it is a library",
    problems: ({ place, manifest }) =>
      place === "packages" ? mustBe("sideEffects", manifest.sideEffects, false) : [],
  },
  { name: "exports source, types and built file, in this order", problems: exportProblems },
  {
    name: "has every entry of a library in the API reference",
    problems: ({ place, manifest: { exports = {} }, documented }) => {
      const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");
      const files = entries.map((entry) => sourceFile(entry).replace("./", ""));
      return place === "packages" ? mustBe("entryPoints in typedoc.json", documented, files) : [];
    },
  },
  {
    name: "builds, type-checks and tests with the common scripts",
    problems: (pkg) =>
      isPublic(pkg)
        ? mustBe("scripts", pkg.manifest.scripts, {
            ...compiler,
            test: `vitest run --root ../.. ${pkg.place}/${pkg.folder}/`,
          })
        : [],
  },
  {
    name: "has a README under its name, both tsconfigs and a turbo tag",
    problems: (pkg) =>
      isPublic(pkg)
        ? [
            ...mustBe(
              "the first line of README.md",
              pkg.readme.split("\n")[0],
              `# ${pkg.manifest.name}`,
            ),
            ...["tsconfig.json", "tsconfig.test.json", "turbo.json"]
              .filter((file) => !pkg.siblings.includes(file))
              .map((file) => `${file} is missing`),
          ]
        : [],
  },
];

function exportProblems(pkg: WorkspacePackage): readonly string[] {
  if (!isPublic(pkg)) return [];
  const { exports = {}, publishConfig } = pkg.manifest;
  const published = { access: "public", provenance: true };
  const entries = Object.keys(exports).filter((entry) => entry !== "./package.json");
  if (pkg.place === "apps") return commandExportProblems(pkg, entries);
  const built = Object.fromEntries(entries.map((entry) => [entry, builtFiles(entry)]));
  const withSource = Object.fromEntries(
    entries.map((entry) => [
      entry,
      { "@stackelberg/source": sourceFile(entry), ...builtFiles(entry) },
    ]),
  );
  const self = { "./package.json": "./package.json" };
  return [
    ...mustBe("the first entry of exports", entries[0], "."),
    ...mustBe("exports", exports, { ...withSource, ...self }),
    ...mustBe("publishConfig", publishConfig, { ...published, exports: { ...built, ...self } }),
    ...entries
      .map((entry) => sourceFile(entry).replace("./src/", ""))
      .filter((file) => !pkg.sources.has(file))
      .map((file) => `exports names src/${file}, which does not exist`),
  ];
}

/** A command is published as its program alone: what else it exports is for this repository. */
function commandExportProblems(
  { manifest: { exports = {}, publishConfig }, sources }: WorkspacePackage,
  entries: readonly string[],
): readonly string[] {
  const self = { "./package.json": "./package.json" };
  const program = entries.includes("./main") ? { "./main": builtFiles("./main") } : {};
  const inner = entries.length > 0 ? { exports: { ...program, ...self } } : {};
  return [
    ...mustBe("exports of itself", exports["./package.json"], self["./package.json"]),
    ...mustBe("publishConfig", publishConfig, { access: "public", provenance: true, ...inner }),
    ...entries.flatMap((entry) => {
      const source = (exports[entry] as Readonly<Record<string, string>>)["@stackelberg/source"];
      const file = source?.replace("./src/", "") ?? "";
      const built = (ending: string) => `./dist/${file.replace(/\.ts$/, ending)}`;
      const files = { "@stackelberg/source": source, types: built(".d.ts"), default: built(".js") };
      return [
        ...mustBe(`exports ${entry}`, exports[entry], files),
        ...(sources.has(file) ? [] : [`exports names src/${file}, which does not exist`]),
      ];
    }),
  ];
}

const stem = (entry: string): string => (entry === "." ? "index" : entry.replace("./", ""));
const sourceFile = (entry: string): string => `./src/${stem(entry)}.ts`;
const builtFiles = (entry: string): Readonly<Record<string, string>> => ({
  types: `./dist/${stem(entry)}.d.ts`,
  default: `./dist/${stem(entry)}.js`,
});
