import { Matrix } from "ml-matrix";
import { finiteVector } from "../checks/checked-number.ts";
import type { GamePath } from "../checks/game-path.ts";
import { covarianceMatrix } from "../checks/symmetric-matrix.ts";
import type { GaussianBlock } from "./lqg-game.ts";
import type { GaussianInput } from "./lqg-game-input.ts";

/** A checked block of Gaussian variables; without input, the empty one. */
export function gaussianBlock(input: GaussianInput | undefined, path: GamePath): GaussianBlock {
  if (input === undefined) return { names: [], mean: [], covariance: Matrix.zeros(0, 0) };
  const { names, mean } = input;
  const size = names.length;
  return {
    names: [...names],
    mean: mean === undefined ? names.map(() => 0) : finiteVector(mean, size, [...path, "mean"]),
    covariance: covarianceMatrix(input.covariance, size, [...path, "covariance"]),
  };
}
