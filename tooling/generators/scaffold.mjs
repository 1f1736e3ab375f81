// What the generators have in common: names, templates, new files, and lines in files that exist.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const at = (path) => new URL(path, root);

/** The name that was typed, in kebab-case; stops where there is none. */
export function nameFrom([name], command) {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? "")) return name;
  stop(`found ${name ?? "no name"}; expected one in kebab-case: npm run ${command} -- my-name`);
}

/** The name as an identifier. */
export const camelCase = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** A template with its names filled in. */
export function filled(template, name) {
  const camel = camelCase(name);
  const text = readFileSync(at(`tooling/generators/templates/${template}.txt`), "utf8");
  return text.replaceAll("{{name}}", name).replaceAll("{{camel}}", camel);
}

/** Writes new files and changes others; nothing is touched where one of them stands in the way. */
export function scaffold({ create, insert }) {
  for (const path of Object.keys(create)) {
    if (existsSync(at(path))) stop(`${path} exists already`);
  }
  const changed = new Map();
  for (const { path, before, text } of insert) {
    const old = changed.get(path) ?? readFileSync(at(path), "utf8");
    const place = old.indexOf(before);
    if (place < 0) stop(`${path} has no ${JSON.stringify(before)} to write before`);
    changed.set(path, `${old.slice(0, place)}${text}${old.slice(place)}`);
  }
  for (const [path, text] of [...Object.entries(create), ...changed]) writeFileSync(at(path), text);
  const written = Object.keys(create);
  for (const path of written) console.log(`new      ${path}`);
  for (const path of changed.keys()) console.log(`changed  ${path}`);
  return [...written, ...changed.keys()];
}

/** Formats what was written and sorts its imports. */
export function format(paths) {
  const { status } = spawnSync("biome", ["check", "--write", "--log-level=warn", ...paths], {
    cwd: fileURLToPath(root),
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) stop("the new files could not be formatted");
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
