import {
  constantGain,
  dampedGainEnergy,
  type IncentiveProblem,
  type IncentiveRule,
  minimumEnergy,
  type ProportionalRule,
  proportionalParts,
  type RefusalReason,
} from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";

/** The gain that a population study looks at, at one N. */
export interface AnnouncedGain {
  /** The rule. */
  readonly rule: IncentiveRule;
  /** Q where it is constant: then the rule is affine, and responses to it are exact. */
  readonly gain: Matrix | null;
  /** E‖Q‖²_F on the path. */
  readonly gainEnergy: number;
}

/** No gain of any kind. */
export interface NoGain {
  /** Why, for programs. */
  readonly reason: RefusalReason;
  /** Why, in words. */
  readonly explanation: string;
}

/**
 * The gain at a target: constant where an exact constant one exists (the rule is then affine in
 * what the leader sees), else of minimum energy where that is finite, else Q_λ = −κgᵀ/(s + λ).
 *
 * @param least - Least energy of an exact gain.
 * @param lambda - λ, shared by all N. @defaultValue {@link moderateDamping}
 */
export function announcedGain(
  problem: IncentiveProblem,
  least: number,
  lambda: number | null,
): AnnouncedGain | NoGain {
  const constant = constantGain().propose(problem);
  if (constant.status === "proposed" && constant.rule.kind === "constant") {
    const gain = new Matrix(constant.rule.gain.map((row) => [...row]));
    return { rule: constant.rule, gain, gainEnergy: gain.norm("frobenius") ** 2 };
  }
  const exact = minimumEnergy().propose(problem);
  if (exact.status === "proposed") return { rule: exact.rule, gain: null, gainEnergy: least };
  if (exact.reason !== "infinite-energy") return exact;
  return damped(problem, lambda ?? moderateDamping(problem));
}

/** A hundredth of the mean squared authority E‖κ̄‖², to the nearest power of ten. */
function moderateDamping({ condition }: IncentiveProblem): number {
  const { offset, slope } = condition.authorityForm;
  const mean = offset.reduce((sum, k) => sum + k * k, 0) + slope.norm("frobenius") ** 2;
  return 10 ** (Math.round(Math.log10(mean)) - 2);
}

function damped({ condition }: IncentiveProblem, lambda: number): AnnouncedGain {
  const rule: ProportionalRule = { kind: "epsilon", ...proportionalParts(condition), lambda };
  const damping = Matrix.mul(Matrix.eye(condition.curvature.rows), lambda);
  return { rule, gain: null, gainEnergy: dampedGainEnergy(condition, damping) };
}
