import type { DocumentedPackage } from "./documented-package.ts";

export { type DocumentedPackage, documentedPackages } from "./documented-package.ts";

const border = "<!-- Above: package.json and src/index.ts, by `npm run readmes`. -->";
const table = /(<!-- exports: ([^>]*?) -->\n)[\s\S]*?(<!-- \/exports -->)/g;

/**
 * The README of a package: what stands above the border comes from the manifest and the docstring of
 * `src/index.ts`; below it, text is kept as it is, and the tables between `<!-- exports: names -->`
 * and `<!-- /exports -->` say of each name what its docstring says.
 *
 * @throws `Error` for a README without that border, and for a name that the package does not export.
 */
export function readmeOf(pkg: DocumentedPackage, current: string): string {
  const [, below] = current.split(`${border}\n`);
  if (below === undefined) throw new Error(`the README of ${pkg.name} has no line ${border}`);
  const guide = below.replaceAll(table, (_, start: string, names: string, end: string) =>
    [start, exportTable(pkg, names.split(/\s+/)), end].join(""),
  );
  return [headOf(pkg), border, "", guide.trimStart()].join("\n");
}

function headOf({ name, description, introduction, example }: DocumentedPackage): string {
  return [
    `# ${name}\n`,
    `${description}.\n`,
    ...(introduction === "" ? [] : [`${introduction}\n`]),
    "## Install\n",
    `\`\`\`sh\nnpm install ${packagesIn(name, example).join(" ")}\n\`\`\`\n`,
    ...(example === "" ? [] : ["## Example\n", `${example}\n`]),
  ].join("\n");
}

/** The package and what its example imports besides. */
function packagesIn(name: string, example: string): readonly string[] {
  const imported = [...example.matchAll(/from "((?:@[^/"]+\/)?[^/"]+)/g)].map((match) => match[1]);
  return [...new Set([name, ...imported.flatMap((other) => other ?? [])])];
}

function exportTable({ name, exports }: DocumentedPackage, names: readonly string[]): string {
  const rows = names.map((exported) => {
    const found = exports.get(exported);
    if (found === undefined) throw new Error(`${name} does not export ${exported}`);
    return `| \`${found.call}\` | ${found.sentence} |\n`;
  });
  return ["| export | what it is |\n", "|---|---|\n", ...rows].join("");
}
