import { gallery } from "@stackelberg/gallery";
import { type GameSpec, loadClassGame, loadGame, withCount } from "@stackelberg/game";
import { plainValue } from "@stackelberg/game/file";
import { constantGain, design, designClasses, epsilonIncentive, minimumEnergy } from "@stackelberg/incentive";
import { describe, expect, it } from "vitest";

const names = [
  ...["minimal", "case-a", "case-c", "case-c-full", "case-b-full", "shared-price"],
  ...["two-resources", "curvature-failure"],
];
const solvers = [undefined, constantGain(), minimumEnergy(), epsilonIncentive()];

describe.each(names)("%s as a list of one class", (name) => {
  const content = plainValue(gallery.find((game) => game.name === name)?.text ?? "") as GameSpec;
  const { count, ...followers } = content.followers;
  const single = loadGame(content);
  const listed = loadClassGame({
    ...content,
    population: { count },
    followers: [{ name: "all", share: 1, ...followers }],
  });

  it.each([1, 10, 1e6, Number.POSITIVE_INFINITY])("has the same design with N = %d", (n) => {
    for (const solver of solvers) {
      const one = design(withCount(single, n), { defence: false, ...(solver ? { solver } : {}) });
      // a best affine rule looks at all followers at once, and there is none for several classes
      if (one.solver.name === "best-affine") continue;
      const all = designClasses(withCount(listed, n), solver ? { solver } : {});
      const [section] = all.classes;
      const { major: _, leader, assumptions: __, ...proved } = one.certificate;
      expect(all.target.policies).toEqual(one.target.policies);
      expect(all.target.leaderCost).toBe(one.target.leaderCost);
      expect(all.target.followerCost).toBe(one.target.followerCost);
      expect(section?.solver).toEqual(one.solver);
      expect(section?.condition).toEqual(one.condition);
      expect(section?.certificate).toEqual(proved);
      expect(section?.explanation).toEqual(one.explanation);
      const { valueOfIncentive, ...rule } = one.incentive ?? { valueOfIncentive: undefined };
      expect(section?.incentive ?? {}).toEqual(rule);
      expect(all.incentive?.valueOfIncentive).toBe(valueOfIncentive);
      const { followers: worst, ...joint } = all.certificate;
      expect(worst).toEqual({ class: "all", ...one.certificate.followers });
      expect(joint).toMatchObject({
        verdict: one.certificate.verdict,
        epsilon: one.certificate.epsilon,
        leader,
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
