import type { AnyGame } from "@stackelberg/game";
import { costUnit, roleNames } from "@stackelberg/report";
import { costRows, type DesignCosts } from "../cost-groups.ts";
import type { CostTable } from "./answers.ts";

/** What target and benchmarks cost everybody. */
export function costTable(game: AnyGame, result: DesignCosts): CostTable {
  const { leader, followers, major } = roleNames(game);
  const bare = (name: string) => name.replace(/^the /, "");
  return {
    unit: costUnit(game).trim(),
    leader: bare(leader),
    followers: bare(followers),
    major: game.major ? bare(major) : null,
    rows: costRows(result),
  };
}
