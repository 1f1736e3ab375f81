import { expectedShareProduct, type FollowerGroup } from "@stackelberg/game";
import fc from "fast-check";
import { expect, test } from "vitest";

/** The same by visiting every outcome of every follower. */
function byEnumeration(
  exponents: readonly number[],
  followers: readonly (readonly number[])[],
  own: number | undefined,
): number {
  const count = followers.length + (own === undefined ? 0 : 1);
  const numbers: number[] = exponents.map((_, k) => (k === own ? 1 : 0));
  const visit = (i: number, probability: number): number => {
    const mix = followers[i];
    if (!mix) {
      return exponents.reduce((p, m, k) => p * ((numbers[k] as number) / count) ** m, probability);
    }
    return mix.reduce((sum, p, k) => {
      numbers[k] = (numbers[k] as number) + 1;
      const part = visit(i + 1, probability * p);
      numbers[k] = (numbers[k] as number) - 1;
      return sum + part;
    }, 0);
  };
  return visit(0, 1);
}

const mixture = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .map(([a, b, c]) => [a, b, c].map((n) => n / (a + b + c)));

test("the closed form is the sum over all outcomes", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.tuple(mixture, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 2 }),
      fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      (exponents, sized, own) => {
        const followers = sized.flatMap(([mix, n]) => Array.from({ length: n }, () => mix));
        const nu = 1 / (followers.length + (own === undefined ? 0 : 1));
        const groups: FollowerGroup[] = sized.map(([probabilities, n]) => ({
          weight: n * nu,
          probabilities,
        }));
        const expected = byEnumeration(exponents, followers, own);
        expect(expectedShareProduct(exponents, groups, { nu, own })).toBeCloseTo(expected, 12);
      },
    ),
  );
});

test("among 10¹⁵ followers it is the limit, and costs the same", () => {
  const groups = [{ weight: 1, probabilities: [0.3, 0.7] }];
  const limit = expectedShareProduct([2, 1], groups, { nu: 0 });
  expect(limit).toBeCloseTo(0.3 ** 2 * 0.7, 15);
  expect(expectedShareProduct([2, 1], groups, { nu: 1e-15 })).toBeCloseTo(limit, 14);
});
