import { type LqgGame, pays, randomNorm, reducedBasis } from "@stackelberg/game";
import {
  type IncentiveProblem,
  leastGainEnergy,
  limitIsWellPosed,
  type RefusalReason,
} from "@stackelberg/incentive";
import type { PopulationStudy } from "./study.ts";

/** The verdict on the limit, in words. */
export type LimitStatement = Pick<
  PopulationStudy,
  "limitWellPosed" | "finiteEnergy" | "reason" | "remedy"
>;

/** A remedy for a limit helps nobody whose rule is refused with few followers too. */
export function refusedThroughout(
  rows: readonly { readonly count: number; readonly refusal?: RefusalReason }[],
): Pick<LimitStatement, "remedy"> | null {
  const finite = rows.filter(({ count }) => Number.isFinite(count));
  const [reason] = finite.map(({ refusal }) => refusal);
  if (reason === undefined || finite.some(({ refusal }) => refusal === undefined)) return null;
  return {
    remedy: `the rule is refused with few followers too (${reason}), so solve the game with few of them first and see what can be done there`,
  };
}

/**
 * Whether smooth incentives of finite energy survive N → ∞, why, and what to do.
 *
 * @param limit - The incentive problem at ν = 0; `null` where the limit has no target.
 */
export function limitStatement(game: LqgGame, limit: IncentiveProblem | null): LimitStatement {
  if (!limit) {
    return {
      limitWellPosed: false,
      finiteEnergy: null,
      reason:
        "with infinitely many followers the leader has no best plan: her cost is bounded below for finite numbers only",
      remedy: "give the leader's cost curvature in the mean action, or keep N finite",
    };
  }
  const limitWellPosed = limitIsWellPosed(game);
  const paid = pays(game, game.major ? "major" : "followers");
  const finiteEnergy = paid || Number.isFinite(leastGainEnergy(limit.condition));
  const words = paid
    ? withPayments
    : game.major
      ? withMajor(finiteEnergy)
      : withoutMajor(limit, limitWellPosed);
  return { limitWellPosed, finiteEnergy, ...words };
}

type Words = Pick<LimitStatement, "reason" | "remedy">;

export const withPayments: Words = {
  reason:
    "each payer pays by its own action, and what it pays does not depend on how many others there are",
  remedy: "none is needed",
};

function withMajor(finiteEnergy: boolean): Words {
  const stays =
    "the rule reacts to the major follower, whose share in everything does not shrink as the minor followers become many";
  return finiteEnergy
    ? { reason: `${stays}, and an exact gain has finite energy`, remedy: "none is needed" }
    : {
        reason: `${stays}; but the leader's authority over it vanishes for some readings at which it still wants to deviate, so every exact gain has infinite energy, at every N alike`,
        remedy: "accept a small exploitability: the ε-incentive has finite energy at every N",
      };
}

function withoutMajor({ game, condition }: IncentiveProblem, wellPosed: boolean): Words {
  if (wellPosed) {
    return {
      reason:
        "the target is what infinitely many small followers choose by themselves (the own gradient vanishes in the limit), so the reaction to the mean stays finite",
      remedy: "none is needed",
    };
  }
  const { gradient, own, gradientScale } = condition;
  const wanted = randomNorm(gradient.mmul(own.rows), reducedBasis(game));
  return {
    reason: `each small follower still wants to leave the target (root mean square of its own gradient ${wanted.toPrecision(4)}, ${percent(wanted / gradientScale)} of its terms), and the leader's action is the same for all: the reaction to one follower stays as large as with few, so the reaction to their mean grows like N`,
    remedy:
      "let each follower pay by its own action (payments: { by: followers }), monitor a major follower, or keep N finite and accept trembles (tremble, monitors: mean) or a small exploitability (epsilon)",
  };
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
