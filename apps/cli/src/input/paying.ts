import type { AnyGame, Payer } from "@stackelberg/game";
import type { CommandInput, CommandOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { choice, forQuadraticGames } from "../option-values.ts";

/** Whom `--payments` can name. */
export const WHO = ["followers", "major", "both", "none"] as const;

/** Who shall pay, whatever the game file says. */
export type Paying = (typeof WHO)[number];

/** The option that asks what if others paid, for every command that reads a game. */
export const payingOption: CommandOption = {
  flags: "-p, --payments <who>",
  description: `who pays for what it does itself, whatever the file says: ${WHO.join(", ")}`,
};

/** Who shall pay, if it was said. */
export function paying(input: CommandInput): Paying | undefined {
  return choice(input, "payments", WHO);
}

/**
 * The game in which these pay.
 *
 * @throws {@link CommandError} for a major follower that the game lacks, and where nothing would be
 * left for the leader to act with.
 */
export async function whoPays(game: AnyGame, who: Paying | undefined): Promise<AnyGame> {
  if (who === undefined) return game;
  if (game.kind === "finite") throw forQuadraticGames("payments");
  if ((who === "major" || who === "both") && !game.major) {
    throw new CommandError(
      "STACKELBERG_UNKNOWN_PAYER",
      `--payments ${who}: ${game.name} has no major follower who could pay; expected followers or none`,
    );
  }
  if (who === "none" && game.leader.actions.length === 0) {
    throw new CommandError(
      "STACKELBERG_NO_INSTRUMENT",
      `--payments none: the leader of ${game.name} has no action, so without payments there is nothing to announce`,
    );
  }
  const { withPayments } = await import("@stackelberg/game");
  return withPayments(game, payersOf(who));
}

function payersOf(who: Paying): readonly Payer[] {
  if (who === "none") return [];
  return who === "both" ? ["followers", "major"] : [who];
}
