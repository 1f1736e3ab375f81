import { loadGame } from "@stackelberg/game";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { type TariffResponse, tariffResponse } from "../src/payments/tariff-response.ts";
import { payingFollower, payingMajor, problemOf } from "./paying-follower.ts";

function expectResponse(found: TariffResponse | null, cost: number, b: readonly number[]): void {
  expectClose(found?.cost, cost);
  expect(found?.b).toHaveLength(b.length);
  b.forEach((value, i) => {
    expectClose(found?.b[i], value);
  });
}

/** The payer's action is u = C(l − b) where its cost is ½uᵀH₀u − lᵀu, so b = C⁻¹(l₀ − u₀). */
describe("followers who do not feel each other", () => {
  test.each([1, 0.25, 4])("nothing random, C = %d: she gets the action that she wants", (c) => {
    const game = payingFollower({
      cost: "u^2 - 2*u",
      leader: "(u - 3)^2 + 5",
      target: { u: "2" },
      readings: [],
    });
    expectResponse(tariffResponse(problemOf(game))(new Matrix([[c]])), 5, [2 - 3 / c]);
  });

  test.each([1, 7, Number.POSITIVE_INFINITY])("with a reading, N = %d", (count) => {
    const game = payingFollower({
      count,
      cost: "u^2 - 2*u*p",
      leader: "(u - 3*p - 2)^2",
      target: { u: "1 + p" },
    });
    const respond = tariffResponse(problemOf(game));
    // u = C(2p − b)
    for (const c of [1 / 8, 1, 5]) {
      expectResponse(respond(new Matrix([[c]])), (2 * c - 3) ** 2, [-2 / c]);
    }
  });

  test("two actions and two readings, C = (2 1; 1 1)", () => {
    const game = payingFollower({
      count: 3,
      cost: "u^2 + v^2 + u*v - u*(p + 3*q) - v*(2*p - q)",
      leader: "(u - p)^2 + (v - q - 1)^2",
      target: { u: "p + q", v: "2*p + 1" },
      readings: ["p", "q"],
    });
    // CL = (2 1; 1 1)(1 3; 2 −1) = (4 5; 3 2) instead of (1 0; 0 1)
    const c = new Matrix([
      [2, 1],
      [1, 1],
    ]);
    expectResponse(tariffResponse(problemOf(game))(c), 9 + 25 + 9 + 1, [1, -2]);
  });
});

/** Everybody reads x: C⁻¹u + k(1 − ν)u = 2x − b, as H₀ = h + 2νk and g = hu + k(1 + ν)u − 2x. */
describe("followers who feel each other", () => {
  const respond = (count: number, k: number) =>
    tariffResponse(
      problemOf(
        loadGame({
          format: 1,
          kind: "lqg",
          name: "together",
          common: [{ name: "x", variance: 1 }],
          leader: { cost: "(mean(u) - x - 4)^2" },
          followers: {
            count,
            actions: ["u"],
            observes: { y: "x" },
            cost: `3*u^2 + (${k})*u*mean(u) - 2*u*x`,
          },
          payments: { by: "followers" },
          target: { followers: { u: "1 + 3*y" } },
        }),
      ),
    );

  test.each([
    [1, 5],
    [2, 1],
    [2, -4],
    [10, 2],
    [Number.POSITIVE_INFINITY, 2],
  ])("N = %d, k = %d", (count, k) => {
    for (const c of [0.25, 1, 8]) {
      const stiffness = 1 / c + k * (1 - 1 / count);
      expectResponse(respond(count, k)(new Matrix([[c]])), (2 / stiffness - 1) ** 2, [
        -4 * stiffness,
      ]);
    }
  });

  test("where C⁻¹ + k(1 − ν) = 0 they have no response, or many", () => {
    expect(respond(2, -4)(new Matrix([[0.5]]))).toBeNull();
    expect(respond(Number.POSITIVE_INFINITY, -2)(new Matrix([[0.5]]))).toBeNull();
    expect(respond(Number.POSITIVE_INFINITY, -2)(new Matrix([[0.25]]))).not.toBeNull();
  });
});

test.each([0.2, 1, 3])("a major who pays and minors who follow it, C = %d", (c) => {
  // u = v, so (C⁻¹ + 1)v = 6x − b; she wants 2x + 3 of both, and pays for w
  const game = payingMajor({ leader: "(mean(u) - 2*x - 3)^2 + (v - 2*x - 3)^2 + w^2 + 1" });
  const respond = tariffResponse(problemOf(game, "major"));
  const stiffness = 1 / c + 1;
  expectResponse(respond(new Matrix([[c]])), 2 * (6 / stiffness - 2) ** 2 + 1, [-3 * stiffness]);
});
