import { type LqgGame, type Plan, pays } from "@stackelberg/game";
import {
  type BestAffineRule,
  type Certificate,
  type Claim,
  certify,
  type IncentiveProblem,
  isMeanFieldNash,
  leastGainEnergy,
  type Payments,
  paidGame,
  type RefusalReason,
  ruleCurvature,
} from "@stackelberg/incentive";
import {
  type ClassPlanOutcome,
  noRule,
  type PlanOutcome,
  simultaneousNash,
  staticStackelberg,
  teamOptimum,
} from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { type AnnouncedGain, announcedGain, type NoGain } from "./announced-gain.ts";
import { type LimitDesign, limitDesignAt } from "./limit-design.ts";
import { strategyDistance } from "./strategy-distance.ts";
import type { StudyBenchmark, StudyRow } from "./study.ts";

/** What all rows share. */
export interface StudyContext {
  /** `null` where the limit has no target. */
  readonly limit: LimitDesign | null;
  /** λ of the damped gain, where no exact one has finite energy. */
  readonly damping: number | null;
}

/** Everything about one N. */
export function studyRow(own: IncentiveProblem, { limit, damping }: StudyContext): StudyRow {
  const { game, target, condition } = own;
  const least = leastGainEnergy(condition);
  const announced = announcedGain(own, least, damping);
  const refusal = refusalOf(own, announced);
  const limitFollowers = limit?.problem.target.plan.followers;
  return {
    count: game.count,
    target: {
      leaderCost: target.costs.leader,
      followerCost: target.costs.followers,
      majorCost: target.costs.major,
    },
    baselines: {
      teamOptimum: benchmark(teamOptimum(game)),
      noIncentive: benchmark(staticStackelberg(game)),
      nash: benchmark(simultaneousNash(game)),
      noRule: benchmark(noRule(game)),
    },
    reached: refusal || "reason" in announced ? null : (announced.response ?? target).costs.leader,
    ...("reason" in announced ? nothing : gainColumns(own, announced)),
    ...(refusal ? { refusal } : {}),
    leastGainEnergy: least,
    distanceToLimit: limitFollowers ? distance(game, target.plan.followers, limitFollowers) : null,
    limitDesign: limit && limitDesignAt(own, limit),
  };
}

/** Why nothing holds the target: there is no gain, or it would not be certified. */
export function refusalOf(
  { game, target }: IncentiveProblem,
  announced: AnnouncedGain | Pick<NoGain, "reason">,
): RefusalReason | undefined {
  if ("reason" in announced) return announced.reason;
  const { rule, payments, response } = announced;
  const plan = (response ?? target).plan;
  const claim = { plan, rule, payments, target: target.plan, teamCost: 0 };
  const limitWellPosed =
    Number.isFinite(game.count) ||
    game.major !== null ||
    pays(game, "followers") ||
    isMeanFieldNash(game, target.plan);
  return certify(game, { ...claim, limitWellPosed, accepted: Number.POSITIVE_INFINITY }).reason;
}

const ROUNDING = 1e-13;

/** √E‖(A_N − A_∞)(1, y)‖²; 0 where it is rounding against √E‖A_N(1, y)‖². */
function distance(game: LqgGame, own: Matrix, limit: Matrix): number {
  const apart = strategyDistance(game, own, limit);
  return apart <= ROUNDING * strategyDistance(game, own, Matrix.mul(own, 0)) ? 0 : apart;
}

/** The leader's cost in a plan, if there is one. */
export function benchmark(outcome: PlanOutcome | ClassPlanOutcome): StudyBenchmark {
  return { leaderCost: outcome.status === "solved" ? outcome.costs.leader : null };
}

/** What a row says about the gain. */
export type GainColumns = Pick<
  StudyRow,
  | "kind"
  | "gain"
  | "meanGain"
  | "gainEnergy"
  | "trembleEnergy"
  | "meanGainEnergy"
  | "curvature"
  | "symmetricMode"
>;

/** Where there is no gain. */
export const nothing: GainColumns = {
  kind: null,
  gain: null,
  meanGain: null,
  gainEnergy: null,
  trembleEnergy: null,
  meanGainEnergy: null,
  curvature: null,
  symmetricMode: null,
};

/** Gain, energies and curvature of what is announced. */
export function gainColumns(
  { game, target, condition }: IncentiveProblem,
  { kind, rule, payments, gain, gainEnergy, response }: AnnouncedGain,
): GainColumns {
  if (!rule) return { ...nothing, kind, gainEnergy, ...paidCurvature(game, target.plan, payments) };
  if (rule.kind === "best-affine") {
    const { plan } = response ?? target;
    const { minimum, symmetricMode } = certificateCurvature(game, { plan, rule });
    return { ...reactionColumns(game, rule, gainEnergy), curvature: minimum, symmetricMode };
  }
  const monitored = game.major ? 1 : game.count;
  const { plan } = target;
  const { authorityForm: authority, gradientScale } = condition;
  const felt = Math.hypot(norm(authority.offset), authority.slope.norm("frobenius"));
  // a gain whose effect is rounding against the terms of the own gradient is none
  const none = Math.sqrt(gainEnergy) * felt <= ROUNDING * gradientScale;
  const energy = none ? 0 : gainEnergy;
  const times = (m: number) => (none && m === Number.POSITIVE_INFINITY ? null : m);
  const scaled = (m: number | null) => (m === null ? null : m * energy);
  const shown = gain && (none ? Matrix.mul(gain, 0) : gain);
  const factor = times(monitored);
  return {
    kind,
    gain: shown?.to2DArray() ?? null,
    meanGain:
      shown && !game.major && factor !== null ? Matrix.mul(shown, factor).to2DArray() : null,
    gainEnergy: energy,
    trembleEnergy: none ? 0 : monitored * energy,
    meanGainEnergy: scaled(times(monitored ** 2)),
    curvature: ruleCurvature(paidGame(game, plan, payments), plan, rule),
    symmetricMode: gain ? certificateCurvature(game, { plan, rule, payments }).symmetricMode : null,
  };
}

/** The reaction of a best affine rule is to the mean already. */
function reactionColumns(
  game: LqgGame,
  { reaction }: BestAffineRule,
  gainEnergy: number,
): GainColumns {
  const monitored = game.major ? 1 : game.count;
  const square = reaction.flat().reduce((sum, r) => sum + r * r, 0);
  return {
    ...nothing,
    kind: "best-affine",
    gain: reaction.map((row) => row.map((r) => r / monitored)),
    meanGain: game.major ? null : reaction,
    gainEnergy,
    trembleEnergy: square / monitored,
    meanGainEnergy: square,
  };
}

/** Payments act on each payer alone: curvature of one, and of all together. */
function paidCurvature(
  game: LqgGame,
  plan: Plan,
  payments: Payments,
): Pick<StudyRow, "curvature" | "symmetricMode"> {
  const { minimum, symmetricMode } = certificateCurvature(game, { plan, rule: null, payments });
  return { curvature: minimum, symmetricMode };
}

function certificateCurvature(
  game: LqgGame,
  announced: Pick<Claim, "plan" | "rule" | "payments">,
): Certificate["curvature"] {
  return certify(game, {
    ...announced,
    teamCost: 0,
    limitWellPosed: true,
    accepted: Number.POSITIVE_INFINITY,
  }).curvature;
}

function norm(vector: Float64Array): number {
  return Math.hypot(...vector);
}
