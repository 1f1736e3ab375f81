import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readAnyGame } from "@stackelberg/game/file";
import { describe, expect, test } from "vitest";
import { gallery, galleryGame } from "../src/index.ts";

const solvable = gallery.filter(({ needs }) => needs.length === 0);
const finite = gallery.filter(({ needs }) => needs.length > 0);

test("the generated texts are those of the files", () => {
  const generator = fileURLToPath(new URL("../generate.mjs", import.meta.url));
  expect(() => execFileSync(process.execPath, [generator, "--check"])).not.toThrow();
});

describe.each(gallery.map((game) => [game.name, game] as const))("%s", (name, game) => {
  test("has a title of one line and a story of two or three sentences", () => {
    expect(game.title.length).toBeLessThanOrEqual(72);
    expect(game.story.split(/[.] (?=[A-Z])/).length).toBeGreaterThanOrEqual(2);
    expect(game.story.split(/[.] (?=[A-Z])/).length).toBeLessThanOrEqual(3);
  });

  test("is found by its name, which is also the name in the file", () => {
    expect(galleryGame(name)).toBe(game);
    expect(game.text).toMatch(new RegExp(`^name: ${name}$`, "m"));
  });
});

test.each(solvable.map((game) => [game.name, game] as const))("%s loads", (name, { text }) => {
  expect(readAnyGame(text, { file: name })).toMatchObject({ name });
});

test.each(finite.map((game) => [game.name, game] as const))("%s loads", (name, { text }) => {
  expect(readAnyGame(text, { file: name })).toMatchObject({ kind: "finite", name });
});

test("every game has known answers", () => {
  expect(gallery.filter(({ knownAnswers }) => knownAnswers.length === 0)).toEqual([]);
});
