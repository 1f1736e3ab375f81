import { EigenvalueDecomposition, Matrix, pseudoInverse } from "ml-matrix";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { type BoundOutcome, curvatureBound } from "./curvature-bound.ts";
import { curvatureBelow, searchedCurvature } from "./curvature-search.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";
import type { ReducedCoordinates } from "./reduced-coordinates.ts";
import type { RuleEffect } from "./rule-effect.ts";
import { vanishingAuthority } from "./vanishing-authority.ts";

/** inf over y of the smallest eigenvalue of H(y). */
export interface CurvatureInfimum {
  /** The infimum where `exact`, else the smallest value found. */
  readonly minimum: number;
  /** A proven lower bound; equals `minimum` where `exact`. */
  readonly lowerBound: number;
  readonly exact: boolean;
}

/** A rule's effect with the λ of its damping. */
export interface DampedEffect {
  readonly damping: number;
  readonly effect: (point: ArrayLike<number>) => RuleEffect;
}

/**
 * The infimum of the curvature that a rule Q = −κgᵀ/(s+λ) leaves to the monitored player, over the
 * whole support of y.
 *
 * For a fixed direction w the curvature is wᵀH₀w − 2pq + p²τ with p = wᵀg/(s+λ), q = wᵀXᵀκ̄.
 * Minimising over a free p gives wᵀH₀w − q²/τ, and the supremum of q²/τ over the affine range of κ̄
 * is a generalised Rayleigh quotient. That is a lower bound always, and the infimum itself where g
 * varies in any direction in which κ̄ does not: then p is free for almost every w. Where everything
 * depends on one coordinate, H is rational in it and its critical points are roots of a polynomial.
 * Elsewhere a descent finds the minimum and, where the bound above is negative, Bernstein
 * coefficients prove one close to it.
 */
export function curvatureInfimum(
  condition: MonitoredCondition,
  coordinates: ReducedCoordinates,
  { damping, effect }: DampedEffect,
): CurvatureInfimum {
  const { curvature, cross, leaderCurvature } = condition;
  if (isZero(cross) && isZero(leaderCurvature)) return exactly(smallestEigenvalue(curvature));
  const { dimension, authorityRank } = coordinates;
  const value = (point: ArrayLike<number>) => smallestEigenvalue(effect(point).curvature);
  if (dimension === 0) return exactly(value([]));
  const lowerBound = freeGradientBound(condition, coordinates);
  if (dimension > authorityRank) return exactly(lowerBound);
  if (dimension === 1 && curvature.rows === 1) {
    return exactly(rationalInfimum(condition, coordinates, damping, value));
  }
  if (lowerBound === Number.NEGATIVE_INFINITY && isUnbounded(condition, coordinates, damping)) {
    return exactly(lowerBound);
  }
  if (lowerBound >= 0) {
    const minimum = searchedCurvature(effect, dimension, { untilSame: true });
    return { minimum, lowerBound, exact: false };
  }
  return provenInfimum(searchedCurvature(effect, dimension, { descents: THOROUGH }), lowerBound, {
    size: curvature.norm("frobenius"),
    bound: (eta) => curvatureBound(condition, coordinates, damping, eta),
    search: (start) => curvatureBelow(effect, start),
  });
}

/** Descents where the verdict hangs on what they find. */
const THOROUGH = 20;

/**
 * Whether the curvature falls to −∞ where the authority vanishes but g does not: beside such a
 * reading H is wᵀκc_00κw/s² times (wᵀg)² and larger than anything else, so it is bounded from below
 * only if the free bound is.
 */
function isUnbounded(
  { authorityCovariance }: MonitoredCondition,
  coordinates: ReducedCoordinates,
  damping: number,
): boolean {
  const nowhere = vanishingAuthority(coordinates, authorityCovariance.trace() + damping);
  return nowhere !== null && !nowhere.harmless;
}

/** How {@link provenInfimum} proves and improves. */
interface Prover {
  /** Of the curvature without a rule. */
  readonly size: number;
  bound(eta: number): BoundOutcome;
  search(start: Float64Array): number;
}

/** Proves a bound just below what was found; a violation of it is a better place to search from. */
function provenInfimum(
  found: number,
  known: number,
  { size, bound, search }: Prover,
): CurvatureInfimum {
  let minimum = found;
  for (let round = 0; round < 20; round++) {
    const eta = minimum > 0 ? 0.9 * minimum : 1.01 * minimum - 1e-6 * size;
    const outcome = bound(eta);
    if (outcome.status === "proven") return { minimum, lowerBound: eta, exact: false };
    const better = outcome.status === "violated" ? search(outcome.point) : minimum;
    if (!(better < minimum)) break;
    minimum = better;
  }
  const nonnegative = minimum > 0 && bound(0).status === "proven";
  return { minimum, lowerBound: nonnegative ? Math.max(known, 0) : known, exact: false };
}

function exactly(minimum: number): CurvatureInfimum {
  return { minimum, lowerBound: minimum, exact: true };
}

function isZero(matrix: Matrix): boolean {
  return matrix.rows === 0 || (matrix.max() === 0 && matrix.min() === 0);
}

/**
 * A lower bound of the curvature under every rule Q = −κaᵀ, whatever a(y) is:
 * λmin(H₀ − XᵀM(MᵀC₀₀M + c·e₁e₁ᵀ)⁺MᵀX), M = [k₀ K], c = tr(C₀₀V).
 */
export function freeGradientBound(
  { curvature, cross, leaderCurvature, authorityCovariance }: MonitoredCondition,
  { authorityOffset, authoritySlope, authorityRank }: ReducedCoordinates,
): number {
  const leaders = cross.rows;
  const directions = Matrix.zeros(leaders, 1 + authorityRank);
  for (let i = 0; i < leaders; i++) {
    directions.set(i, 0, authorityOffset[i] as number);
    for (let k = 0; k < authorityRank; k++) directions.set(i, k + 1, authoritySlope.get(i, k));
  }
  const form = directions.transpose().mmul(leaderCurvature).mmul(directions);
  form.set(0, 0, form.get(0, 0) + Matrix.mul(leaderCurvature, authorityCovariance).sum());
  const linear = directions.transpose().mmul(cross);
  const size = form.norm("frobenius");
  if (smallestEigenvalue(form) < -1e-12 * size) return Number.NEGATIVE_INFINITY;
  const inverse = pseudoInverse(form, 1e-12);
  const through = inverse.mmul(linear);
  if (Matrix.sub(form.mmul(through), linear).norm("frobenius") > 1e-9 * linear.norm("frobenius")) {
    return Number.NEGATIVE_INFINITY;
  }
  return smallestEigenvalue(Matrix.sub(curvature, linear.transpose().mmul(through)));
}

type Polynomial = readonly number[];

/** One coordinate t, one monitored action: h₀ + n(t)/s(t)² with polynomials n and s. */
function rationalInfimum(
  condition: MonitoredCondition,
  { authorityOffset, authoritySlope, gradientOffset, gradientSlope }: ReducedCoordinates,
  damping: number,
  value: (point: ArrayLike<number>) => number,
): number {
  const { curvature, cross, leaderCurvature, authorityCovariance } = condition;
  const k = Array.from(authorityOffset, (c, i): Polynomial => [c, authoritySlope.get(i, 0)]);
  const g: Polynomial = [gradientOffset[0] as number, gradientSlope.get(0, 0)];
  let s: Polynomial = [authorityCovariance.trace() + damping];
  let v: Polynomial = [0];
  let tau: Polynomial = [Matrix.mul(leaderCurvature, authorityCovariance).sum()];
  k.forEach((ki, i) => {
    s = plus(s, times(ki, ki));
    v = plus(v, times([cross.get(i, 0)], ki));
    k.forEach((kj, j) => {
      tau = plus(tau, times([leaderCurvature.get(i, j)], times(ki, kj)));
    });
  });
  const n = plus(times(times([-2], times(g, v)), s), times(times(g, g), tau));
  const critical = plus(times(derivative(n), s), times([-2], times(n, derivative(s))));
  const h0 = curvature.get(0, 0);
  const candidates = realRoots(critical).map((t) => value([t]));
  candidates.push(value([0]), limitAtInfinity(n, times(s, s), h0));
  return Math.min(...candidates.filter((c) => !Number.isNaN(c)));
}

function limitAtInfinity(n: Polynomial, d: Polynomial, h0: number): number {
  const dn = degree(n);
  const dd = degree(d);
  if (dn < dd) return h0;
  if (dn === dd) return h0 + (n[dn] ?? 0) / (d[dd] ?? 1);
  const even = (dn - dd) % 2 === 0;
  return even && (n[dn] ?? 0) > 0 ? Number.NaN : Number.NEGATIVE_INFINITY;
}

function plus(a: Polynomial, b: Polynomial): Polynomial {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

function times(a: Polynomial, b: Polynomial): Polynomial {
  const result = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      result[i + j] = (result[i + j] ?? 0) + x * y;
    });
  });
  return result;
}

function derivative(a: Polynomial): Polynomial {
  return a.length <= 1 ? [0] : a.slice(1).map((c, i) => c * (i + 1));
}

/** Highest power whose coefficient is not rounding. */
function degree(a: Polynomial): number {
  const size = Math.max(...a.map(Math.abs));
  for (let d = a.length - 1; d > 0; d--) if (Math.abs(a[d] ?? 0) > 1e-13 * size) return d;
  return 0;
}

/** Real parts of all roots that may be real: eigenvalues of the companion matrix. */
function realRoots(a: Polynomial): number[] {
  const n = degree(a);
  const lead = a[n] ?? 0;
  if (n === 0 || lead === 0) return [];
  const companion = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    companion.set(i, n - 1, -(a[i] ?? 0) / lead);
    if (i > 0) companion.set(i, i - 1, 1);
  }
  return [...new EigenvalueDecomposition(companion).realEigenvalues];
}
