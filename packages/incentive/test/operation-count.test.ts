import { galleryGame } from "@stackelberg/gallery";
import { type LqgGame, withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { type DesignOptions, design } from "@stackelberg/incentive";
import { AbstractMatrix, Matrix } from "ml-matrix";
import { expect, test, vi } from "vitest";

/** Scalar multiplications in the matrix products of one design, and the number of products. */
function productsOf(
  game: LqgGame,
  options: DesignOptions = { defence: false },
): {
  readonly products: number;
  readonly multiplications: number;
} {
  const products = vi.spyOn(AbstractMatrix.prototype, "mmul");
  try {
    design({ ...game }, options);
    const sizes = products.mock.calls.map(([right], i) => {
      const left = products.mock.contexts[i] as AbstractMatrix;
      return left.rows * left.columns * Matrix.checkMatrix(right).columns;
    });
    return { products: sizes.length, multiplications: sizes.reduce((sum, n) => sum + n, 0) };
  } finally {
    products.mockRestore();
  }
}

test.each(["minimal", "case-a", "major-minor", "shared-price", "demand-response"])(
  "the design of %s takes the same matrix products for 10 followers and for 10⁹",
  (name) => {
    const game = readGame(galleryGame(name)?.text ?? "");
    const few = productsOf(withCount(game, 10));
    expect(few.products).toBeGreaterThan(50);
    expect(productsOf(withCount(game, 1e9))).toEqual(few);
  },
);

test("accounts, participation and robustness take the same for 100 followers and for 10⁹", () => {
  const game = readGame(galleryGame("ev-charging")?.text ?? "");
  const few = productsOf(withCount(game, 100), {});
  expect(few.products).toBeGreaterThan(productsOf(withCount(game, 100)).products);
  expect(productsOf(withCount(game, 1e9), {})).toEqual(few);
});
