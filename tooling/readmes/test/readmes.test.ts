import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type DocumentedPackage, documentedPackages, readmeOf } from "../src/readme.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const libraries = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
const folders = [...libraries, join(root, "apps", "cli")].filter((folder) =>
  existsSync(join(folder, "package.json")),
);
const packages = documentedPackages(folders);

describe.each(packages.map((pkg, i) => [pkg.name, pkg, folders[i] ?? ""] as const))(
  "%s",
  (_, pkg, folder) => {
    const file = join(folder, "README.md");

    test("has a README that says what its docstrings say", async () => {
      await expect(readmeOf(pkg, readFileSync(file, "utf8"))).toMatchFileSnapshot(file);
    });

    test.skipIf(basename(folder) === "cli")("introduces itself with an example", () => {
      expect(pkg.introduction).not.toBe("");
      expect(pkg.example).toContain("```ts\nimport ");
    });
  },
);

describe("a README", () => {
  const pkg: DocumentedPackage = {
    name: "@stackelberg/sample",
    description: "A sample",
    introduction: "It is small.",
    example: '```ts\nimport { loadGame } from "@stackelberg/game";\n```',
    exports: new Map([["half", { call: "half(x)", sentence: "Half of x" }]]),
  };
  const border = "<!-- Above: package.json and src/index.ts, by `npm run readmes`. -->";
  const table = "<!-- exports: half -->\nold\n<!-- /exports -->";

  test("is rewritten above the border and in its tables, and kept elsewhere", () => {
    const readme = readmeOf(pkg, `# old name\n\n${border}\n\nBy hand.\n\n${table}\n`);
    expect(readme).not.toContain("old");
    expect(readme).toContain("# @stackelberg/sample\n\nA sample.\n\nIt is small.\n");
    expect(readme).toContain("npm install @stackelberg/sample @stackelberg/game\n");
    expect(readme).toContain(`${border}\n\nBy hand.\n`);
    expect(readme).toContain("| `half(x)` | Half of x |\n<!-- /exports -->");
    expect(readmeOf(pkg, readme)).toBe(readme);
  });

  test("names nothing that is not exported", () => {
    const wrong = `${border}\n${table.replace("half", "third")}`;
    expect(() => readmeOf(pkg, wrong)).toThrow("@stackelberg/sample does not export third");
    expect(() => readmeOf(pkg, "# By hand\n")).toThrow("has no line");
  });
});
