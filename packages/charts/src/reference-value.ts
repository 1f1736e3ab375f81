import { QUIET } from "./theme.ts";

/** A value for comparison. */
export interface ReferenceValue {
  /** Written above its line. */
  readonly name: string;
  /** Where the line stands. */
  readonly value: number;
}

/** An upright line with its name above the bars. */
export function referenceLayers(reference: ReferenceValue | undefined): object[] {
  if (!reference) return [];
  const data = { values: [reference] };
  const x = { field: "value", type: "quantitative" };
  return [
    {
      data,
      mark: { type: "rule", color: QUIET, strokeDash: [4, 4], strokeWidth: 1.5 },
      encoding: { x },
    },
    {
      data,
      mark: {
        type: "text",
        align: "center",
        baseline: "bottom",
        dy: -3,
        fontSize: 12,
        color: QUIET,
      },
      encoding: { x, y: { value: 0 }, text: { field: "name" } },
    },
  ];
}
