import type { AnyGame } from "@stackelberg/game";
import type { Roles } from "../facts/roles.ts";
import { plainText } from "./plain-text.ts";

/** What to call everybody, by the labels of the game file. */
export interface RoleNames {
  /** "the leader", "the utility". */
  readonly leader: string;
  /** "the followers", "the owners", "the follower". */
  readonly followers: string;
  /** "each follower", "each of the owners", "the follower". */
  readonly eachFollower: string;
  /** "the major follower", "the plant". */
  readonly major: string;
  /** Whom the rule reacts to: `eachFollower`, or `major` where there is one. */
  readonly monitored: string;
}

/** The names of the roles of a game; followers of several classes have one name together. */
export function roleNames(game: AnyGame | Roles): RoleNames {
  const { leader, major, count } = game;
  const followers: { readonly label?: string | undefined } =
    game.kind === "classes" ? {} : game.followers;
  const label = (given: string | undefined, otherwise: string) => {
    const name = given === undefined || given.trim() === "" ? otherwise : plainText(given).trim();
    return `the ${name.replace(/^the\s+/i, "")}`;
  };
  const one = count === 1;
  const many = label(followers.label, one ? "follower" : major ? "minor followers" : "followers");
  const unlabelled = major ? "each minor follower" : "each follower";
  const each = followers.label === undefined ? unlabelled : `each of ${many}`;
  const eachFollower = one ? many : each;
  const majorName = label(major?.label, "major follower");
  return {
    leader: label(leader.label, "leader"),
    followers: many,
    eachFollower,
    major: majorName,
    monitored: major ? majorName : eachFollower,
  };
}

/** The same with a capital letter, for the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
