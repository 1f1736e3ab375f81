import type { LqgGame, Payer } from "@stackelberg/game";
import type { RoleNames } from "../text/role-names.ts";
import type { PageData } from "./page-data.ts";
import type { Show } from "./shown-number.ts";

/** What every part of a page is made from. */
export interface PageContext {
  readonly game: LqgGame;
  readonly data: PageData;
  readonly show: Show;
  readonly names: RoleNames;
  /** Unit of costs behind a space, or nothing. */
  readonly unit: string;
  /** The same in parentheses, as headings have it. */
  readonly money: string;
  /** Draws a picture as SVG. */
  readonly draw: (spec: import("@stackelberg/charts").ChartSpec) => Promise<string>;
}

/** The roles beside the leader, with what to call them. */
export function othersOf({ game, names }: PageContext): readonly {
  readonly role: Payer;
  readonly one: string;
  readonly all: string;
}[] {
  return [
    { role: "followers", one: names.eachFollower, all: names.followers },
    ...(game.major ? [{ role: "major" as const, one: names.major, all: names.major }] : []),
  ];
}
