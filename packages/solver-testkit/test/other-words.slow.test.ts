import { type LqgGameInput, lqgGame } from "@stackelberg/game";
import {
  constantGain,
  type DesignOptions,
  type DesignResult,
  design,
  minimumEnergy,
  publishedRule,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relabelled } from "../src/relabelled-game.ts";
import { rescaled } from "../src/rescaled-game.ts";

const anyCount = fc.constantFrom(1, 2, 5, 300, Number.POSITIVE_INFINITY);
const game = fc
  .tuple(randomGame({ leaderCost: "strict", knows: "observations" }), anyCount)
  .map(([input, count]): LqgGameInput => ({ ...input, count }));
const methods: readonly (readonly [string, DesignOptions])[] = [
  ["the default", { defence: false }],
  ["a constant gain", { solver: constantGain(), defence: false }],
  ["minimum energy", { solver: minimumEnergy(), defence: false }],
];

/** How much each kind of number of the second result is that of the first. */
interface Factors {
  /** Of the leader's cost. */
  readonly leader: number;
  /** Of the cost of the player whom the rule monitors. */
  readonly monitored: number;
}

/** Equal verdicts and costs, ε and curvature, up to units; both rules cost the same energy. */
function expectSameDesign(a: DesignResult, b: DesignResult, { leader, monitored }: Factors): void {
  expect(b.certificate.reason).toBe(a.certificate.reason);
  expect(b.certificate.verdict).toBe(a.certificate.verdict);
  expect(b.solver.name).toBe(a.solver.name);
  expectClose(b.target.leaderCost, leader * a.target.leaderCost, 1e-8);
  for (const name of ["teamOptimum", "noIncentive", "nash", "noRule"] as const) {
    const [before, after] = [a.baselines[name].leaderCost, b.baselines[name].leaderCost];
    expect(after === null).toBe(before === null);
    if (before !== null) expectClose(after, leader * before, 1e-8);
  }
  expectClose(b.condition.leastGainEnergy, a.condition.leastGainEnergy, 1e-7);
  expectClose(b.certificate.gainEnergy, a.certificate.gainEnergy, 1e-7);
  const player = ({ certificate }: DesignResult) => certificate.major ?? certificate.followers;
  const [before, after] = [player(a), player(b)];
  expectClose(
    after.exploitabilityWithoutIncentive,
    monitored * before.exploitabilityWithoutIncentive,
    1e-7,
  );
  const error = Math.max(before.error ?? 0, (after.error ?? 0) / monitored);
  if (Number.isFinite(before.exploitability)) {
    const apart = Math.abs(after.exploitability / monitored - before.exploitability);
    expect(apart).toBeLessThan(1e-8 + 6 * error);
  }
  const [curved, lowest] = [b.certificate.curvature, a.certificate.curvature];
  expectClose(curved.minimum, monitored * lowest.minimum, 1e-7);
  if (lowest.symmetricMode !== null) {
    expectClose(curved.symmetricMode, monitored * lowest.symmetricMode, 1e-7);
  }
  expect(b.certificate.unique).toBe(a.certificate.unique);
}

/** Whether the rule is the best of a few starts: another order may find another one. */
function isSearched({ incentive }: DesignResult): boolean {
  const rule = incentive && publishedRule(incentive);
  return rule?.kind === "best-affine" && rule.optimum !== "global";
}

describe.each(methods)("%s", (_, options) => {
  test("does not depend on the order and the names of players’ actions and variables", () => {
    fc.assert(
      fc.property(game, (input) => {
        const [a, b] = [
          design(lqgGame(input), options),
          design(lqgGame(relabelled(input)), options),
        ];
        fc.pre(!isSearched(a) && !isSearched(b));
        expectSameDesign(a, b, { leader: 1, monitored: 1 });
        const gain = b.incentive?.gain?.map((row) => [...row].reverse()).reverse();
        a.incentive?.gain?.forEach((row, i) => {
          row.forEach((value, j) => {
            expectClose(gain?.[i]?.[j], value, 1e-7);
          });
        });
      }),
      { numRuns: 8, seed: 24, endOnFailure: true },
    );
  });

  test("scales with the cost of a follower, and with that of the leader", () => {
    fc.assert(
      fc.property(game, fc.constantFrom(1 / 7, 3.1, 40), (input, factor) => {
        const a = design(lqgGame(input), options);
        const followers = rescaled(input, { followers: factor, major: factor });
        const b = design(lqgGame(followers), options);
        fc.pre(!isSearched(a) && !isSearched(b));
        expectSameDesign(a, b, { leader: 1, monitored: factor });
        a.incentive?.gain?.flat().forEach((value, k) => {
          expectClose(b.incentive?.gain?.flat()[k], value, 1e-7);
        });
        const c = design(lqgGame(rescaled(input, { leader: factor })), options);
        expectSameDesign(a, c, { leader: factor, monitored: 1 });
      }),
      { numRuns: 8, seed: 25, endOnFailure: true },
    );
  });
});
