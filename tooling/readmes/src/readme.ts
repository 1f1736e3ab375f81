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

/** Functions in the tables of a README whose docstrings have no example that is executed. */
export function withoutExample({ exports }: DocumentedPackage, readme: string): readonly string[] {
  const names = [...readme.matchAll(table)].flatMap(([, , list = ""]) => list.split(/\s+/));
  return names.filter((name) => {
    const found = exports.get(name);
    return found?.call.includes("(") && !found.hasExample;
  });
}

/** How to use a package until the first release; to be taken out then. */
const UNPUBLISHED = `The packages are not on npm yet. Pack them in a clone of the repository, and install them in your project:

\`\`\`sh
npm run build    # in the clone
npx pnpm --filter "./packages/*" --filter ./apps/cli pack --pack-destination tarballs
npm install ../stackelberg/tarballs/*.tgz    # in your project, with the path of the clone
\`\`\`

It must be \`pnpm pack\`: \`npm pack\` leaves \`catalog:\` and \`workspace:\` in the dependencies.
`;

function headOf({ name, description, introduction, example }: DocumentedPackage): string {
  return [
    `# ${name}\n`,
    `${description}.\n`,
    ...(introduction === "" ? [] : [`${introduction}\n`]),
    "## Install\n",
    UNPUBLISHED,
    `Once they are published:\n\n\`\`\`sh\nnpm install ${packagesIn(name, example).join(" ")}\n\`\`\`\n`,
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
