import { adaptiveQuadrature } from "../src/gaussian/adaptive-quadrature.ts";
import type { QuadraticComponent } from "../src/gaussian/gaussian-quadratic.ts";
import {
  type componentExcess,
  type componentProbability,
  quadraticRoots,
} from "../src/gaussian/quadratic-component.ts";

const REACH = 9;

/**
 * P(X > 0) or E[max(X, 0)] of X = k + Σ ½λ_j z_j² + ℓ_j z_j with the closed form of the first part
 * integrated over the others, one inside the other. Each integral is split where the inner one is
 * not smooth: where X passes the stationary value of the inner parts.
 */
export function nestedConditioning(
  closedForm: typeof componentProbability | typeof componentExcess,
  parts: readonly QuadraticComponent[],
  k: number,
): number {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError("nothing to integrate over");
  const outer = others.pop();
  if (outer === undefined) return closedForm(first, k);
  const inner = [first, ...others];
  const stationary = inner.reduce((sum, c) => sum + (c.curvature === 0 ? 0 : lowest(c)), 0);
  const breaks = [-REACH, ...splits(outer, k + stationary), REACH];
  const integrand = (x: number) => {
    const piece = Math.floor(x);
    const u = x - piece;
    const from = breaks[piece] as number;
    const width = (breaks[piece + 1] as number) - from;
    const z = from + width * u * u * (3 - 2 * u);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const given = k + z * (outer.slope + (outer.curvature * z) / 2);
    return 6 * u * (1 - u) * width * density * nestedConditioning(closedForm, inner, given);
  };
  let left = 100_000;
  const tolerance = others.length === 0 ? 1e-12 : 1e-10;
  const { value } = adaptiveQuadrature(
    integrand,
    breaks.map((_, i) => i),
    { relative: tolerance, absolute: tolerance * 1e-2, affordable: () => left-- > 0 },
  );
  return value;
}

function lowest({ curvature, slope }: QuadraticComponent): number {
  return -(slope ** 2) / (2 * curvature);
}

function splits(outer: QuadraticComponent, level: number): number[] {
  const { curvature, slope } = outer;
  const points =
    curvature === 0
      ? [-level / slope]
      : [...(quadraticRoots(outer, level) ?? []), -slope / curvature];
  return points.filter((z) => Math.abs(z) < REACH).sort((a, b) => a - b);
}
