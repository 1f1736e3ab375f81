import type { LqgGame } from "@stackelberg/game";
import type { DesignOptions, IncentiveSolver } from "@stackelberg/incentive";
import type { CommandInput, CommandOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { choice, flag, number, positive } from "../option-values.ts";

const REACTIONS = [
  "constant",
  "minimum-energy",
  "epsilon",
  "best-affine",
  "robust-constant",
] as const;
const PAYMENTS = [
  "tariff",
  "own-payment",
  "least-exploitable-tariff",
  "best-tariff",
  "robust-tariff",
] as const;

/** The options that say how to design, for every command that designs. */
export const designOptionList: readonly CommandOption[] = [
  {
    flags: "-s, --solver <name>",
    description: `for a common action ${REACTIONS.join(", ")} (default: the cheapest that is exact, else epsilon); for payments ${PAYMENTS.join(", ")} (default: the first of these that holds)`,
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
      "interim or exAnte: lump sums such that no payer is worse off than without the rule, at every reading in range or on average",
  },
  {
    flags: "--robust",
    description:
      "spend the freedom in the rule on the worst case: robust-tariff or robust-constant, with the worst case before and after",
  },
];

/** What was asked for, before the game is known. */
export interface DesignRequest {
  readonly solver?: (typeof REACTIONS)[number] | (typeof PAYMENTS)[number] | undefined;
  readonly epsilon?: number | undefined;
  readonly margin?: number | undefined;
  readonly participation?: "interim" | "exAnte" | undefined;
  readonly robust: boolean;
}

/** The design options as typed. */
export function designRequest(input: CommandInput): DesignRequest {
  const request = {
    solver: choice(input, "solver", [...REACTIONS, ...PAYMENTS]),
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

/** The options of a design, and of the one that a robust design is compared with. */
export interface PlannedDesign {
  readonly options: DesignOptions;
  readonly nominal: DesignOptions | null;
}

/**
 * What to ask the library for.
 *
 * @throws {@link CommandError} for a rule of the other kind than the game has.
 */
export async function plannedDesign(game: LqgGame, request: DesignRequest): Promise<PlannedDesign> {
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

function checkFits({ payments, name, leader }: LqgGame, request: DesignRequest): void {
  const { solver, epsilon, margin } = request;
  const paying = payments.length > 0;
  const forPayments = margin !== undefined || PAYMENTS.some((each) => each === solver);
  const forReaction = epsilon !== undefined || REACTIONS.some((each) => each === solver);
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

async function solverOf(
  game: LqgGame,
  { solver, epsilon, margin, robust }: DesignRequest,
): Promise<IncentiveSolver | null> {
  const incentive = await import("@stackelberg/incentive");
  const robustOne = game.payments.length > 0 ? "robust-tariff" : "robust-constant";
  switch (robust ? robustOne : solver) {
    case "constant":
      return incentive.constantGain();
    case "minimum-energy":
      return incentive.minimumEnergy();
    case "epsilon":
      return epsilon === undefined ? incentive.epsilonIncentive() : null;
    case "best-affine":
      return incentive.bestAffine();
    case "robust-constant":
      return incentive.robustConstantGain();
    case "robust-tariff":
      return incentive.robustTariff();
    case "own-payment":
      return incentive.ownPayment();
    case "least-exploitable-tariff":
      return incentive.leastExploitableTariff();
    case "best-tariff":
      return incentive.bestTariff();
    case "tariff":
      return incentive.tariff(margin === undefined ? {} : { margin });
    case undefined:
      return margin === undefined ? null : incentive.tariff({ margin });
  }
}

function conflict(message: string): CommandError {
  return new CommandError("STACKELBERG_OPTION_CONFLICT", message);
}
