import { Matrix } from "ml-matrix";

/** Copies `block` into `target` with its first entry at (row, column). Empty blocks are fine. */
export function place(target: Matrix, block: Matrix, row: number, column: number): void {
  for (let i = 0; i < block.rows; i++) {
    for (let j = 0; j < block.columns; j++) target.set(row + i, column + j, block.get(i, j));
  }
}

/** The `rows` × `columns` entries of `source` from (row, column) on. Empty blocks are fine. */
export function cut(
  source: Matrix,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Matrix {
  const block = Matrix.zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) block.set(i, j, source.get(row + i, column + j));
  }
  return block;
}

/** Blocks with equal numbers of columns, one below the other. */
export function below(blocks: readonly Matrix[]): Matrix {
  const columns = blocks[0]?.columns ?? 0;
  const result = Matrix.zeros(
    blocks.reduce((sum, block) => sum + block.rows, 0),
    columns,
  );
  let row = 0;
  for (const block of blocks) {
    place(result, block, row, 0);
    row += block.rows;
  }
  return result;
}
