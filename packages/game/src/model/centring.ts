import { Matrix } from "ml-matrix";
import type { Layout, Span } from "./layout.ts";
import type { Nature } from "./lqg-game.ts";

/** Column 0 of J, where raw ζ = J·(centred ζ): 1, then the mean of every variable, 0 for actions. */
export function meanOfZeta(nature: Nature, layout: Layout): Float64Array {
  const mean = new Float64Array(layout.zetaSize);
  const put = (values: readonly number[], { start }: Span) => mean.set(values, start);
  mean[0] = 1;
  put(nature.common.mean, layout.common);
  put(nature.leader.mean, layout.leaderPrivate);
  put(nature.major.mean, layout.majorPrivate);
  put(nature.followers.mean, layout.individual);
  put(nature.followers.mean, layout.average);
  return mean;
}

/**
 * JᵀCJ: a cost over the raw ζ as one over the centred ζ. Only the constant row and column change.
 *
 * @param cost - C, exactly symmetric, ζ × ζ.
 * @param mean - Column 0 of J.
 */
export function centredCost(cost: Matrix, mean: Float64Array): Matrix {
  const result = cost.clone();
  const weighted = cost.mmul(Matrix.columnVector(mean));
  for (let j = 1; j < mean.length; j++) {
    result.set(0, j, weighted.get(j, 0));
    result.set(j, 0, weighted.get(j, 0));
  }
  let constant = 0;
  for (let j = 0; j < mean.length; j++) constant += (mean[j] as number) * weighted.get(j, 0);
  return result.set(0, 0, constant);
}
