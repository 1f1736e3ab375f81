import type { ClassGame } from "@stackelberg/game";
import type { ClassDesignOptions } from "@stackelberg/incentive";
import type { CommandInput, ExitCode } from "../../command.ts";
import { CommandError } from "../../command-error.ts";
import { type DesignRequest, plannedDesign } from "../../input/design-request.ts";
import type { OpenedGame } from "../../input/open-game.ts";
import { typedOptions } from "../../input/typed-options.ts";
import { flag, text } from "../../option-values.ts";
import { withProgress } from "../../output/with-progress.ts";
import { writeWholeFile } from "../../output/write-whole-file.ts";
import type { Terminal } from "../../terminal.ts";

/** What is to be solved. */
export interface ClassProblem extends Pick<OpenedGame, "name" | "inFile"> {
  readonly game: ClassGame;
  readonly request: DesignRequest;
}

/** `stackelberg solve` for several classes of followers. */
export async function solveClasses(
  input: CommandInput,
  terminal: Terminal,
  { game, name, request, inFile }: ClassProblem,
): Promise<ExitCode> {
  const [file = ""] = input.operands;
  const out = text(input, "out");
  const options = await classOptions(input, { game, request });
  const { designClasses, formatResult } = await import("@stackelberg/incentive");
  const result = await withProgress(terminal, `Designing a rule for ${game.name}`, () =>
    inFile(() => designClasses(game, options)),
  );
  if (out !== undefined) writeWholeFile(out, `${formatResult(result)}\n`, [file]);
  if (flag(input, "json")) terminal.out(formatResult(result));
  else {
    const { classDesignReport } = await import("@stackelberg/report");
    const details = flag(input, "details");
    terminal.out(
      classDesignReport(game, result, { ...terminal, name, typed: typedOptions(input), details }),
    );
  }
  if (out !== undefined) terminal.err(`The result is in ${out}.`);
  return result.certificate.verdict === "refused" ? 1 : 0;
}

/** Solvers whose rules depend on what all classes do under them, or on named constants. */
const ONE_CLASS = ["best-affine", "best-tariff", "robust-constant", "robust-tariff"];

/** The options that several classes go with. */
async function classOptions(
  input: CommandInput,
  { game, request }: Pick<ClassProblem, "game" | "request">,
): Promise<ClassDesignOptions> {
  const { solver, participation, robust } = request;
  if (flag(input, "path")) throw notYet("--path");
  if (participation !== undefined) throw notYet("--participation");
  if (robust) throw notYet("--robust");
  if (solver !== undefined && ONE_CLASS.includes(solver)) {
    throw notYet(`--solver ${solver}`, "; there are solvers that hold a given target");
  }
  const { options } = await plannedDesign(game, request);
  return options;
}

function notYet(option: string, instead = ""): CommandError {
  return new CommandError(
    "STACKELBERG_NOT_WITH_CLASSES",
    `${option} is not for games with several classes of followers yet${instead}`,
  );
}
