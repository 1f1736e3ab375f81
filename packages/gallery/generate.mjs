// Writes src/games.generated.ts from games/*.yaml, so that the gallery also works in browsers.
//   node packages/gallery/generate.mjs           writes it
//   node packages/gallery/generate.mjs --check   fails if it is not up to date
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("games/", import.meta.url);
const target = new URL("src/games.generated.ts", import.meta.url);

const literal = (text) => `\`${text.replace(/[\\`]|\$\{/g, "\\$&")}\``;
const key = (name) => (/^[a-z]+$/.test(name) ? name : JSON.stringify(name));
const entry = (name) => {
  const text = readFileSync(new URL(`${name}.yaml`, folder), "utf8").replaceAll("\r\n", "\n");
  return `  ${key(name)}: ${literal(text)},`;
};
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""))
  .sort();
const generated = `// Generated from games/*.yaml by generate.mjs. Change those files, not this one.

/** Names of the games of the gallery. */
export type GameName =
${names.map((name) => `  | "${name}"`).join("\n")};

/** The text of every game file, by name. */
export const gameTexts: Readonly<Record<GameName, string>> = {
${names.map(entry).join("\n")}
};
`;

if (!process.argv.includes("--check")) {
  writeFileSync(target, generated);
} else if (readFileSync(target, "utf8").replaceAll("\r\n", "\n") !== generated) {
  console.error("src/games.generated.ts is not up to date: run node packages/gallery/generate.mjs");
  process.exitCode = 1;
}
