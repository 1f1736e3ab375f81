import type { GalleryGame } from "@stackelberg/gallery";
import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { costLines, titleLine } from "./design-report.ts";
import { plainWords } from "./plain-words.ts";
import type { ReportOptions } from "./report-options.ts";
import { capital } from "./role-names.ts";
import { ruleSection } from "./rule-section.ts";
import { styleFor } from "./style.ts";
import { targetLines } from "./target-lines.ts";
import { wrap } from "./wrap.ts";

/** One game, solved twice. */
export interface Demo {
  readonly chosen: GalleryGame;
  readonly game: LqgGame;
  readonly result: DesignResult;
  /** The same game with infinitely many followers. */
  readonly endless: LqgGame;
  readonly refused: DesignResult;
}

/** How the story is set. */
export interface DemoOptions extends ReportOptions {
  /** What to type to call this program. */
  readonly program: string;
}

/** The story of a game: what is wanted, the rule, what it is worth, and where it ends. */
export function demoReport(demo: Demo, options: DemoOptions): string {
  const { chosen, game, result, endless, refused } = demo;
  const style = styleFor(options);
  const { width } = options;
  return [
    style.strong(`Stackelberg: ${chosen.title.toLowerCase()}`),
    "",
    wrap(chosen.story, { width }),
    "",
    titleLine(game, result, options),
    "",
    style.heading("What the leader wants (the target)"),
    ...targetLines(game, result.target.policies, width),
    ...ruleSection(game, result, options),
    "",
    style.heading("In plain words"),
    wrap(plainWords(game, result), { width }),
    "",
    style.heading("What it costs"),
    ...costLines(game, result, options),
    "",
    titleLine(endless, refused, options),
    wrap(`${capital(refused.explanation ?? "")}.`, { width }),
    "",
    style.heading("Next"),
    ...NEXT,
    ...(options.program === "stackelberg"
      ? []
      : ["", wrap(`Here, type ${options.program} for stackelberg.`, { width })]),
  ].join("\n");
}

const NEXT = [
  "  stackelberg solve shared-price            the answer with its certificate",
  "  stackelberg solve major-minor             a large follower repairs the limit",
  '  stackelberg evaluate shared-price --rule "price = 0.4*(mean(u) - 5)"',
  "  stackelberg examples                      all games",
  "  stackelberg examples minimal --out game.yaml && stackelberg solve game.yaml",
];
