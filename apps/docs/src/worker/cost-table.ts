import { costUnit, roleNames } from "@stackelberg/cli/report";
import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { costRows } from "../cost-groups.ts";
import type { CostTable } from "./answers.ts";

/** What target and benchmarks cost everybody. */
export function costTable(game: LqgGame, result: DesignResult): CostTable {
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
