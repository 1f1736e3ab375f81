import { loadGame } from "@stackelberg/game";
import { constantGain, design, limitIsWellPosed, minimumEnergy } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

const everyCount = [1, 2, 3, 10, 1000, 1e9];
const constant = { solver: constantGain() };

/** Case A or B with the other kind of information than in the reference games. */
function variant(name: "A full" | "B noisy", count: number) {
  const noisy = name === "B noisy";
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "variant",
    common: [{ name: "x", variance: 1 }],
    leader: {
      actions: ["u0"],
      ...(noisy ? {} : { observes: { y0: "x" } }),
      cost: noisy
        ? "u0^2 + u^2 + 0.5*mean(u)^2 + 0.5*u0*mean(u) - 0.5*u0*x - 3*mean(u)*x"
        : "u0^2 + u^2 - 4*u*x",
    },
    followers: {
      count,
      actions: ["u"],
      ...(noisy ? { private: [{ name: "v", variance: 0.5 }] } : {}),
      observes: { y: noisy ? "x + v" : "x" },
      cost: noisy
        ? "(u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2 + 0.25*u0*mean(u) + 0.2*mean(u)*x"
        : "(u - x)^2 + 0.5*(u - mean(u))^2 + u0*u + 0.5*u0^2",
    },
  });
}

describe("case A", () => {
  test.each(everyCount)("full information, N = %d", (n) => {
    const { incentive, certificate, target } = design(variant("A full", n), constant);
    expectClose(incentive?.gain?.[0]?.[0], -1);
    expectClose(certificate.curvature.minimum, 1 + (1 - 1 / n) ** 2);
    expectClose(certificate.curvature.symmetricMode, 1, 1e-6);
    expectClose(target.leaderCost, -4);
    expect(certificate.verdict).toBe("certified");
  });

  test.each(everyCount)("noisy readings, N = %d", (n) => {
    const { incentive, certificate } = design(referenceGame("case-a", n), constant);
    expectClose(incentive?.gain?.[0]?.[0], -(4 / 3 - 2 / (3 * n) + 1 / (3 * n * n)));
    expect(certificate.verdict).toBe("certified");
  });

  test("in the limit: −4/3, and no smooth rule survives", () => {
    const game = referenceGame("case-a", Number.POSITIVE_INFINITY);
    const { incentive, candidate, certificate } = design(game);
    expect(incentive).toBeNull();
    expectClose(candidate?.gain?.[0]?.[0], -4 / 3);
    expect(certificate).toMatchObject({ verdict: "refused", reason: "limit-not-well-posed" });
    expect(limitIsWellPosed(game)).toBe(false);
  });
});

describe("case B", () => {
  test.each(everyCount)("full information: the gain on the mean is −4/25, N = %d", (n) => {
    const { incentive, certificate } = design(referenceGame("case-b-full", n), constant);
    expectClose((incentive?.gain?.[0]?.[0] ?? 0) * n, -4 / 25, 1e-6);
    expect(certificate).toMatchObject({ verdict: "certified", limitWellPosed: true });
  });

  test("full information: the target is a mean-field Nash point", () => {
    const { incentive, certificate } = design(
      referenceGame("case-b-full", Number.POSITIVE_INFINITY),
    );
    expect(certificate).toMatchObject({ verdict: "certified", limitWellPosed: true });
    expectClose(incentive?.gainEnergy, 0);
  });

  test("noisy readings: −82/169 in the limit, which is ill posed", () => {
    const { candidate, certificate } = design(
      variant("B noisy", Number.POSITIVE_INFINITY),
      constant,
    );
    expectClose(candidate?.gain?.[0]?.[0], -82 / 169);
    expect(certificate.reason).toBe("limit-not-well-posed");
  });
});

describe("case C with full information", () => {
  test.each([
    [1, 0.5744, 0.5744],
    [2, 1.0656, 0.4712],
    [5, 1.592256, 0.02528],
    [10, 1.806464, -0.76336],
    [100, undefined, -15.153136],
  ])("N = %i: curvature %d alone and %d together", (n, alone, together) => {
    const { incentive, certificate } = design(referenceGame("case-c-full", n));
    expectClose(incentive?.gain?.[0]?.[0], -(4 / 5 + 2 / (25 * n)));
    if (alone !== undefined) expectClose(certificate.curvature.minimum, alone);
    expectClose(certificate.curvature.symmetricMode, together);
    // the target is a strict equilibrium even where adjusting followers would leave it
    expect(certificate.verdict).toBe("certified");
    expect(certificate.unique).toBe(true);
  });

  test("in the limit", () => {
    const { candidate, certificate } = design(
      referenceGame("case-c-full", Number.POSITIVE_INFINITY),
    );
    expectClose(candidate?.gain?.[0]?.[0], -4 / 5);
    expectClose(certificate.curvature.minimum, 2.04);
    expect(certificate.curvature.symmetricMode).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("case C with noisy readings", () => {
  test.each([
    [1, -0.88],
    [2, -1.0013544018],
    [10, -1.2013168724],
    [100, -1.2593115972],
  ])("N = %i: constant gain %d", (n, gain) => {
    const { incentive, certificate } = design(referenceGame("case-c", n), constant);
    expectClose(incentive?.gain?.[0]?.[0], gain, 5e-11);
    expect(certificate.verdict).toBe("certified");
  });

  test("−138/109 in the limit", () => {
    const game = referenceGame("case-c", Number.POSITIVE_INFINITY);
    expectClose(design(game, constant).candidate?.gain?.[0]?.[0], -138 / 109);
  });

  test("a gain that depends on the readings is cheaper", () => {
    const game = referenceGame("case-c", 10);
    const [fixed, least] = [constant, { solver: minimumEnergy() }].map((options) => {
      return design(game, options).incentive?.gainEnergy ?? Number.NaN;
    });
    expect(least).toBeLessThan(fixed ?? 0);
  });
});
