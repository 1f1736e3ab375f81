import { Matrix } from "ml-matrix";
import type { Information } from "./information.ts";
import type { ReducedBasis } from "./reduced-basis.ts";
import { symmetricPart } from "./symmetric-part.ts";

/** Settings of {@link conditionalQuadratic}. */
export interface ConditionalQuadraticOptions {
  /** What is known; built on the same basis. */
  readonly information: Information;
  /** The reduced basis. */
  readonly basis: ReducedBasis;
}

/**
 * W with E[½ζᵀCζ | y] = ½φᵀWφ, φ the orthonormal coordinates of (1, y), the constant first.
 *
 * With b = F·e, M = (TF)ᵀC(TF) and orthonormal rows Φ of φ over e, e = Φᵀφ + a remainder that is
 * independent of y with covariance I − ΦᵀΦ, so that W = ΦMΦᵀ, and W₀₀ gains tr M(I − ΦᵀΦ). As φ
 * is (1, z) with standard normal z, `gaussianQuadratic` takes W as it is.
 *
 * @param cost - C, ζ × ζ, symmetric.
 * @param map - T with ζ = T·b, ζ × b, as from `closedLoop`.
 * @returns W, rank × rank.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { closedLoop, conditionalQuadratic, gaussianQuadratic, informationStructure, loadGame } =
 *   await import("@stackelberg/game");
 * const { reducedBasis } = await import("@stackelberg/game");
 * const { Matrix } = await import("ml-matrix");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heat", common: [{ name: "cold", variance: 4 }],
 *   leader: { actions: ["p"], cost: "p^2" },
 *   followers: { count: 9, actions: ["u"], observes: { seen: "cold" }, cost: "(u - cold)^2" },
 * });
 * const idle = Matrix.zeros(1, 2);
 * const map = closedLoop(game, { followers: idle, major: null, leader: idle });
 * const { followers: information } = informationStructure(game);
 * const basis = reducedBasis(game);
 * const W = conditionalQuadratic(game.followers.cost, map, { information, basis });
 * expect(gaussianQuadratic(W).components).toEqual([{ curvature: 8, slope: 0 }]); // cold² = 4z²
 * ```
 */
export function conditionalQuadratic(
  cost: Matrix,
  map: Matrix,
  { information, basis }: ConditionalQuadraticOptions,
): Matrix {
  const directions = information.orthonormal.mmul(basis.factor);
  const images = map.mmul(basis.factor);
  const seen = images.mmul(directions.transpose());
  const unseen = Matrix.sub(images, seen.mmul(directions));
  const quadratic = symmetricPart(seen.transpose().mmul(cost).mmul(seen));
  const remainder = Matrix.mul(cost.mmul(unseen), unseen).sum();
  return quadratic.set(0, 0, quadratic.get(0, 0) + remainder);
}
