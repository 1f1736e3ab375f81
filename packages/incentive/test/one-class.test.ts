import { gallery } from "@stackelberg/gallery";
import { withCount } from "@stackelberg/game";
import {
  constantGain,
  design,
  designClasses,
  epsilonIncentive,
  minimumEnergy,
} from "@stackelberg/incentive";
import { asOneClass } from "@stackelberg/tooling-written-out";
import { describe, expect, it } from "vitest";

const names = [
  ...["minimal", "case-a", "case-c", "case-c-full", "case-b-full", "shared-price"],
  ...["two-resources", "curvature-failure"],
];
const solvers = [undefined, constantGain(), minimumEnergy(), epsilonIncentive()];

describe.each(names)("%s as a list of one class", (name) => {
  const { single, listed } = asOneClass(gallery.find((game) => game.name === name)?.text ?? "");

  it.each([1, 10, 1e6, Number.POSITIVE_INFINITY])("has the same design with N = %d", (n) => {
    for (const solver of solvers) {
      const one = design(withCount(single, n), { defence: false, ...(solver ? { solver } : {}) });
      // a best affine rule looks at all followers at once, and there is none for several classes
      if (one.solver.name === "best-affine") continue;
      const all = designClasses(withCount(listed, n), solver ? { solver } : {});
      const [section] = all.classes;
      const { schema: _, game: __, target, baselines, ...sections } = one;
      const { participation: ___, robustness: ____, ...rule } = sections;
      expect(all.target).toMatchObject({
        leaderCost: target.leaderCost,
        followerCost: target.followerCost,
        policies: target.policies,
      });
      expect(all.baselines.noRule.leaderCost).toBe(baselines.noRule.leaderCost);
      expect(section).toEqual({ name: "all", share: 1, count: n, ...rule });
      expect(all.incentive?.valueOfIncentive).toBe(one.incentive?.valueOfIncentive);
      expect(all.incentive?.gainEnergy).toBe(one.incentive?.gainEnergy);
      const { followers: worst, ...joint } = all.certificate;
      expect(worst).toEqual({ class: "all", ...one.certificate.followers });
      expect(joint).toMatchObject({
        verdict: one.certificate.verdict,
        epsilon: one.certificate.epsilon,
        leader: one.certificate.leader,
        limitWellPosed: one.certificate.limitWellPosed,
      });
      if (n < Infinity) {
        expect(joint.unique).toBe(one.certificate.unique);
        const { symmetricMode } = one.certificate.curvature;
        if (symmetricMode === null) expect(joint.curvature.symmetricMode).toBe(null);
        else expect(joint.curvature.symmetricMode).toBeCloseTo(symmetricMode, 8);
      }
    }
  });
});
