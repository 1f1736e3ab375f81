import { Matrix, solve } from "ml-matrix";
import type { AnnouncedRule } from "./announced-rule.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";

/** What a player with observation y meets under a rule: its slope f and its curvature H. */
export interface RuleEffect {
  readonly slope: Float64Array;
  readonly curvature: Matrix;
  /** E[‖Q‖² | y]. */
  readonly energy: number;
  /** Derivative of wᵀHw in the coordinates, for a fixed direction w. */
  curvatureSlope(direction: ArrayLike<number>): Float64Array;
}

/**
 * The effect of an announced rule Q(I) = −κ′(I)·a(y)ᵀ, a = (s′I + D)⁻¹ g′, at a point of the
 * coordinates that (κ̄, g, κ̄′, g′) need:
 *
 *     f = g − a·E[κ′ᵀκ | y],   H = H₀ − (a vᵀ + v aᵀ) + τ·a aᵀ,
 *
 * with v = (c_0u + ν c_0ū)ᵀκ̄′ and τ = κ̄′ᵀc_00κ̄′ + tr(c_00 Cov(κ′|y)). For the rule as it ought to
 * be, κ′ = κ and g′ = g, so E[κ′ᵀκ | y] = s. The next call overwrites the returned buffers.
 */
export function ruleEffect(
  condition: MonitoredCondition,
  rule: AnnouncedRule,
): (point: ArrayLike<number>) => RuleEffect {
  const { cross, leaderCurvature, curvature } = condition;
  const { own, announced, residualVariance, crossVariance, leaderVariance, damping } = rule;
  const residual = Matrix.mul(leaderCurvature, leaderVariance).sum();
  const variance = leaderVariance.trace();
  const actions = curvature.rows;
  const leaders = cross.rows;
  const buffer = () => [new Float64Array(leaders), new Float64Array(actions)] as const;
  const [k, g] = buffer();
  const [k1, g1] = buffer();
  const v = new Float64Array(actions);
  const h = Matrix.zeros(actions, actions);
  const at: Mutable<Bend> = { authority: k1, reaction: g1, mixed: v, tau: 0, s: 0 };
  const curvatureSlope = (direction: ArrayLike<number>) =>
    bentAlong(condition, rule, at, direction);
  return (point) => {
    affine(own.authorityOffset, own.authoritySlope, point, k);
    affine(own.gradientOffset, own.gradientSlope, point, g);
    affine(announced.authorityOffset, announced.authoritySlope, point, k1);
    affine(announced.gradientOffset, announced.gradientSlope, point, g1);
    let tau = residual;
    let s1 = residualVariance;
    let overlap = crossVariance;
    v.fill(0);
    for (let i = 0; i < leaders; i++) {
      const ki = k1[i] as number;
      s1 += ki * ki;
      overlap += ki * (k[i] as number);
      for (let j = 0; j < leaders; j++) tau += ki * leaderCurvature.get(i, j) * (k1[j] as number);
      for (let j = 0; j < actions; j++) v[j] = (v[j] as number) + cross.get(i, j) * ki;
    }
    const a = reaction(g1, s1, damping);
    for (let i = 0; i < actions; i++) {
      const ai = a[i] as number;
      for (let j = 0; j < actions; j++) {
        const aj = a[j] as number;
        const value = curvature.get(i, j) - ai * (v[j] as number) - (v[i] as number) * aj;
        h.set(i, j, value + tau * ai * aj);
      }
      g[i] = (g[i] as number) - overlap * ai;
    }
    let reach = 0;
    for (let i = 0; i < actions; i++) reach += (a[i] as number) ** 2;
    at.reaction = a;
    at.tau = tau;
    at.s = s1;
    const energy = reach * (variance + s1 - residualVariance);
    return { slope: g, curvature: h, energy, curvatureSlope };
  };
}

/** What H is made of at a point. */
interface Bend {
  /** κ̄′. */
  readonly authority: Float64Array;
  /** a. */
  readonly reaction: Float64Array;
  /** v. */
  readonly mixed: Float64Array;
  readonly tau: number;
  /** s′. */
  readonly s: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The slope of wᵀHw = wᵀH₀w − 2bq + τb² with b = wᵀa and q = wᵀv, where a′ = (s′I + D)⁻¹(g′′ − s′′a)
 * along each coordinate.
 */
function bentAlong(
  { cross, leaderCurvature }: MonitoredCondition,
  { announced, damping }: AnnouncedRule,
  { authority, reaction: a, mixed, tau, s }: Bend,
  w: ArrayLike<number>,
): Float64Array {
  const { authoritySlope, gradientSlope } = announced;
  const z = reaction(Float64Array.from(w), s, damping);
  let [b, q, za] = [0, 0, 0];
  for (let j = 0; j < a.length; j++) {
    b += (w[j] as number) * (a[j] as number);
    q += (w[j] as number) * (mixed[j] as number);
    za += (z[j] as number) * (a[j] as number);
  }
  // weights of dκ̄′ in ds′, dq and dτ
  const weights = Float64Array.from(authority, (ki, i) => {
    let crossed = 0;
    let curved = 0;
    for (let j = 0; j < a.length; j++) crossed += cross.get(i, j) * (w[j] as number);
    for (let j = 0; j < authority.length; j++) {
      curved += leaderCurvature.get(i, j) * (authority[j] as number);
    }
    return 2 * (b * b * curved - b * crossed - 2 * (tau * b - q) * za * ki);
  });
  const pull = 2 * (tau * b - q);
  return Float64Array.from({ length: authoritySlope.columns }, (_, c) => {
    let sum = 0;
    for (let j = 0; j < a.length; j++) sum += pull * (z[j] as number) * gradientSlope.get(j, c);
    for (let i = 0; i < authority.length; i++) {
      sum += (weights[i] as number) * authoritySlope.get(i, c);
    }
    return sum;
  });
}

/**
 * (sI + D)⁻¹g in place for D = λI given as a number; a new vector for any symmetric D. What need
 * not be cancelled meets no reaction, even where there is no authority: 0/0 is 0 here.
 */
function reaction(g: Float64Array, s: number, damping: number | Matrix): Float64Array {
  if (typeof damping === "number") {
    for (let i = 0; i < g.length; i++) if (g[i] !== 0) g[i] = (g[i] as number) / (s + damping);
    return g;
  }
  const matrix = Matrix.add(Matrix.mul(Matrix.eye(g.length), s), damping);
  return Float64Array.from(solve(matrix, Matrix.columnVector([...g])).to1DArray());
}

function affine(
  offset: Float64Array,
  slope: Matrix,
  point: ArrayLike<number>,
  into: Float64Array,
): void {
  for (let i = 0; i < into.length; i++) {
    let sum = offset[i] as number;
    for (let k = 0; k < slope.columns; k++) sum += slope.get(i, k) * (point[k] as number);
    into[i] = sum;
  }
}
