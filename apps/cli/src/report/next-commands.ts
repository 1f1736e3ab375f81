import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";

/** What to try after a design. */
export function nextCommands(game: LqgGame, result: DesignResult, name: string): readonly string[] {
  if (name === "-") return [];
  const file = /^[\w./-]+$/.test(name) ? name : `"${name}"`;
  const [action = "price"] = game.leader.actions;
  const [own = "u"] = game.followers.actions;
  const monitored = game.major?.actions[0] ?? (game.count === 1 ? own : `mean(${own})`);
  return [
    "  # a rule of your own",
    `  stackelberg evaluate ${file} --rule "${action} = 0.5*${monitored}"`,
    ...otherCount(game, file),
    ...(result.incentive
      ? [
          "  # keep the result, and have every number of it recomputed",
          `  stackelberg solve ${file} --out design.json`,
          `  stackelberg verify ${file} design.json`,
        ]
      : ["  # what an approximate rule would need", `  stackelberg solve ${file} --path`]),
  ];
}

function otherCount({ major, count }: LqgGame, file: string): readonly string[] {
  if (major) return [];
  return Number.isFinite(count)
    ? ["  # infinitely many followers", `  stackelberg solve ${file} --count infinity`]
    : ["  # finitely many followers", `  stackelberg solve ${file} --count 100`];
}
