import { gallery } from "@stackelberg/gallery";
import { withCount } from "@stackelberg/game";
import {
  classNoRule,
  classSimultaneousNash,
  classStaticStackelberg,
  classTeamOptimum,
  noRule,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
} from "@stackelberg/solvers";
import { asOneClass } from "@stackelberg/tooling-written-out";
import { describe, expect, it } from "vitest";

const names = [
  ...["minimal", "case-a", "case-c-full", "shared-price", "two-resources", "case-b-full"],
];

describe.each(names)("%s as a list of one class", (name) => {
  const { single, listed } = asOneClass(gallery.find((game) => game.name === name)?.text ?? "");

  it.each([1, 10, 1e9, Number.POSITIVE_INFINITY])("has the same plans with N = %d", (n) => {
    const [one, all] = [withCount(single, n), withCount(listed, n)];
    for (const [solve, solveClasses] of [
      [teamOptimum, classTeamOptimum],
      [staticStackelberg, classStaticStackelberg],
      [simultaneousNash, classSimultaneousNash],
      [noRule, classNoRule],
    ] as const) {
      const [a, b] = [solve(one), solveClasses(all)];
      expect(b.status).toBe(a.status);
      if (a.status !== "solved" || b.status !== "solved") continue;
      expect(b.plan.classes[0]?.to2DArray()).toEqual(a.plan.followers.to2DArray());
      expect(b.plan.leader.to2DArray()).toEqual(a.plan.leader.to2DArray());
      expect(b.costs).toEqual({ leader: a.costs.leader, classes: [a.costs.followers] });
    }
  });
});
