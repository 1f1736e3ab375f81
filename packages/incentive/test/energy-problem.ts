import type { StandardNormalForm } from "@stackelberg/game";
import type { IncentiveCondition } from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";
import { recomputedEnergy } from "../src/certificate/recomputed-energy.ts";
import {
  type ReducedCoordinates,
  reducedCoordinates,
} from "../src/certificate/reduced-coordinates.ts";

/** Rows [offset, slopes…] of an authority κ̄ and a gradient g in standard normal e, and V. */
export interface EnergyProblem {
  readonly authority: readonly (readonly number[])[];
  readonly gradient: readonly (readonly number[])[];
  readonly variance: number;
}

/** The part of an incentive condition that decides about energies. */
export function energyCondition({ authority, gradient, variance }: EnergyProblem) {
  const leaders = authority.length;
  const condition: Pick<
    IncentiveCondition,
    "authorityForm" | "gradientForm" | "authorityCovariance"
  > = {
    authorityForm: form(authority),
    gradientForm: form(gradient),
    authorityCovariance: Matrix.eye(leaders).mul(variance / leaders),
  };
  return condition as IncentiveCondition;
}

function form(rows: EnergyProblem["authority"]): StandardNormalForm {
  const slope = Matrix.zeros(rows.length, (rows[0]?.length ?? 1) - 1);
  rows.forEach((row, i) => {
    for (let k = 1; k < row.length; k++) slope.set(i, k - 1, row[k] ?? 0);
  });
  return { offset: Float64Array.from(rows, (row) => row[0] ?? 0), slope };
}

/** The certificate's own energy of the same problem. */
export function certifiedEnergy(problem: EnergyProblem, damping = 0): number {
  return recomputedEnergy(coordinates(problem), problem.variance, damping).value;
}

function coordinates({ authority, gradient }: EnergyProblem): ReducedCoordinates {
  const matrix = (rows: EnergyProblem["authority"]) => new Matrix(rows.map((row) => [...row]));
  return reducedCoordinates(matrix(authority), matrix(gradient));
}

/** e ↦ ‖g‖²s/(s + λ)², to be integrated directly. */
export function energyAt(
  { authority, gradient, variance }: EnergyProblem,
  damping = 0,
): (e: ArrayLike<number>) => number {
  const square = (rows: EnergyProblem["authority"], e: ArrayLike<number>) =>
    rows.reduce((sum, row) => {
      let value = row[0] ?? 0;
      for (let k = 1; k < row.length; k++) value += (row[k] ?? 0) * (e[k - 1] ?? 0);
      return sum + value * value;
    }, 0);
  return (e) => {
    const s = square(authority, e) + variance;
    return (square(gradient, e) * s) / (s + damping) ** 2;
  };
}

/** The same problem in coordinates turned by some angle in every plane of neighbours. */
export function turned(problem: EnergyProblem, angle: number): EnergyProblem {
  const turn = (rows: EnergyProblem["authority"]) =>
    rows.map((row) => {
      const turnedRow = [...row];
      for (let k = 1; k + 1 < row.length; k++) {
        const [a, b] = [turnedRow[k] ?? 0, turnedRow[k + 1] ?? 0];
        turnedRow[k] = Math.cos(angle) * a - Math.sin(angle) * b;
        turnedRow[k + 1] = Math.sin(angle) * a + Math.cos(angle) * b;
      }
      return turnedRow;
    });
  const { authority, gradient, variance } = problem;
  return { authority: turn(authority), gradient: turn(gradient), variance };
}
