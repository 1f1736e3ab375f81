import type { LqgGame } from "@stackelberg/game";
import type { DesignOptions, IncentiveSolver } from "@stackelberg/incentive";
import type { CommandInput, CommandOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { choice, flag, number, positive, text } from "../option-values.ts";
import { PAYMENTS, REACTIONS } from "./named-solvers.ts";

function names(solvers: object): string {
  return Object.keys(solvers).join(", ");
}

/** The options that say how to design, for every command that designs. */
export const designOptionList: readonly CommandOption[] = [
  {
    flags: "-s, --solver <name>",
    description: `for a common action ${names(REACTIONS)} (default: the cheapest that is exact, else epsilon); for payments ${names(PAYMENTS)} (default: the first of these that holds); or one of yours, which a file or an installed package exports as solver`,
  },
  {
    flags: "-e, --epsilon <E>",
    description: "accept that a follower could save this much by deviating, in cost units",
  },
  {
    flags: "-m, --margin <c>",
    description:
      "tariff: curvature added where the target leaves it free (default: the least that keeps the payer's cost as curved as without a tariff)",
  },
  {
    flags: "--participation <level>",
    description:
      "interim or exAnte: lump sums such that no payer is worse off than without the rule, at any reading in range or on average",
  },
  {
    flags: "--robust",
    description:
      "spend the freedom in the rule on the worst case: robust-tariff or robust-constant, with the worst case before and after",
  },
];

/** What was asked for, before the game is known. */
export interface DesignRequest {
  /** A name, a file or a package. */
  readonly solver?: string | undefined;
  readonly epsilon?: number | undefined;
  readonly margin?: number | undefined;
  readonly participation?: "interim" | "exAnte" | undefined;
  readonly robust: boolean;
}

/** The design options as typed. */
export function designRequest(input: CommandInput): DesignRequest {
  const request = {
    solver: text(input, "solver"),
    epsilon: positive(input, "epsilon"),
    margin: number(input, "margin"),
    participation: choice(input, "participation", ["interim", "exAnte"]),
    robust: flag(input, "robust"),
  };
  checkTogether(request);
  return request;
}

function checkTogether({ solver, epsilon, margin, robust }: DesignRequest): void {
  if (epsilon !== undefined && solver !== undefined && solver !== "epsilon") {
    throw conflict(
      `--epsilon asks for an approximate rule, --solver ${solver} for another one; give one of them`,
    );
  }
  if (margin !== undefined && solver !== undefined && solver !== "tariff") {
    throw conflict(`--margin belongs to --solver tariff, not to ${solver}`);
  }
  if (robust && (solver !== undefined || epsilon !== undefined || margin !== undefined)) {
    throw conflict("--robust chooses the rule itself; leave out --solver, --epsilon and --margin");
  }
}

/** What decides about options, for one class of followers or several. */
type DesignedGame = Pick<LqgGame, "payments" | "name" | "leader">;

/** The options of a design, and of the one that a robust design is compared with. */
export interface PlannedDesign {
  readonly options: DesignOptions;
  readonly nominal: DesignOptions | null;
}

/**
 * What to ask the library for.
 *
 * @throws {@link CommandError} for a rule of the other kind than the game has, or a solver that does not
 * exist; SolverError for one from elsewhere that cannot be used.
 */
export async function plannedDesign(
  game: DesignedGame,
  request: DesignRequest,
): Promise<PlannedDesign> {
  checkFits(game, request);
  const { epsilon, participation, robust } = request;
  const solver = await solverOf(game, request);
  const base: DesignOptions = participation === undefined ? {} : { participation };
  const options = {
    ...base,
    ...(solver ? { solver } : {}),
    ...(epsilon === undefined ? {} : { epsilon }),
  };
  const compares = robust || request.solver?.startsWith("robust-") === true;
  if (!compares) return { options, nominal: null };
  const { constantGain, tariff } = await import("@stackelberg/incentive");
  const usual = game.payments.length > 0 ? tariff() : constantGain();
  return { options, nominal: { ...base, solver: usual } };
}

function checkFits({ payments, name, leader }: DesignedGame, request: DesignRequest): void {
  const { solver, epsilon, margin } = request;
  const paying = payments.length > 0;
  const forPayments = margin !== undefined || isOneOf(PAYMENTS, solver);
  const forReaction = epsilon !== undefined || isOneOf(REACTIONS, solver);
  const asked = solver === undefined ? "" : ` ${solver}`;
  if (forPayments && !paying) {
    throw conflict(
      `${margin === undefined ? `--solver${asked}` : "--margin"} is about payments, and nobody pays in ${name}; write payments: { by: followers } in the file, or add --payments followers`,
    );
  }
  if (forReaction && paying) {
    throw conflict(
      `${epsilon === undefined ? `--solver${asked}` : "--epsilon"} is about a common action, and in ${name} the rule is a payment${leader.actions.length > 0 ? "; add --payments none to ask for the common action" : ""}`,
    );
  }
}

function isOneOf(solvers: object, solver: string | undefined): boolean {
  return solver !== undefined && Object.hasOwn(solvers, solver);
}

async function solverOf(
  game: DesignedGame,
  { solver, epsilon, margin, robust }: DesignRequest,
): Promise<IncentiveSolver | null> {
  const asked = robust ? (game.payments.length > 0 ? "robust-tariff" : "robust-constant") : solver;
  if (margin !== undefined) {
    const { tariff } = await import("@stackelberg/incentive");
    return tariff({ margin });
  }
  // an epsilon is asked for as such
  if (asked === undefined || (asked === "epsilon" && epsilon !== undefined)) return null;
  const { solverNamed } = await import("./load-solver.ts");
  return solverNamed(asked);
}

function conflict(message: string): CommandError {
  return new CommandError("STACKELBERG_OPTION_CONFLICT", message);
}
