import type { CostGroup } from "@stackelberg/charts";
import { roleNames } from "@stackelberg/cli/report";
import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";

/** What everybody pays under one plan; `null` where the plan does not exist. */
export interface CostRow {
  readonly name: string;
  readonly leader: number | null;
  readonly followers: number | null;
  readonly major: number | null;
}

/** Target and benchmarks, as tables and bars show them. */
export function costRows({ target, baselines, incentive }: DesignResult): readonly CostRow[] {
  const reached = incentive?.response ?? target;
  const named = {
    "everybody obeys": baselines.teamOptimum,
    "best without a reaction": baselines.noIncentive,
    "nobody announces": baselines.nash,
    "no rule": baselines.noRule,
  };
  return [
    {
      name: incentive ? "with the rule" : "target (not reached)",
      leader: reached.leaderCost,
      followers: reached.followerCost,
      major: reached.majorCost,
    },
    ...Object.entries(named).map(([name, baseline]) => ({
      name,
      leader: baseline.leaderCost,
      followers: baseline.followerCost ?? null,
      major: baseline.majorCost ?? null,
    })),
  ];
}

/** The same as groups of bars, one bar per role. */
export function costGroups(game: LqgGame, result: DesignResult): readonly CostGroup[] {
  const names = roleNames(game);
  const bare = (name: string) => name.replace(/^the /, "");
  return costRows(result).flatMap(({ name, leader, followers, major }) => {
    const bars = [
      { name: bare(names.leader), value: leader },
      { name: bare(names.followers), value: followers },
      ...(game.major ? [{ name: bare(names.major), value: major }] : []),
    ].flatMap(({ name: role, value }) => (value === null ? [] : [{ name: role, value }]));
    return bars.length > 0 ? [{ name, bars }] : [];
  });
}
