import type { LqgGame } from "@stackelberg/game";
import type { FrontierPoint } from "@stackelberg/incentive";
import Table from "cli-table3";
import { frameless } from "./frameless.ts";
import { numberText } from "./number-text.ts";
import { costUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** What a smaller or larger exploitability needs, below each other. */
export function frontierTable(
  game: LqgGame,
  path: readonly FrontierPoint[],
  width: number,
): readonly string[] {
  if (path.length === 0) return [];
  const header = ["damping", `epsilon${costUnit(game)}`, "gain energy", "curvature"];
  const cells = path.map(({ lambda, epsilon, gainEnergy, curvature }) =>
    [lambda, epsilon, gainEnergy, curvature].map((value) => numberText(value)),
  );
  const table = new Table({
    chars: frameless,
    style: { head: [], border: [], "padding-left": 4, "padding-right": 0 },
    colAligns: header.map(() => "right" as const),
  });
  table.push(header, ...cells);
  const words =
    "epsilon: what one player could still save by deviating; ∞ where the curvature is negative. Less damping: closer to exact, stronger reactions.";
  return [table.toString(), wrap(words, { width })];
}
