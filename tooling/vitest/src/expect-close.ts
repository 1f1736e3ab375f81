import { expect } from "vitest";

/** |actual − expected| < tolerance·max(1, |expected|); infinities and absence must be equal. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  tolerance = 1e-9,
): void {
  const found = actual ?? Number.NaN;
  const error = found === expected ? 0 : Math.abs(found - expected);
  expect(error / Math.max(1, Math.abs(expected)), `${found} instead of ${expected}`).toBeLessThan(
    tolerance,
  );
}
