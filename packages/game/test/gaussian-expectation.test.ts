import { gaussianExpectation } from "@stackelberg/game";
import { describe, expect, test } from "vitest";

/** e ↦ 1/(c² + (e − d)²): poles at a distance c from the axis. */
const peak = (c: number, d: number) => (x: number) => 1 / (c * c + (x - d) ** 2);

/** E φ(e) by the trapezoidal rule, whose error is of order e^(−2πc/h) for poles at distance c. */
function trapezoidal(phi: (x: number) => number, h: number): number {
  let sum = 0;
  for (let k = -Math.ceil(9 / h); k * h <= 9; k++) {
    sum += phi(k * h) * Math.exp((-k * k * h * h) / 2);
  }
  return (sum * h) / Math.sqrt(2 * Math.PI);
}

describe("the error stays below what was asked for", () => {
  test.each([
    [0.1, 3.2934],
    [0.03, 0.4981],
    [0.3, 3.8939],
  ])("where two rules agree by accident: c = %d, d = %d", (c, d) => {
    const phi = peak(c, d);
    const { value } = gaussianExpectation((e) => phi(e[0] as number), 1, { tolerance: 1e-7 });
    expect(Math.abs(value / trapezoidal(phi, c / 8) - 1)).toBeLessThan(1e-7);
  });

  test("and below what is reported, wherever the peak is", () => {
    for (const c of [0.02, 0.2, 1]) {
      for (let d = 0; d < 4; d += 0.05) {
        const phi = peak(c, d);
        const exact = trapezoidal(phi, c / 8);
        const { value, error } = gaussianExpectation((e) => phi(e[0] as number), 1);
        expect(Math.abs(value - exact)).toBeLessThan(error + 1e-10 * exact);
      }
    }
  });
});

test("an expectation in no coordinate is a value, in many it comes with its error", () => {
  expect(gaussianExpectation(() => 7, 0)).toEqual({ value: 7, error: 0, method: "exact" });
  const square = (e: Float64Array) => e.reduce((sum, x) => sum + x * x, 0);
  const { value, error, method } = gaussianExpectation(square, 6);
  expect(method).toBe("lattice");
  expect(Math.abs(value - 6)).toBeLessThan(6 * error);
});
