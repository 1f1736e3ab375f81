import { loadGame, withCount } from "@stackelberg/game";
import { describe, expect, test } from "vitest";
import { exactEpsilon, refusalReason } from "../src/certificate/refusal-reason.ts";

const game = loadGame({
  format: 1,
  kind: "lqg",
  name: "any",
  leader: { actions: ["p"], cost: "mean(u)^2 + p^2" },
  followers: { count: 5, actions: ["u"], cost: "(u - 2)^2 + p*u" },
});

/** A standing that is flawless, with changes. */
interface Change {
  readonly energy?: number;
  readonly minimum?: number;
  readonly lowerBound?: number;
  readonly epsilon?: number;
  readonly error?: number;
  readonly accepted?: number;
  readonly limitWellPosed?: boolean;
  readonly count?: number;
}

function reason({
  energy = 1,
  minimum = 1,
  lowerBound = 1,
  epsilon = 0,
  error = 0,
  accepted = 0,
  limitWellPosed = true,
  count = 5,
}: Change) {
  const exploitability = { value: epsilon, method: "exact", error } as const;
  const standing = { energy, curvature: { minimum, lowerBound }, exploitability, epsilon, size: 2 };
  return refusalReason(withCount(game, count), { accepted, limitWellPosed }, standing);
}

describe("a claim is refused because", () => {
  test.each<[Change, string | null]>([
    [{}, null],
    [{ energy: Number.POSITIVE_INFINITY }, "infinite-energy"],
    [{ minimum: -0.1, lowerBound: -0.1 }, "negative-curvature"],
    [{ minimum: Number.NaN }, "negative-curvature"],
    // flat up to 1e-10 of the size 2
    [{ minimum: -1e-10, lowerBound: -1e-10 }, null],
    [{ minimum: -3e-10, lowerBound: -3e-10 }, "negative-curvature"],
    [{ lowerBound: -0.1 }, "curvature-not-proven"],
    [{ lowerBound: Number.NEGATIVE_INFINITY }, "curvature-not-proven"],
    [{ lowerBound: Number.NaN }, "curvature-not-proven"],
    [{ epsilon: 0.1 }, "deviation-pays"],
    [{ epsilon: 0.1, accepted: 0.1 }, null],
    [{ epsilon: 0.1, accepted: 0.09 }, "deviation-pays"],
    [{ epsilon: 0.1, accepted: 0.09, error: 0.004 }, null],
    [{ epsilon: 0.1, accepted: 0.09, error: 0.003 }, "deviation-pays"],
    [{ epsilon: Number.NaN, accepted: 1 }, "deviation-pays"],
    [{ epsilon: Number.POSITIVE_INFINITY, accepted: Number.POSITIVE_INFINITY }, "deviation-pays"],
    [{ limitWellPosed: false }, null],
    [{ count: Number.POSITIVE_INFINITY }, null],
    [{ count: Number.POSITIVE_INFINITY, limitWellPosed: false }, "limit-not-well-posed"],
    // the first of several reasons
    [{ energy: Number.POSITIVE_INFINITY, minimum: -1 }, "infinite-energy"],
    [{ minimum: -1, lowerBound: -1, epsilon: 1 }, "negative-curvature"],
  ])("%j: %s", (change, expected) => {
    expect(reason(change)).toBe(expected);
  });

  test.each([
    [0, 1e-9],
    [0.5, 1e-9],
    [200, 2e-7],
    [Number.POSITIVE_INFINITY, 1e-9],
  ])("where deviating saves %d without a rule, ε is rounding up to %d", (without, expected) => {
    expect(exactEpsilon(without)).toBeCloseTo(expected, 15);
  });
});
