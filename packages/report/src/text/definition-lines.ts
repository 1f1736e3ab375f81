import { wrap } from "./wrap.ts";

/** A symbol and what it stands for. */
export interface Definition {
  readonly symbol: string;
  readonly formula: string;
  /** A unit or a few words behind it. */
  readonly note?: string;
}

/** Definitions below each other with aligned `=`, long formulas broken at spaces. */
export function definitionLines(
  definitions: readonly Definition[],
  width: number,
): readonly string[] {
  const column = Math.max(...definitions.map(({ symbol }) => symbol.length));
  return definitions.map(({ symbol, formula, note = "" }) => {
    const head = `${symbol.padEnd(column)} = `;
    const behind = note === "" ? "" : `  ${note}`;
    const hang = 4 + head.length;
    const single = `    ${head}${formula}${behind}`;
    if (single.length <= width) return single;
    const body = wrap(`${formula} ${note}`.trim(), { width, indent: hang });
    return `    ${head}${body.trimStart()}`;
  });
}
