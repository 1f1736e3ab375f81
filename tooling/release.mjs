// What a release consists of:
//   node tooling/release.mjs version   turns the changesets into version numbers and change logs
//   node tooling/release.mjs dry       shows what would be published; changes nothing here
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));
const installed = (...path) => join(here, "node_modules", ...path);
const changesets = installed("@changesets", "cli", "bin.js");
const compiler = installed("typescript", "bin", "tsc");
const pnpm = installed("pnpm", "bin", "pnpm.cjs");

/** Runs a program in the tree at `root` and returns what it printed. */
const node = (root, ...args) =>
  execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });

const manifestAt = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** The packages of the tree at `root` that are published. */
function publishedIn(root) {
  const folders = ["packages", "apps"].flatMap((place) =>
    readdirSync(join(root, place)).map((name) => join(root, place, name)),
  );
  return folders
    .map((folder) => ({ folder, manifest: manifestAt(folder) }))
    .filter(({ manifest }) => !manifest.private);
}

/** Applies the changesets in the tree at `root`, and says the new version wherever it stands. */
function version(root) {
  const before = manifestAt(join(root, "packages", "game")).version;
  node(root, changesets, "version");
  const after = manifestAt(join(root, "packages", "game")).version;
  const sources = publishedIn(root).map(({ folder }) => join(folder, "src", "version.ts"));
  for (const file of [...sources, join(root, "CITATION.cff")]) {
    if (!statSync(file, { throwIfNoEntry: false })) continue;
    const line = /^(version: |export const VERSION = ")\d+\.\d+\.\d+/m;
    writeFileSync(file, readFileSync(file, "utf8").replace(line, `$1${after}`));
  }
  return { before, after };
}

/** A copy of the tree, links to what is installed included, without what Git ignores otherwise. */
function copied() {
  const root = mkdtempSync(join(tmpdir(), "stackelberg-release-"));
  const inner = /(^|[\\/])(dist|\.turbo|\.vitepress|coverage)$/;
  for (const entry of readdirSync(here)) {
    if ([".git", "node_modules", ".turbo", "assets", "coverage"].includes(entry)) continue;
    cpSync(join(here, entry), join(root, entry), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !inner.test(source),
    });
  }
  symlinkSync(join(here, "node_modules"), join(root, "node_modules"), "junction");
  return root;
}

/** What would be published from the tree at `root`, as Markdown. */
function announcement(root, { before, after }) {
  const packages = publishedIn(root);
  const tarballs = join(root, "tarballs");
  mkdirSync(tarballs);
  const filters = packages.flatMap(({ manifest }) => ["--filter", manifest.name]);
  const pack = ["--recursive", ...filters, "pack", "--json", "--pack-destination", tarballs];
  const packed = JSON.parse(node(root, pnpm, ...pack));
  const rows = packed.map(({ name, filename, files }) => {
    const kilobytes = (statSync(filename).size / 1000).toFixed(0);
    return `| ${name} | ${after} | ${files.length} | ${kilobytes} kB |`;
  });
  const logs = packages.map(
    ({ folder, manifest }) => `## ${manifest.name}\n\n${newestNotes(folder)}`,
  );
  const missing = packages.some(({ manifest }) => manifest.repository === undefined)
    ? ["", "Not ready: no `repository` in package.json, which npm compares with its provenance."]
    : [];
  return [
    `# ${before} → ${after}`,
    "",
    "| package | version | files | tarball |",
    "|---|---|---|---|",
    ...rows,
    ...missing,
    "",
    logs.join("\n\n"),
  ].join("\n");
}

/** The section of the newest version in a change log, without its heading. */
function newestNotes(folder) {
  const log = readFileSync(join(folder, "CHANGELOG.md"), "utf8");
  const [, section = ""] = log.split(/^## .*$/m);
  return section.trim() || "Nothing but the common version.";
}

function dry() {
  const root = copied();
  try {
    const versions = version(root);
    if (versions.before === versions.after) {
      console.log("Nothing to release: .changeset holds no change.");
      return;
    }
    node(root, compiler, "-b", ...publishedIn(root).map(({ folder }) => folder));
    console.log(announcement(root, versions));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const [task] = process.argv.slice(2);
if (task === "dry") dry();
else if (task === "version") console.log(Object.values(version(here)).join(" → "));
else {
  console.error("node tooling/release.mjs version | dry");
  process.exitCode = 1;
}
