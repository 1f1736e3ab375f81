import { type GalleryGame, gallery } from "@stackelberg/gallery";
import type { ReportOptions } from "./report-options.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

/** The list of all games: those that can be solved, then those of a later version. */
export function galleryReport({ width, colour }: ReportOptions): string {
  const style = styleFor({ colour });
  const column = Math.max(...gallery.map(({ name }) => name.length)) + 4;
  const entry = ({ name, title }: GalleryGame, note = "") => {
    const lines = wrap(`${title}${note}`, { width, indent: column });
    return `  ${style.strong(name)}${lines.slice(name.length + 2)}`;
  };
  const ready = gallery.filter(({ needs }) => needs.length === 0);
  const later = gallery.filter(({ needs }) => needs.length > 0);
  return [
    style.heading("Games to solve"),
    ...ready.map((game) => entry(game)),
    "",
    style.heading("Games for a later version"),
    ...later.map((game) => entry(game, ` (needs ${game.needs.join(", ")})`)),
    "",
    "Next: stackelberg solve shared-price",
    "      stackelberg examples minimal --out game.yaml",
  ].join("\n");
}
