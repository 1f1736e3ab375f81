import { isPaymentFormula, loadGame, parsePayment } from "@stackelberg/game";
import { describe, expect, test } from "vitest";

const game = loadGame({
  format: 1,
  kind: "lqg",
  name: "two-payers",
  leader: { actions: ["price"], cost: "(mean(u) - 1)^2 + price^2" },
  major: {
    actions: ["load"],
    private: [{ name: "w", variance: 1 }],
    observes: { wind: "w" },
    cost: "load^2",
  },
  followers: {
    count: 10,
    actions: ["u", "v"],
    private: [{ name: "need", variance: 1 }],
    observes: { meter: "need" },
    cost: "u^2 + v^2 + price*u",
  },
  payments: { by: ["followers", "major"] },
});

describe("a payment in the own actions", () => {
  test("is T0 + bᵀu + ½uᵀSu", () => {
    expect(parsePayment(game, "payment = 2 - 3*u + (u + 2*v)^2/2")).toEqual({
      payer: "followers",
      T0: 2,
      b: [-3, 0],
      S: [
        [1, 2],
        [2, 4],
      ],
    });
  });

  test("takes its value from the formula at any point", () => {
    const { T0, b, S } = parsePayment(game, " payment( followers ) = 1 + u*v - v*(3 - v) ");
    for (const [u, v] of [
      [0, 0],
      [1, -2],
      [0.3, 5],
    ] as const) {
      const at = [u, v];
      const linear = b.reduce((sum, value, i) => sum + value * (at[i] ?? 0), 0);
      const square = S.flatMap((row, i) => row.map((s, k) => s * (at[i] ?? 0) * (at[k] ?? 0)));
      const curved = square.reduce((sum, value) => sum + value, 0) / 2;
      expect(T0 + linear + curved).toBeCloseTo(1 + u * v - v * (3 - v), 12);
    }
  });

  test("of the major follower is in its own actions", () => {
    expect(parsePayment(game, "payment(major) = 0.2*load^2")).toEqual({
      payer: "major",
      T0: 0,
      b: [0],
      S: [[0.4]],
    });
  });

  test("may cancel to degree 2", () => {
    expect(parsePayment(game, "payment = u^3 - u*u^2 + u").b).toEqual([1, 0]);
  });
});

test.each([
  ["payment = u^3", "STACKELBERG_NOT_QUADRATIC", 10],
  ["payment = 2*mean(u)", "STACKELBERG_NOT_OWN_ACTION", 12],
  ["payment = load", "STACKELBERG_NOT_OWN_ACTION", 10],
  ["payment = price*u", "STACKELBERG_NOT_OWN_ACTION", 10],
  ["payment = u*meter", "STACKELBERG_NOT_OWN_ACTION", 12],
  ["payment(major) = u", "STACKELBERG_NOT_OWN_ACTION", 17],
  ["payment = x", "STACKELBERG_UNKNOWN_NAME", 10],
  ["payment = ", "STACKELBERG_FORMULA_SYNTAX", 10],
  ["payment = 1/u", "STACKELBERG_CONVEX_ONLY", 12],
  ["payment(leader) = u", "STACKELBERG_UNKNOWN_PAYER", undefined],
  ["payment() = u", "STACKELBERG_UNKNOWN_PAYER", undefined],
])("%s is refused", (text, code, offset) => {
  expect(isPaymentFormula(game, text)).toBe(true);
  expect(() => parsePayment(game, text)).toThrow(
    expect.objectContaining({
      code,
      details: expect.objectContaining(offset === undefined ? {} : { offset }),
    }),
  );
});

test("without a major follower there is none who pays", () => {
  const alone = { ...game, major: null };
  expect(() => parsePayment(alone, "payment(major) = u")).toThrow(
    expect.objectContaining({ code: "STACKELBERG_UNKNOWN_PAYER" }),
  );
});

test.each([
  ["price = 2", false],
  ["payments = 2", false],
  ["payment", false],
  ["payment = 2", true],
  ["payment (major)= 2", true],
])("whether %s is about a payment: %s", (text, expected) => {
  expect(isPaymentFormula(game, text)).toBe(expected);
});

test("an action of the leader that is called payment keeps its name", () => {
  const other = loadGame({
    format: 1,
    kind: "lqg",
    name: "namesake",
    leader: { actions: ["payment"], cost: "(mean(u) - 1)^2 + payment^2" },
    followers: { count: 10, actions: ["u"], cost: "u^2 + payment*u" },
  });
  expect(isPaymentFormula(other, "payment = 2")).toBe(false);
  expect(isPaymentFormula(other, "payment(followers) = 2")).toBe(true);
});
