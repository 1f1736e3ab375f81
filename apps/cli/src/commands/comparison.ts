import type { CommandInput, ExitCode } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { openQuadraticGame } from "../input/open-game.ts";
import { count, flag } from "../option-values.ts";
import { withProgress } from "../output/with-progress.ts";
import type { Terminal } from "../terminal.ts";

/** Options that design one rule and so have no place in a comparison of several. */
const ALONE = [
  "solver",
  "epsilon",
  "margin",
  "participation",
  "robust",
  "payments",
  "path",
  "details",
  "out",
];

/** `stackelberg solve game.yaml --compare`: all ways to steer the same game in one table. */
export async function comparison(input: CommandInput, terminal: Terminal): Promise<ExitCode> {
  const other = ALONE.find((name) => input.options[name] !== undefined);
  if (other !== undefined) {
    throw new CommandError(
      "STACKELBERG_OPTION_CONFLICT",
      `--compare looks at all kinds of rules; leave out --${other}`,
    );
  }
  const [file = ""] = input.operands;
  const what = "--compare";
  const { game, inFile } = await openQuadraticGame(file, terminal, {
    what,
    count: count(input, "count"),
  });
  const { compareInstruments, comparisonReport } = await import("@stackelberg/report");
  const compared = await withProgress(terminal, `Comparing rules for ${game.name}`, () =>
    inFile(() => compareInstruments(game)),
  );
  if (flag(input, "json")) {
    const { formatResult } = await import("@stackelberg/incentive");
    terminal.out(formatResult(compared));
  } else {
    terminal.out(comparisonReport(game, compared, terminal));
  }
  const held = compared.rows.some(({ verdict }) => verdict !== null && verdict !== "refused");
  return held ? 0 : 1;
}
