import { pays, randomNorm, reducedBasis } from "@stackelberg/game";
import { isMeanFieldNash } from "@stackelberg/incentive";
import { withPayments } from "../limit-statement.ts";
import type { ClassProblem } from "./class-problem.ts";

/** The verdict on the limit of several classes, in words. */
export interface ClassLimitStatement {
  readonly limitWellPosed: boolean;
  readonly reason: string;
  readonly remedy: string;
}

/**
 * Whether smooth incentives of finite energy survive N → ∞ for every class, why, and what to do.
 *
 * @param limit - The problems at ν = 0; `null` where the limit has no target.
 */
export function classLimitStatement(limit: ClassProblem | null): ClassLimitStatement {
  if (!limit) {
    return {
      limitWellPosed: false,
      reason:
        "with infinitely many followers the leader has no best plan: her cost is bounded below for finite numbers only",
      remedy: "give the leader's cost curvature in the mean actions, or keep N finite",
    };
  }
  if (pays(limit.game, "followers")) return { limitWellPosed: true, ...withPayments };
  const leaving = limit.classes.flatMap(({ game, target, condition }, k) => {
    if (isMeanFieldNash(game, target.plan)) return [];
    const { gradient, own } = condition;
    const wanted = randomNorm(gradient.mmul(own.rows), reducedBasis(game));
    return [`${limit.game.classes[k]?.name} (${wanted.toPrecision(4)})`];
  });
  if (leaving.length === 0) {
    return {
      limitWellPosed: true,
      reason:
        "the target is what infinitely many small followers of every class choose by themselves, so the reactions to the means stay finite",
      remedy: "none is needed",
    };
  }
  return {
    limitWellPosed: false,
    reason: `small followers of these classes still want to leave the target (root mean square of their own gradients in brackets): ${leaving.join(", ")}; the leader's action is the same for all, so the reaction to one of them stays as large as with few, and the reaction to the mean of their class grows like N`,
    remedy:
      "keep N finite, or prescribe for these classes a target that infinitely many of them would choose anyway",
  };
}
