import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkedSolver, type IncentiveSolver, SolverError } from "@stackelberg/incentive";
import { CommandError } from "../command-error.ts";
import { nearestName } from "../nearest-name.ts";
import { namedSolver, PAYMENTS, REACTIONS } from "./named-solvers.ts";

/** The solver that is built in under that name, else the one in that file or package. */
export async function solverNamed(typed: string): Promise<IncentiveSolver> {
  const create = namedSolver(typed);
  return create ? create(await import("@stackelberg/incentive")) : loadSolver(typed);
}

/**
 * The solver that a file or an installed package exports under the name `solver`.
 *
 * @param typed - A path, as in `./my-solver.js`, or the name of a package.
 * @throws {@link CommandError} where there is no such file or package, SolverError where it cannot be
 * loaded or what it exports is no solver.
 */
async function loadSolver(typed: string): Promise<IncentiveSolver> {
  const address = isPath(typed) ? addressOfFile(typed) : addressOfPackage(typed);
  const loaded: Readonly<Record<string, unknown>> = await imported(typed, address);
  if (loaded["solver"] === undefined) {
    const names = Object.keys(loaded).slice(0, 10).join(", ");
    throw new SolverError("STACKELBERG_SOLVER_SHAPE", `${typed} exports no solver`, {
      found: names === "" ? "no exports" : `the exports ${names}`,
      expected: "export const solver = { name, version, options, propose }",
    });
  }
  try {
    return checkedSolver(loaded["solver"]);
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    throw new SolverError(error.code, `${typed}: ${error.problem}`, error.details);
  }
}

function isPath(typed: string): boolean {
  return /^(\.{1,2}$|\.{0,2}[\\/]|[A-Za-z]:[\\/])|\.[cm]?[jt]s$/.test(typed);
}

function addressOfFile(typed: string): string {
  const file = resolve(typed);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new CommandError("STACKELBERG_FILE_MISSING", `there is no file ${JSON.stringify(typed)}`);
  }
  return pathToFileURL(file).href;
}

/** Installed where the command is typed, or beside the command itself. */
function addressOfPackage(typed: string): string {
  if (!/^(@[\w.-]+\/)?\w[\w.-]*(\/[\w.-]+)*$/.test(typed)) throw unknownSolver(typed);
  for (const from of [join(process.cwd(), "here.js"), import.meta.url]) {
    try {
      return pathToFileURL(createRequire(from).resolve(typed)).href;
    } catch (error) {
      if (isMissing(error, typed)) continue;
      throw unloadable(typed, error);
    }
  }
  throw unknownSolver(typed);
}

function isMissing(error: unknown, typed: string): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "MODULE_NOT_FOUND" && error.message.includes(`'${typed}'`);
}

function unknownSolver(typed: string): CommandError {
  const names = [...Object.keys(REACTIONS), ...Object.keys(PAYMENTS)];
  const meant = nearestName(typed, names);
  const suggestion = meant === undefined ? "" : `; did you mean ${meant}?`;
  return new CommandError(
    "STACKELBERG_OPTION_VALUE",
    `--solver cannot be ${JSON.stringify(typed)}; expected one of ${names.join(", ")}, a file as in ./my-solver.js, or an installed package${suggestion}`,
  );
}

async function imported(typed: string, address: string): Promise<Record<string, unknown>> {
  try {
    return await import(/* @vite-ignore */ address);
  } catch (error) {
    throw unloadable(typed, error);
  }
}

function unloadable(typed: string, cause: unknown): SolverError {
  return new SolverError("STACKELBERG_SOLVER_LOAD", `${typed} cannot be loaded`, {
    found: cause instanceof Error ? `${cause.name}: ${cause.message}${placeOf(cause)}` : `${cause}`,
    expected: expectedOf(cause),
    cause,
  });
}

/** Where in a file it happened; empty where the error does not say. */
function placeOf({ stack = "" }: Error): string {
  const place = /file:\/\/([^\s)]+:\d+)/.exec(stack);
  return place ? ` (${place[1]})` : "";
}

function expectedOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ERR_UNKNOWN_FILE_EXTENSION"
    ? `JavaScript: Node ${process.versions.node} does not load TypeScript, Node 22.18 and later do`
    : "an ES module that exports solver";
}
