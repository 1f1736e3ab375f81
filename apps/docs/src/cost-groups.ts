import type { CostGroup } from "@stackelberg/charts";
import type { AnyGame, ClassGame } from "@stackelberg/game";
import type { ClassDesignResult } from "@stackelberg/incentive";
import { roleNames } from "@stackelberg/report";

/** What everybody pays under one plan; `null` where the plan does not exist. */
export interface CostRow {
  readonly name: string;
  readonly leader: number | null;
  readonly followers: number | null;
  readonly major: number | null;
}

/** Costs as results have them. */
interface PlanCosts {
  readonly leaderCost: number | null;
  readonly followerCost?: number | null;
  readonly majorCost?: number | null;
}

/** What is needed of a design, of a quadratic or a finite game. */
export interface DesignCosts {
  readonly target: PlanCosts | null;
  readonly incentive: { readonly response?: PlanCosts } | object | null;
  readonly baselines: Readonly<
    Record<"teamOptimum" | "noIncentive" | "nash" | "noRule", PlanCosts>
  >;
}

/** Target and benchmarks, as tables and bars show them. */
export function costRows({ target, baselines, incentive }: DesignCosts): readonly CostRow[] {
  const response = incentive && "response" in incentive ? incentive.response : undefined;
  const reached = response ?? target;
  return [
    ...(reached ? [costRow(incentive ? "with the rule" : "target (not reached)", reached)] : []),
    costRow("everybody obeys", baselines.teamOptimum),
    costRow("best without a reaction", baselines.noIncentive),
    ...(baselines.nash.leaderCost === null ? [] : [costRow("nobody announces", baselines.nash)]),
    costRow("no rule", baselines.noRule),
  ];
}

function costRow(name: string, costs: PlanCosts): CostRow {
  return {
    name,
    leader: costs.leaderCost,
    followers: costs.followerCost ?? null,
    major: costs.majorCost ?? null,
  };
}

/** The same as groups of bars, one bar for the leader and one for each class. */
export function classCostGroups(
  game: ClassGame,
  { target, baselines, incentive }: ClassDesignResult,
): readonly CostGroup[] {
  const leader = roleNames(game).leader.replace(/^the /, "");
  const plans = [
    [incentive ? "with the rule" : "target (not reached)", target] as const,
    ["everybody obeys", baselines.teamOptimum] as const,
    ["best without a reaction", baselines.noIncentive] as const,
    ["nobody announces", baselines.nash] as const,
    ["no rule", baselines.noRule] as const,
  ];
  return plans.flatMap(([name, { leaderCost, classes = [] }]) => {
    if (leaderCost === null) return [];
    const members = classes.map(({ followerCost }, k) => {
      const { label, name: called } = game.classes[k] ?? game;
      return { name: label ?? called, value: followerCost };
    });
    return [{ name, bars: [{ name: leader, value: leaderCost }, ...members] }];
  });
}

/** The same as groups of bars, one bar per role. */
export function costGroups(game: AnyGame, result: DesignCosts): readonly CostGroup[] {
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
