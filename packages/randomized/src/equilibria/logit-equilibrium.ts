import { Matrix, solve } from "ml-matrix";
import type { StrategyTable } from "../replies/finite-plan.ts";
import type { InducedCosts } from "../replies/induced-costs.ts";

/** β times the size of the costs: first and last point of the path. */
const FIRST = 0.1;
const LAST = 1e7;
const NEWTON_STEPS = 40;

/**
 * One equilibrium at the end of the regularised path γ(u|y) ∝ exp(−β C(u|y)), followed from β near 0
 * to 10⁷ over the size of the costs by Newton's method in z = log γ, then cleared of actions that
 * are not best. `null` where the path cannot be followed.
 */
export function logitEquilibrium(induced: InducedCosts): StrategyTable | null {
  const { observations, actions } = induced;
  const uniform = Array.from({ length: observations }, () =>
    new Array<number>(actions).fill(1 / actions),
  );
  const costs = induced.costs(uniform).flat();
  const scale = Math.max(1e-9, Math.max(...costs) - Math.min(...costs));
  let strategy = uniform;
  let factor = 2;
  for (let beta = FIRST / scale; beta * scale < LAST; ) {
    const next = corrected(induced, strategy, beta * factor);
    if (next) {
      beta *= factor;
      strategy = next;
      factor = Math.min(2, factor * 1.3);
    } else {
      factor = Math.sqrt(factor);
      if (factor < 1.0005) return null;
    }
  }
  return cleared(strategy);
}

/** γ at β, from γ nearby: the zero of F = γ − softmax(−βC(γ)) by damped Newton steps. */
function corrected(induced: InducedCosts, start: number[][], beta: number): number[][] | null {
  let strategy = start;
  let error = residualNorm(induced, strategy, beta);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    if (error < 1e-12) return strategy;
    const direction = newtonDirection(induced, strategy, beta);
    if (!direction) return null;
    let moved: number[][] | null = null;
    for (let t = 1; t > 1e-4; t /= 2) {
      const candidate = stepped(strategy, direction, t);
      const candidateError = residualNorm(induced, candidate, beta);
      if (candidateError < error) {
        moved = candidate;
        error = candidateError;
        break;
      }
    }
    if (!moved) return error < 1e-9 ? strategy : null;
    strategy = moved;
  }
  return error < 1e-9 ? strategy : null;
}

function residual(induced: InducedCosts, strategy: number[][], beta: number): number[][] {
  return induced.costs(strategy).map((costs, y) => {
    const best = Math.min(...costs);
    const weights = costs.map((c) => Math.exp(-beta * (c - best)));
    const total = weights.reduce((sum, w) => sum + w, 0);
    return weights.map((w, u) => (strategy[y]?.[u] as number) - w / total);
  });
}

function residualNorm(induced: InducedCosts, strategy: number[][], beta: number): number {
  return Math.max(...residual(induced, strategy, beta).flat().map(Math.abs));
}

/** Solves (I + β D ∂C) δ = −F with D = diag(s) − ssᵀ, s = softmax(−βC). */
function newtonDirection(
  induced: InducedCosts,
  strategy: number[][],
  beta: number,
): number[][] | null {
  const { observations, actions } = induced;
  const size = observations * actions;
  const f = residual(induced, strategy, beta);
  const soft = f.map((row, y) => row.map((value, u) => (strategy[y]?.[u] as number) - value));
  const slopes = induced.derivatives(strategy);
  const matrix = Matrix.eye(size, size);
  for (let y = 0; y < observations; y++) {
    const s = soft[y] as number[];
    for (let column = 0; column < size; column++) {
      const at = (u: number) => slopes[(y * actions + u) * size + column] as number;
      const mean = s.reduce((sum, p, u) => sum + p * at(u), 0);
      s.forEach((p, u) => {
        const row = y * actions + u;
        matrix.set(row, column, matrix.get(row, column) + beta * p * (at(u) - mean));
      });
    }
  }
  try {
    const right = Matrix.columnVector(f.flat().map((value) => -value));
    const direction = solve(matrix, right).getColumn(0);
    if (!direction.every(Number.isFinite)) return null;
    return f.map((_, y) => direction.slice(y * actions, (y + 1) * actions));
  } catch {
    return null; // a fold of the path
  }
}

function stepped(strategy: number[][], direction: number[][], t: number): number[][] {
  return strategy.map((row, y) => {
    const next = row.map((p, u) => Math.max(1e-300, p + t * (direction[y]?.[u] as number)));
    const total = next.reduce((sum, p) => sum + p, 0);
    return next.map((p) => p / total);
  });
}

/** Without what is left of actions that are not best. */
function cleared(strategy: number[][]): StrategyTable {
  return strategy.map((row) => {
    const kept = row.map((p) => (p < 1e-6 ? 0 : p));
    const total = kept.reduce((sum, p) => sum + p, 0);
    return kept.map((p) => p / total);
  });
}
