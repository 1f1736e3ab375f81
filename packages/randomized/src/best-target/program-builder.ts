import type { LinearProgram, LinearRow } from "../linear-program.ts";

/** A sparse linear form while it is put together: value by column. */
export type Row = Map<number, number>;

/** Adds to one entry of a form. */
export function add(row: Row, column: number, value: number): void {
  row.set(column, (row.get(column) ?? 0) + value);
}

/** Collects the columns and rows of a mixed-integer program. */
export class ProgramBuilder {
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #integer: number[] = [];
  readonly #rows: LinearRow[] = [];

  /** Number of columns so far. */
  get size(): number {
    return this.#lower.length;
  }

  /** Adds an unknown between two bounds; `integer` 1 for one that must be whole. */
  column(lower: number, upper: number, integer: 0 | 1 = 0): number {
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#integer.push(integer);
    return this.size - 1;
  }

  /** Adds lower ≤ form ≤ upper. */
  row(entries: Row, lower: number, upper: number): void {
    const columns = [...entries.keys()];
    this.#rows.push({ columns, values: [...entries.values()], lower, upper });
  }

  /** The program that minimises a form. */
  program(cost: Row): LinearProgram {
    const dense = new Float64Array(this.size);
    for (const [column, value] of cost) dense[column] = value;
    return {
      cost: dense,
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      rows: this.#rows,
      integer: Uint8Array.from(this.#integer),
    };
  }
}
