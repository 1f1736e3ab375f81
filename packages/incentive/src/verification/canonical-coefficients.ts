import {
  type Information,
  informationOf,
  type LqgGame,
  memoized,
  type Plan,
  type ReducedBasis,
  type Role,
  reducedBasis,
} from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { Uncertain } from "./compare.ts";

/** Coefficients of strategies by action and name. */
export type UncertainStrategy = Readonly<Record<string, Readonly<Record<string, Uncertain>>>>;

/** What readings are functions of: F with b = F·e. */
type Basis = Pick<ReducedBasis, "factor">;

/** Rounding in two computations of one coefficient, as a multiple of its bound. */
const ROUNDINGS = 16;

/**
 * The published form of coefficients on (1, y): of least norm among all that are the same random
 * variable. It differs from the given ones only where observations are collinear or constant.
 *
 * Where they are nearly collinear, as mean readings of many followers are with common ones, rounding
 * moves coefficients by much more than the random variable: each one comes with what it may move.
 *
 * @returns One row per row of `coefficients`.
 */
export function canonicalCoefficients(
  basis: Basis,
  coefficients: Matrix,
  information: Information,
): readonly (readonly Uncertain[])[] {
  if (coefficients.rows === 0) return [];
  const { factor } = basis;
  const { rows, directions, loading } = information;
  const values = coefficients.mmul(rows.mmul(factor)).mmul(directions.transpose()).mmul(loading);
  const { lengths, looseness, condition } = conditioning(basis)(information);
  return values.to2DArray().map((row, i) => {
    const size = lengths.reduce((sum, length, k) => {
      return sum + length * Math.abs(coefficients.get(i, k));
    }, 0);
    return row.map((value, k) => {
      const moved = ROUNDINGS * Number.EPSILON * condition * (looseness[k] ?? 0) * size;
      return new Uncertain(value, moved);
    });
  });
}

/** A strategy in canonical coefficients, by action and name. */
export function canonicalStrategy(
  basis: Basis,
  actions: readonly string[],
  { strategy, information }: { readonly strategy: Matrix; readonly information: Information },
): UncertainStrategy {
  const rows = canonicalCoefficients(basis, strategy, information);
  const named = (row: readonly Uncertain[] = []) =>
    Object.fromEntries(row.map((value, k) => [information.names[k] ?? "", value]));
  return Object.fromEntries(actions.map((name, i) => [name, named(rows[i])]));
}

/** A plan in canonical coefficients, by role, action and name. */
export function canonicalPlan(
  game: LqgGame,
  plan: Plan,
): Readonly<Partial<Record<Role, UncertainStrategy>>> {
  const canonical = (role: Role, strategy: Matrix) =>
    canonicalStrategy(reducedBasis(game), game[role]?.actions ?? [], {
      strategy,
      information: informationOf(game, role),
    });
  return {
    followers: canonical("followers", plan.followers),
    ...(plan.major ? { major: canonical("major", plan.major) } : {}),
    leader: canonical("leader", plan.leader),
  };
}

/** How rounding shows in coefficients on (1, y). */
interface Conditioning {
  /** √E of the square of 1 and of each reading. */
  readonly lengths: readonly number[];
  /** How far each coefficient moves at most when the random variable moves by 1. */
  readonly looseness: readonly number[];
  /** Largest length times looseness: 1 for independent readings. */
  readonly condition: number;
}

const conditioning = memoized(({ factor }: Basis) =>
  memoized(({ rows, loading }: Information): Conditioning => {
    const images = rows.mmul(factor);
    const lengths = images.to2DArray().map((row) => Math.hypot(...row));
    const looseness = lengths.map((_, k) => Math.hypot(...loading.getColumn(k)));
    const condition = Math.max(1, ...lengths.map((length, k) => length * (looseness[k] ?? 0)));
    return { lengths, looseness, condition };
  }),
);
