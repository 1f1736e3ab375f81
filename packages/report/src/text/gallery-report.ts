import type { ReportOptions } from "./report-options.ts";
import { styleFor } from "./style.ts";
import { wrap } from "./wrap.ts";

/** What the list says of a game. */
export interface ListedGame {
  /** What it is asked for by. */
  readonly name: string;
  /** One line on what it is about. */
  readonly title: string;
  /** What it needs beyond quadratic-Gaussian games; finite games need `randomized`. */
  readonly needs: readonly string[];
}

/** The list of all games: quadratic-Gaussian ones, then finite ones. */
export function galleryReport(
  gallery: readonly ListedGame[],
  { width, colour }: ReportOptions,
): string {
  const style = styleFor({ colour });
  const column = Math.max(...gallery.map(({ name }) => name.length)) + 4;
  const entry = ({ name, title }: ListedGame) => {
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
