import { type GalleryGame, gallery } from "@stackelberg/gallery";
import { solvable } from "./command-output.ts";
import { galleryPage } from "./gallery-page.ts";
import { plain, table } from "./markdown.ts";

/** The games that this version solves, each with a page. */
const shown: readonly GalleryGame[] = gallery.filter(solvable);

/** The pages of the gallery with their pictures, by path. */
export async function gallerySite(): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = { "gallery/index.md": overview() };
  for (const game of shown) Object.assign(pages, await galleryPage(game));
  return pages;
}

/** One entry per game, from simple to rich. */
export function gallerySidebar(): { text: string; items: { text: string; link: string }[] }[] {
  const items = shown.map(({ name }) => ({ text: name, link: `/gallery/${name}` }));
  return [{ text: "Gallery", items: [{ text: "All games", link: "/gallery/" }, ...items] }];
}

function overview(): string {
  return [
    "# Gallery",
    "Games with a story and with answers that are known by other means, from simple to rich. Each can be solved on the command line by its name, and in the [playground](/playground).",
    table(
      ["game", "what it is about"],
      shown.map(({ name, title, story }) => [
        `[${name}](./${name})`,
        `**${plain(title)}.** ${plain(story)}`,
      ]),
    ),
  ].join("\n\n");
}
