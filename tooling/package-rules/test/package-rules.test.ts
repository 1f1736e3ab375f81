import { describe, expect, test } from "vitest";
import { importedModules } from "../src/imported-modules.ts";
import { type Manifest, packageRules, type WorkspacePackage } from "../src/index.ts";

const manifest: Manifest = {
  name: "@stackelberg/sample",
  version: "0.1.0",
  description: "A sample",
  keywords: ["sample"],
  license: "MIT",
  author: "Stackelberg contributors",
  type: "module",
  sideEffects: false,
  engines: { node: ">=20.19" },
  files: ["dist", "src", "!**/*.tsbuildinfo"],
  exports: {
    ".": {
      "@stackelberg/source": "./src/index.ts",
      types: "./dist/index.d.ts",
      default: "./dist/index.js",
    },
    "./package.json": "./package.json",
  },
  publishConfig: {
    access: "public",
    provenance: true,
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
  },
  scripts: {
    build: "tsc -p tsconfig.json",
    typecheck: "tsc -p tsconfig.test.json",
    test: "vitest run --root ../.. packages/sample/",
  },
  dependencies: { "@stackelberg/game": "workspace:^", "ml-matrix": "catalog:" },
  devDependencies: { vitest: "catalog:" },
};

const sample: WorkspacePackage = {
  place: "packages",
  folder: "sample",
  manifest,
  siblings: ["tsconfig.json", "tsconfig.test.json", "turbo.json"],
  references: ["game"],
  documented: ["src/index.ts"],
  readme: "# @stackelberg/sample\n",
  sources: new Map([["index.ts", 'import { Matrix } from "ml-matrix";\nexport { Matrix };\n']]),
  tests: new Map([["sample.test.ts", 'import { test } from "vitest";\n']]),
};

const problems = (pkg: WorkspacePackage): readonly string[] =>
  packageRules.flatMap((rule) => rule.problems(pkg));
const withManifest = (changes: Partial<Manifest>): WorkspacePackage => ({
  ...sample,
  manifest: { ...manifest, ...changes },
});
const withRepository = (repository: Readonly<Record<string, string>>): WorkspacePackage => {
  const { name, version, description, keywords, license, author, ...rest } = manifest;
  const before = { name, version, description, keywords, license, author } as Manifest;
  return { ...sample, manifest: { ...before, repository, ...rest } };
};
const withSource = (text: string): WorkspacePackage => ({
  ...sample,
  sources: new Map([["index.ts", text]]),
});

test("a package that keeps every rule has no problem", () => {
  expect(problems(sample)).toEqual([]);
});

test("a package may say where the repository is, in its own place", () => {
  const url = "git+https://git.invalid/stackelberg.git";
  const repository = { type: "git", url, directory: "packages/sample" };
  expect(problems(withRepository(repository))).toEqual([]);
});

const withFiles = (files: Readonly<Record<string, string>>): WorkspacePackage => ({
  ...sample,
  sources: new Map([...sample.sources, ...Object.entries(files)]),
});

test("folders may import from each other one way, whatever stands in the same folder", () => {
  const files = {
    "plan/plan.ts": 'import "../model/game.ts";\nimport "./costs.ts";',
    "plan/costs.ts": 'import "./plan.ts";\nimport "../model/game.ts";',
    "model/game.ts": 'import "../rounding.ts";',
    "rounding.ts": "",
  };
  expect(problems(withFiles(files))).toEqual([]);
});

describe("each broken package has exactly its own problem", () => {
  const { name, ...nameless } = manifest;
  test.each<readonly [string, WorkspacePackage, RegExp]>([
    ["other name", { ...sample, folder: "other" }, /name must be|scripts must be/],
    ["other licence", withManifest({ license: "ISC" }), /license must be "MIT"/],
    ["CommonJS", withManifest({ type: "commonjs" }), /type must be "module"/],
    ["old Node", withManifest({ engines: { node: ">=18" } }), /engines must be/],
    ["side effects", withManifest({ sideEffects: true }), /sideEffects must be false/],
    ["full stop", withManifest({ description: "A sample." }), /description must be/],
    [
      "no place in the repository",
      withRepository({ type: "git", url: "git+https://git.invalid/stackelberg.git" }),
      /repository\.directory must be "packages\/sample"/,
    ],
    ["no keywords", withManifest({ keywords: [] }), /keywords are missing/],
    ["build info published", withManifest({ files: ["dist", "src"] }), /files must be/],
    ["own script", withManifest({ scripts: { build: "make" } }), /scripts must be/],
    ["field order", { ...sample, manifest: { ...nameless, name: name ?? "" } }, /fields must be/],
    ["exact version", withManifest({ devDependencies: { vitest: "4.1.12" } }), /"catalog:"/],
    ["no README", { ...sample, readme: "" }, /README/],
    [
      "no turbo tag",
      { ...sample, siblings: sample.siblings.slice(0, 2) },
      /turbo\.json is missing/,
    ],
    ["undocumented entry", { ...sample, documented: [] }, /entryPoints in typedoc\.json/],
    ["reference missing", { ...sample, references: [] }, /references in tsconfig\.json/],
    ["import of a tool", withSource('import "vitest";'), /imports vitest, not declared/],
    ["import of a sibling", withSource('import "@stackelberg/cli";'), /cli, not declared/],
    ["Node only", withSource('import { join } from "node:path";'), /imports node:path/],
    [
      "old version",
      { ...sample, sources: new Map([...sample.sources, ["version.ts", 'VERSION = "0.0.9";']]) },
      /VERSION in src\/version\.ts must be "0\.1\.0"/,
    ],
    [
      "folders in a circle",
      withFiles({
        "plan/plan.ts": 'import "../model/game.ts";',
        "model/game.ts": 'import "./names.ts";\nimport "../rounding.ts";',
        "model/names.ts": "",
        "rounding.ts": 'import type { Plan } from "./plan/plan.ts";',
      }),
      /^src imports in a circle: plan → model → rounding\.ts → plan$/,
    ],
    [
      "entry without source",
      { ...sample, sources: new Map() },
      /src\/index\.ts, which does not exist/,
    ],
  ])("%s", (_, pkg, expected) => {
    expect(problems(pkg)).not.toHaveLength(0);
    for (const problem of problems(pkg)) expect(problem).toMatch(expected);
  });

  test("the condition for sources is removed from what is published", () => {
    const { exports = {} } = manifest;
    const pkg = withManifest({ publishConfig: { access: "public", provenance: true, exports } });
    expect(problems(pkg)).toEqual([expect.stringMatching(/^publishConfig must be/)]);
  });
});

test("imports are found in every form, and not in comments", () => {
  const source = [
    'import type { A } from "a";',
    'import {\n  b,\n  c,\n} from "@scope/b/deep";',
    'export * from "./c.ts";',
    'const d = await import("d");',
    '/** import { e } from "e"; import("e") */',
    '// import "f";',
    'const text = `from "g"`;',
    'export const names = ["h", "i"];',
    'export const letters = Array.from("j");',
  ].join("\n");
  expect(importedModules(source)).toEqual(["a", "@scope/b/deep", "./c.ts", "d"]);
});
