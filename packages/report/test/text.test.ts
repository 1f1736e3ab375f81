import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { affineText } from "../src/text/affine-text.ts";
import { countText, numberText } from "../src/text/number-text.ts";
import { shareCaptured } from "../src/text/share-captured.ts";
import { wrap } from "../src/text/wrap.ts";

describe("numberText", () => {
  test.each([
    [0.333_333_333, "0.333333"],
    [1_234_567.8, "1234570"],
    [-0, "0"],
    [2, "2"],
    [1e-9, "1e-9"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "-∞"],
  ])("%d is %s", (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  test("keeps six significant digits of every number", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }),
        (x) => {
          const back = Number(numberText(x));
          expect(Math.abs(back - x)).toBeLessThanOrEqual(5.1e-6 * Math.abs(x) + 1e-300);
        },
      ),
    );
  });

  test("takes rounding for nothing where a scale is given", () => {
    expect(numberText(3e-16, { scale: 1 })).toBe("0");
    expect(numberText(3e-16)).toBe("3e-16");
  });
});

test("countText is exact", () => {
  expect(countText(200)).toBe("200");
  expect(countText(1e15)).toBe("1 000 000 000 000 000");
  expect(countText(Number.POSITIVE_INFINITY)).toBe("infinitely many");
});

describe("affineText", () => {
  const term = (coefficient: number, name: string | null = null) => ({ coefficient, name });

  test.each([
    [[], "0"],
    [[term(0), term(0, "y")], "0"],
    [[term(1.5), term(-1, "y"), term(1, "z")], "1.5 - y + z"],
    [[term(0), term(-0.25, "mean(y)")], "-0.25*mean(y)"],
    [[term(1e-17), term(2, "y")], "2*y"],
  ])("%j", (terms, text) => {
    expect(affineText(terms)).toBe(text);
  });
});

test("shareCaptured is 1 at the team optimum, 0 without incentive, and null without a gain", () => {
  expect(shareCaptured({ reached: 1, noIncentive: 3, teamOptimum: 1 })).toBe(1);
  expect(shareCaptured({ reached: 3, noIncentive: 3, teamOptimum: 1 })).toBe(0);
  expect(shareCaptured({ reached: 1, noIncentive: 1, teamOptimum: 1 })).toBeNull();
  expect(shareCaptured({ reached: 1, noIncentive: null, teamOptimum: 1 })).toBeNull();
});

test("wrap keeps every word and the width", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 80 }), (list, width) => {
      const lines = wrap(list.join(" "), { width, indent: 2, hang: 4 }).split("\n");
      expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(list);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }),
  );
});
