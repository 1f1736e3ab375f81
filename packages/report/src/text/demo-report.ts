import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { accountLines } from "./account-lines.ts";
import { costLines } from "./design-report.ts";
import { participationLines } from "./participation-lines.ts";
import { plainWords } from "./plain-words.ts";
import type { ReportOptions } from "./report-options.ts";
import { ruleSection } from "./rule-section.ts";
import { sectionIn } from "./section.ts";
import { styleFor } from "./style.ts";
import { targetLines } from "./target-lines.ts";
import { titleLine } from "./title-line.ts";
import { whatIfLines } from "./what-if-lines.ts";
import { wrap } from "./wrap.ts";

/** One game, solved for its number of followers and for infinitely many. */
export interface Demo {
  /** One line on what the game is about. */
  readonly title: string;
  /** What it is about and why it is worth a look. */
  readonly story: string;
  /** The game. */
  readonly game: LqgGame;
  /** Its design. */
  readonly result: DesignResult;
  /** The same game with infinitely many followers. */
  readonly endless: LqgGame;
  /** Its design. */
  readonly limit: DesignResult;
}

/** How the story is set. */
export interface DemoOptions extends ReportOptions {
  /** What to type to call this program. */
  readonly program: string;
}

/** The story of a game: what is wanted, the tariff, what it saves, who loses, what if we are wrong. */
export function demoReport(demo: Demo, options: DemoOptions): string {
  const { title, story, game, result, endless, limit } = demo;
  const { width } = options;
  const section = sectionIn(options);
  const short = { width, details: false };
  return [
    styleFor(options).strong(`Stackelberg: ${title.toLowerCase()}`),
    "",
    wrap(story, { width }),
    "",
    titleLine(game, result.certificate.verdict, options),
    ...section(
      "What the leader wants (the target)",
      targetLines(game, result.target.policies, width),
    ),
    ...ruleSection(game, result, options),
    ...section("In plain words", [wrap(plainWords(game, result), { width })]),
    ...section("What it saves", costLines(game, result, options)),
    ...section("Who pays", accountLines(game, result, width)),
    ...section("Who is better, who is worse off", participationLines(game, result, short)),
    ...section("If we are wrong", whatIfLines(game, result, short)),
    "",
    titleLine(endless, limit.certificate.verdict, options),
    wrap(LIMIT, { width }),
    ...section("Next", [...NEXT, ...calling(options)]),
  ].join("\n");
}

/** What to type where the program is not installed. */
function calling({ program, width }: DemoOptions): readonly string[] {
  return program === "stackelberg"
    ? []
    : ["", wrap(`Here, type ${program} for stackelberg.`, { width })];
}

const LIMIT =
  "Nobody's payment depends on how many others there are, so the tariff is nearly the same for any number. One price for everybody does not: compare the two below.";

const NEXT = [
  "  stackelberg report ev-charging --out report.html   a page for a board",
  "  stackelberg solve ev-charging --details            all numbers",
  "  stackelberg solve shared-price --compare           one price, or a tariff",
  '  stackelberg evaluate own-tariff --rule "payment = -3*u + 0.33*u^2"',
  "  stackelberg examples                               all games",
  "  stackelberg examples minimal --out game.yaml && stackelberg solve game.yaml",
];
