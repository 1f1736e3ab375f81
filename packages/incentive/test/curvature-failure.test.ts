import { loadGame } from "@stackelberg/game";
import {
  constantGain,
  design,
  evaluate,
  formatResult,
  minimumEnergy,
  readResult,
  verify,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** r = a = 1, q = 0, s = 3, t = ½: the target u = slope·x with u0* = 0. */
function game(slope: number, count = 1) {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "curvature-can-fail",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["u0"], observes: { y0: "x" }, cost: "(u - 4*x)^2 + u0^2" },
    followers: {
      count,
      actions: ["u"],
      observes: { y: "x" },
      cost: "(u - x)^2 + 3*u0*u + 0.5*u0^2",
    },
    target: { followers: { u: `${slope}*y` }, leader: { u0: "0" } },
  });
}

const failures = [
  [2.5, -2 / 5, -6 / 25],
  [3, -4 / 9, -38 / 81],
] as const;

describe("a target that is not too ambitious", () => {
  test.each([1, 4, 1000])("2x is held by −1/3 with curvature 1/9, N = %i", (count) => {
    const { incentive, certificate } = design(game(2, count));
    expectClose(incentive?.gain?.[0]?.[0], -1 / 3);
    expectClose(certificate.curvature.minimum, 1 / 9);
    expect(certificate).toMatchObject({ verdict: "certified", epsilon: expect.closeTo(0, 12) });
  });
});

describe("a target that is too ambitious", () => {
  test.each(failures)("%d·x is refused", (slope, gain, curvature) => {
    for (const options of [{}, { solver: constantGain() }, { solver: minimumEnergy() }]) {
      const result = design(game(slope), options);
      expect(result.incentive).toBeNull();
      expectClose(result.candidate?.gainEnergy, gain ** 2);
      expectClose(result.certificate.curvature.minimum, curvature);
      expect(result.certificate).toMatchObject({
        verdict: "refused",
        reason: "negative-curvature",
        epsilon: Number.POSITIVE_INFINITY,
      });
      expect(result.explanation).toBeDefined();
    }
    expectClose(design(game(slope)).candidate?.gain?.[0]?.[0], gain);
  });

  test.each(failures)("%d·x: the numbers are in the file", (slope, _gain, curvature) => {
    const text = formatResult(design(game(slope)));
    const { certificate } = JSON.parse(text) as { certificate: Record<string, unknown> };
    expect(certificate["epsilon"]).toBe("infinity");
    const { minimum } = certificate["curvature"] as { minimum: number };
    expectClose(minimum, curvature);
    expect(verify(game(slope), readResult(text)).valid).toBe(true);
  });

  test.each(failures)("%d·x: the same rule by hand is refused too", (slope, gain) => {
    const { verdict, intended, response } = evaluate(game(slope), [
      `u0 = ${gain}*mean(u) - ${gain * slope}*y0`,
    ]);
    expect(verdict).toBe("refused");
    expect(intended.epsilon).toBe(Number.POSITIVE_INFINITY);
    expect(response.status).toBe("no-equilibrium");
  });
});
