import type { Matrix } from "ml-matrix";

/**
 * Groups of indices that none of the matrices couples: the connected components of their joint
 * sparsity pattern.
 *
 * @param size - Number of indices.
 * @param matrices - size × size; an entry that is not exactly 0 couples its row and column.
 * @returns Sorted groups that partition 0 … size − 1.
 */
export function decoupledBlocks(size: number, matrices: readonly Matrix[]): number[][] {
  const parent = Array.from({ length: size }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    parent[i] = r;
    return r;
  };
  for (const matrix of matrices) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        if (matrix.get(i, j) !== 0) parent[root(i)] = root(j);
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < size; i++) {
    const r = root(i);
    const group = groups.get(r);
    if (group) group.push(i);
    else groups.set(r, [i]);
  }
  return [...groups.values()];
}
