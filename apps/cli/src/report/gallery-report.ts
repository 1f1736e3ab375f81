import { type GalleryGame, gallery } from "@stackelberg/gallery";
import type { ReportOptions } from "./report-options.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

/** The list of all games: quadratic-Gaussian ones, then finite ones. */
export function galleryReport({ width, colour }: ReportOptions): string {
  const style = styleFor({ colour });
  const column = Math.max(...gallery.map(({ name }) => name.length)) + 4;
  const entry = ({ name, title }: GalleryGame) => {
    const lines = wrap(title, { width, indent: column });
    return `  ${style.strong(name)}${lines.slice(name.length + 2)}`;
  };
  const quadratic = gallery.filter(({ needs }) => needs.length === 0);
  const finite = gallery.filter(({ needs }) => needs.includes("randomized"));
  return [
    style.heading("Games to solve"),
    ...quadratic.map(entry),
    "",
    style.heading("Finite games, with rules that may be drawn by lot"),
    ...finite.map(entry),
    "",
    "Next: stackelberg solve shared-price",
    "      stackelberg examples minimal --out game.yaml",
  ].join("\n");
}
