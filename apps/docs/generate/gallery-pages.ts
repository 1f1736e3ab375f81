import { gallery } from "@stackelberg/gallery";
import { galleryPage } from "./gallery-page.ts";
import { plain, table } from "./markdown.ts";

/** The pages of the gallery with their pictures, by path. */
export async function gallerySite(): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = { "gallery/index.md": overview() };
  for (const game of gallery) Object.assign(pages, await galleryPage(game));
  return pages;
}

/** One entry per game, from simple to rich. */
export function gallerySidebar(): { text: string; items: { text: string; link: string }[] }[] {
  const items = gallery.map(({ name }) => ({ text: name, link: `/gallery/${name}` }));
  return [{ text: "Gallery", items: [{ text: "All games", link: "/gallery/" }, ...items] }];
}

function overview(): string {
  return [
    "# Gallery",
    "Games with a story and with answers that are known by other means, from simple to rich. Each can be solved on the command line by its name, and in the [playground](/playground).",
    table(
      ["game", "what it is about"],
      gallery.map(({ name, title, story }) => [
        `[${name}](./${name})`,
        `**${plain(title)}.** ${plain(story)}`,
      ]),
    ),
  ].join("\n\n");
}
