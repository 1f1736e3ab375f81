import type { MarginRow } from "../facts/margin-family.ts";
import { columnTable } from "./column-table.ts";
import { numberText, percentText } from "./number-text.ts";
import { wrap } from "./wrap.ts";

/** The tariffs that hold the target equally well, and what a mistake costs under each. */
export function marginTable(rows: readonly MarginRow[], width: number): readonly string[] {
  if (rows.length === 0) return [];
  return [
    wrap("All of these hold the target where nothing is wrong; S + c*P, S of least norm.", {
      width,
    }),
    columnTable(
      ["", "c", "verdict", "curvature", "worst cost", "lost"],
      rows.map(({ c, chosen, verdict, curvature, worst, worstShare }) => [
        chosen ? "this one" : c === 0 ? "least norm" : "",
        numberText(c, { digits: 4, scale: 1e3 }),
        verdict,
        numberText(curvature, { digits: 4 }),
        Number.isNaN(worst)
          ? "-"
          : Number.isFinite(worst)
            ? numberText(worst, { digits: 4 })
            : "no response",
        worstShare === null ? "-" : percentText(worstShare),
      ]),
      { first: "left" },
    ),
    wrap(
      "worst cost: the leader's, in the worst corner of the declared ranges, or with the worst named constant off by 20 %; lost: above plan, in % of what the rule is worth.",
      { width },
    ),
  ];
}
