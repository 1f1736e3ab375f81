import type { AnyGame } from "@stackelberg/game";
import { populationText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import type { ReportOptions } from "./report-options.ts";
import { styleFor, verdictText } from "./style.ts";

/** The name of the game, the number of followers and the verdict. */
export function titleLine(
  game: AnyGame,
  verdict: Parameters<typeof verdictText>[1],
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const name = plainText(game.label ?? game.name);
  const followers = populationText(game);
  const fits = `${name}, ${followers}: ${verdict}`.length <= options.width;
  return `${style.strong(name)},${fits ? " " : "\n"}${followers}: ${verdictText(style, verdict)}`;
}
