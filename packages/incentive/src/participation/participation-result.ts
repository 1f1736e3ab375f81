import type { LqgGame, OutsideOption, Payer } from "@stackelberg/game";
import type { Accounts, PaidPlan } from "./accounts.ts";
import { type RoleParticipation, roleParticipation } from "./participation.ts";
import { participationTerms } from "./terms.ts";

/** Participation as a constraint that lump sums were chosen to keep. */
export interface ParticipationConstraint {
  /** After (`interim`) or before (`exAnte`) one's own reading is known. */
  readonly level: "interim" | "exAnte";
  /** Readings within this many standard deviations are kept whole; 0 for `exAnte`. */
  readonly range: number;
  /** What each follower gets on average for it; 0 where they do not pay. */
  readonly pricePerFollower: number;
  /** What the major follower gets on average for it; 0 where it does not pay. */
  readonly priceForMajor: number;
}

/** Who is better and who is worse off under the rule. */
export interface Participation {
  /** What is compared with. */
  readonly outside: OutsideOption;
  /** Terms in force. */
  readonly level: "interim" | "exAnte";
  /** Range of readings that counts, in standard deviations. */
  readonly range: number;
  /** Each follower; `null` where the outside option has no equilibrium. */
  readonly followers: RoleParticipation | null;
  /** The major follower; `null` without one, or where the outside option has no equilibrium. */
  readonly major: RoleParticipation | null;
  /** Present where participation was required. */
  readonly constraint?: ParticipationConstraint;
}

/**
 * Who is better and who is worse off under announced rules than with the outside option.
 *
 * @param level - Given where participation was required.
 */
export function participationOf(
  game: LqgGame,
  paid: PaidPlan,
  {
    accounts,
    level,
  }: { readonly accounts: Accounts; readonly level?: "interim" | "exAnte" | undefined },
): Participation {
  const terms = participationTerms(game);
  const of = (role: Payer) => roleParticipation(game, paid, { role, terms });
  return {
    outside: terms.outside,
    level: terms.level,
    range: terms.range,
    followers: of("followers"),
    major: game.major ? of("major") : null,
    ...(level ? { constraint: constraintOf(level, terms.range, accounts) } : {}),
  };
}

function constraintOf(
  level: "interim" | "exAnte",
  range: number,
  { followers, major }: Accounts,
): ParticipationConstraint {
  const price = (mean: number | undefined) => (mean ? -mean : 0);
  return {
    level,
    range: level === "interim" ? range : 0,
    pricePerFollower: price(followers?.mean),
    priceForMajor: price(major?.mean),
  };
}
