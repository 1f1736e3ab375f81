import { describe, expect, it } from "vitest";
import { logAxis } from "../src/log-axis.ts";
import { powerOfTen } from "../src/powers-of-ten.ts";

describe("powers of ten", () => {
  it("are written with superscripts", () => {
    expect([-12, -1, 0, 1, 2, 15].map(powerOfTen)).toEqual([
      "10⁻¹²",
      "10⁻¹",
      "1",
      "10",
      "10²",
      "10¹⁵",
    ]);
  });
});

describe("a logarithmic axis", () => {
  it("spans whole decades and labels each", () => {
    const axis = logAxis([1, 5, 1000], "N");
    expect(axis.domain).toEqual([1, 1000]);
    expect(axis.ticks).toEqual([1, 10, 100, 1000]);
    expect(axis.breaks).toEqual([]);
  });

  it("gives infinity and zero places beyond a break", () => {
    const axis = logAxis([0, 0.01, 100, Number.POSITIVE_INFINITY], "N");
    expect(axis.place(Number.POSITIVE_INFINITY)).toBe(1000);
    expect(axis.place(0)).toBe(0.001);
    expect(axis.place(7)).toBe(7);
    expect(axis.domain).toEqual([0.001, 1000]);
    expect(axis.breaks).toHaveLength(2);
    expect(axis.labels).toContain('"3": "∞"');
    expect(axis.labels).toContain('"-3": "0"');
  });

  it("leaves labels out rather than crowding them", () => {
    const axis = logAxis([1e-12, 1e12], "energy");
    expect(axis.ticks.length).toBeLessThanOrEqual(9);
    expect(axis.domain).toEqual([1e-12, 1e12]);
  });

  it("has room where all values are alike, zero or infinite", () => {
    for (const values of [[1], [0], [Number.POSITIVE_INFINITY], [0, Number.POSITIVE_INFINITY]]) {
      const { domain, place } = logAxis(values, "N");
      expect(domain[1]).toBeGreaterThan(domain[0]);
      for (const value of values) {
        expect(place(value)).toBeGreaterThanOrEqual(domain[0] * (1 - 1e-12));
        expect(place(value)).toBeLessThanOrEqual(domain[1] * (1 + 1e-12));
      }
    }
  });

  it("refuses what it has no place for", () => {
    for (const value of [-1, Number.NaN]) {
      expect(() => logAxis([1, value], "N")).toThrow(
        expect.objectContaining({ code: "STACKELBERG_CHART_DATA" }),
      );
    }
  });
});
