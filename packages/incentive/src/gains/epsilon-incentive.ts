import { checkOptions, StackelbergError } from "@stackelberg/game";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import { exploitabilityWithoutIncentive } from "../condition/without-incentive.ts";
import type { ProportionalRule } from "../rule/incentive-rule.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { gainObstacle } from "../solver/obstacles.ts";
import { VERSION } from "../version.ts";
import {
  type Damping,
  dampedExploitability,
  hasConstantCurvature,
} from "./damped-exploitability.ts";
import { proportionalParts } from "./minimum-energy.ts";

/** Settings of {@link epsilonIncentive}. */
export interface EpsilonIncentiveOptions {
  /**
   * Exploitability that is accepted, in cost units, > 0.
   * @defaultValue 1e-3 × the exploitability without incentive
   */
  readonly epsilon?: number;
}

/** Share of the exploitability without incentive that is accepted by default. */
export const DEFAULT_EPSILON_SHARE = 1e-3;

/**
 * The largest exploitability at which a rule still counts as approximate, with room for rounding:
 * what was asked for, or the default share of what deviating would save without a rule.
 */
export function acceptedEpsilon(
  options: IncentiveSolver["options"],
  withoutIncentive: number,
): number {
  const asked = options["epsilon"];
  const share = Number.isFinite(withoutIncentive) ? DEFAULT_EPSILON_SHARE * withoutIncentive : 0;
  return (typeof asked === "number" ? asked : share) * (1 + 1e-6);
}

/**
 * Gain design 3: a rule with a given exploitability ε and finite energy. Where the leader's action
 * enters the player's cost linearly, so that the curvature H is the same under every gain,
 * Q = −κgᵀ(sI + μH)⁻¹ is the cheapest such rule. Elsewhere the path Q_λ = −κgᵀ/(s + λ) is followed
 * to the λ with exploitability ε; its energy is an upper bound of what the cheapest would need.
 *
 * @throws `StackelbergError` `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws StackelbergError `STACKELBERG_BAD_EPSILON` unless ε is finite and above 0.
 * @see theory: claim-epsilon
 * @see theory: claim-frontier
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, epsilonIncentive } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { certificate, incentive } = design(game, { solver: epsilonIncentive({ epsilon: 0.1 }) });
 * expect(certificate.verdict).toBe("approximate");
 * expect(certificate.epsilon).toBeCloseTo(0.1, 6);
 * expect(incentive?.gainEnergy).toBeLessThan((6.5 / 1.5) ** 2);
 * ```
 */
export function epsilonIncentive(options: EpsilonIncentiveOptions = {}): IncentiveSolver {
  checkOptions<EpsilonIncentiveOptions>(options, { epsilon: true }, "epsilonIncentive");
  const { epsilon } = options;
  if (epsilon !== undefined && !(epsilon > 0 && Number.isFinite(epsilon))) {
    throw new StackelbergError(
      "STACKELBERG_BAD_EPSILON",
      `epsilon must be a finite number above 0, in cost units; found ${epsilon}`,
    );
  }
  return {
    name: "epsilon",
    version: VERSION,
    options: options.epsilon === undefined ? {} : { epsilon: options.epsilon },
    propose: (problem) => propose(problem, options.epsilon),
  };
}

function propose(problem: IncentiveProblem, wanted: number | undefined): IncentiveOutcome {
  const obstacle = gainObstacle(problem, "each action");
  if (obstacle) return obstacle;
  const { condition } = problem;
  const without = exploitabilityWithoutIncentive(condition);
  const epsilon = wanted ?? DEFAULT_EPSILON_SHARE * without;
  if (!(epsilon < without) || epsilon === Number.POSITIVE_INFINITY) return notNeeded(without);
  const kind = hasConstantCurvature(condition) ? "mu" : "lambda";
  const damping = dampingFor(condition, kind, epsilon);
  if (!damping) return notReachable;
  return { status: "proposed", rule: epsilonRule(condition, damping) };
}

/** The published form of a damped rule. */
export function epsilonRule(condition: IncentiveCondition, damping: Damping): ProportionalRule {
  const parts = { kind: "epsilon" as const, ...proportionalParts(condition) };
  return damping.kind === "lambda"
    ? { ...parts, lambda: damping.strength }
    : { ...parts, mu: damping.strength, H: condition.curvature.to2DArray() };
}

function notNeeded(without: number): IncentiveOutcome {
  return {
    status: "refused",
    reason: "epsilon-not-reachable",
    explanation: `without any rule nobody saves more than ${without.toPrecision(6)} by leaving the target; ask for an epsilon below that`,
  };
}

const notReachable: IncentiveOutcome = {
  status: "refused",
  reason: "epsilon-not-reachable",
  explanation: "no damping of the exact rule reaches this epsilon with a nonnegative curvature",
};

/** Best relative accuracy of ε at the damping that is proposed, and that of the first guess. */
const CLOSE = 1e-10;
const ROUGH = 1e-4;

/**
 * The damping with exploitability `epsilon`: the root of ln ε(λ) − ln ε in ln λ, first roughly,
 * with cheap integrals, then to the end.
 */
function dampingFor(
  condition: IncentiveCondition,
  kind: Damping["kind"],
  epsilon: number,
): Damping | null {
  const excess = (tolerance: number) => (x: number) => {
    const damping = { kind, strength: Math.exp(x) };
    return Math.log(dampedExploitability(condition, damping, tolerance)) - Math.log(epsilon);
  };
  const { offset, slope } = condition.authorityForm;
  const mean = offset.reduce((sum, k) => sum + k * k, 0) + slope.norm("frobenius") ** 2;
  const rough = increasingRoot(excess(ROUGH / 10), Math.log(mean) - 6, { reach: 3, close: ROUGH });
  if (rough === null) return null;
  const close = Math.min(1e-7, Math.max(CLOSE, 1e-10 / epsilon));
  const x = increasingRoot(excess(close / 2), rough, { reach: 10 * ROUGH, close });
  return x === null ? null : { kind, strength: Math.exp(x) };
}

/** Where and how closely {@link increasingRoot} looks. */
interface RootSearch {
  /** First step away from the start. */
  readonly reach: number;
  /** Accepted |f|. */
  readonly close: number;
}

/**
 * A root of a function that rises through 0, by bracketing around `start` and the Illinois variant
 * of false position. +∞ stands for points that are not allowed, whichever side they are on.
 */
function increasingRoot(
  f: (x: number) => number,
  start: number,
  { reach, close }: RootSearch,
): number | null {
  let [low, high] = [start, start];
  let below = f(start);
  let above = below;
  for (let step = reach; below > 0 && step < 300; step *= 2) {
    if (below !== Number.POSITIVE_INFINITY) [high, above] = [low, below];
    low += below === Number.POSITIVE_INFINITY ? step : -step;
    below = f(low);
  }
  for (let step = reach; !(above >= 0) && step < 300; step *= 2) {
    [low, below] = [high, above];
    high += step;
    above = f(high);
  }
  if (!(below <= 0 && above >= 0)) return null;
  if (Math.abs(below) < close) return low;
  let kept = 0;
  for (let round = 0; round < 80; round++) {
    const secant = (low * above - high * below) / (above - below);
    const x = Number.isFinite(above) ? secant : (low + high) / 2;
    const value = f(x);
    if (Math.abs(value) < close || high - low < 1e-13 * Math.max(1, Math.abs(x))) return x;
    if (value < 0) {
      if (kept === -1) above /= 2;
      [low, below, kept] = [x, value, -1];
    } else {
      if (kept === 1) below /= 2;
      [high, above, kept] = [x, value, 1];
    }
  }
  return low;
}
