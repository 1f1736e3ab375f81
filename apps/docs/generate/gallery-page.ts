import type { GalleryGame, KnownAnswer } from "@stackelberg/gallery";
import { readAnyGame } from "@stackelberg/game/file";
import { forDarkPage } from "../src/dark-picture.ts";
import type { DrawnPicture } from "../src/picture/drawn-picture.ts";
import { commandOutput } from "./command-output.ts";
import { gamePictures } from "./game-pictures.ts";
import { fenced, plain, table } from "./markdown.ts";

/** A page about a game, and its pictures, by path. */
export async function galleryPage(game: GalleryGame): Promise<Readonly<Record<string, string>>> {
  const { name, title, story, text, knownAnswers } = game;
  const { exit, out, err } = await commandOutput("solve", name);
  if (exit === 2) throw new Error(`the gallery game ${name} is not solved: ${err}`);
  const [answer = "", next = ""] = out.split(/\n\nNext\n/);
  const pictures = await gamePictures(game);
  const page = [
    `# ${plain(title)}`,
    plain(story),
    `[Open it in the playground](/playground#game=${name}), where everything can be changed.`,
    "## The game",
    fenced("yaml", text),
    "## The answer",
    fenced("sh", `stackelberg solve ${name}`),
    fenced("text", answer),
    ...(pictures.length > 0 ? ["## Pictures", ...pictures.map(figure(name))] : []),
    ...(knownAnswers.length > 0 ? ["## What is known by other means", answers(knownAnswers)] : []),
    "## What to try",
    next.trim() === "" ? "" : fenced("sh", next.replaceAll(/^ {2}/gm, "")),
    ...playground(game),
  ].join("\n\n");
  return Object.fromEntries([
    [`gallery/${name}.md`, page],
    ...pictures.flatMap((picture) => [
      [`public/gallery/${name}-${picture.name}.svg`, picture.svg],
      [`public/gallery/${name}-${picture.name}-dark.svg`, forDarkPage(picture.svg)],
    ]),
  ]);
}

/** What the playground has beside the answer. */
function playground({ name, text, needs }: GalleryGame): readonly string[] {
  if (readAnyGame(text).kind === "classes") return [];
  const does =
    needs.length === 0 ? "shows every number of followers with a slider, and judges" : "judges";
  return [`[The playground](/playground#game=${name}) ${does} a rule of your own.`];
}

function figure(name: string) {
  return ({ name: id, alt }: DrawnPicture): string => {
    const image = (variant: "light" | "dark") => {
      const file = `/gallery/${name}-${id}${variant === "dark" ? "-dark" : ""}.svg`;
      return `<img class="for-${variant}" loading="lazy" src="${file}" alt="${plain(alt)}">`;
    };
    return `<div class="figure" tabindex="0">${image("light")}${image("dark")}</div>`;
  };
}

function answers(known: readonly KnownAnswer[]): string {
  const rows = known.map(({ count, quantity, value, source }) => [
    Number.isFinite(count) ? String(count) : "∞",
    `\`${quantity}\``,
    String(value),
    plain(source),
  ]);
  return `These numbers do not come from this software; its tests compare with them. A quantity is the place of the number in the output of \`stackelberg solve --json\`.\n\n${table(["N", "quantity", "value", "source"], rows, ["right", "left", "right"])}`;
}
