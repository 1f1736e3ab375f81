import {
  memoized,
  type Plan,
  reducedBasis,
  standardNormalForm,
  symmetricPart,
} from "@stackelberg/game";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import type { IncentiveCondition } from "../condition/incentive-condition.ts";
import type { TariffRule } from "../rule/incentive-rule.ts";
import type { IncentiveProblem } from "../solver/incentive-solver.ts";

/**
 * All symmetric S with S·A₁ = −G₁: the marginal tariff b + S·u takes away the own gradient at the
 * target, whatever was read. A₁ and G₁ are the coefficients of u* and g on y in orthonormal
 * coordinates. They are S₀ + PMP for any symmetric M, P = I − A₁A₁⁺.
 */
export interface TariffFamily {
  /** Offset a₀ of u* at the mean reading, one number per action. */
  readonly level: Matrix;
  /** A₁: actions × independent directions of the reading. */
  readonly slope: Matrix;
  /** g₀. */
  readonly gradientLevel: Matrix;
  /** G₁. */
  readonly gradientSlope: Matrix;
  /** Orthonormal basis of the range of A₁: actions × rank. */
  readonly reached: Matrix;
  /** Orthonormal basis of what it does not reach: actions × (actions − rank). */
  readonly unreached: Matrix;
  /** S₀, of least Frobenius norm; the best attempt where no S is exact. */
  readonly leastNorm: Matrix;
  /** ‖A₁ᵀG₁ − G₁ᵀA₁‖ and ‖G₁ on the kernel of A₁‖, relative to their scales: 0 iff S₀ is exact. */
  readonly residual: number;
}

/** Singular values below this share of the largest are rounding. */
const RANK = 1e-10;

/** The tariffs that make the payer's part of the target stationary. */
export function tariffFamily({
  game,
  target,
  condition,
}: Pick<IncentiveProblem, "game" | "condition"> & {
  readonly target: Pick<IncentiveProblem["target"], "plan">;
}): TariffFamily {
  return families(condition)({ game, plan: target.plan });
}

const families = memoized((condition: IncentiveCondition) => {
  let known: TariffFamily | null = null;
  return (at: { readonly game: IncentiveProblem["game"]; readonly plan: Plan }): TariffFamily => {
    known ??= familyOf(condition, at);
    return known;
  };
});

function familyOf(
  { monitored, own, gradientForm, gradientScale }: IncentiveCondition,
  { game, plan }: { readonly game: IncentiveProblem["game"]; readonly plan: Plan },
): TariffFamily {
  const strategy = standardNormalForm(plan[monitored] as Matrix, own, reducedBasis(game));
  const [a, g] = [completed(strategy.slope), completed(gradientForm.slope)];
  const { reached, unreached, inverse } = rangeOf(a);
  const projection = reached.mmul(reached.transpose());
  const first = g.mmul(inverse).mul(-1);
  const rest = Matrix.sub(Matrix.eye(a.rows), projection);
  const least = Matrix.add(first, first.transpose().mmul(rest));
  const [size, scale] = [a.norm("frobenius"), Math.max(gradientScale, g.norm("frobenius"))];
  const turn = Matrix.sub(a.transpose().mmul(g), g.transpose().mmul(a)).norm("frobenius");
  const unseen = Matrix.sub(g, g.mmul(inverse).mmul(a)).norm("frobenius");
  return {
    level: Matrix.columnVector([...strategy.offset]),
    slope: strategy.slope,
    gradientLevel: Matrix.columnVector([...gradientForm.offset]),
    gradientSlope: gradientForm.slope,
    reached,
    unreached,
    leastNorm: Matrix.add(least, least.transpose()).mul(0.5),
    residual: Math.max(share(turn, size * scale), share(unseen, scale)),
  };
}

/** Nothing is no share of anything. */
function share(part: number, whole: number): number {
  return part === 0 ? 0 : part / whole;
}

/** With as many columns as rows at least, so that its left singular vectors are a basis. */
function completed(slope: Matrix): Matrix {
  const { rows, columns } = slope;
  return Matrix.zeros(rows, Math.max(rows, columns)).setSubMatrix(slope, 0, 0);
}

/** Orthonormal bases of the range of a matrix and of its complement, and the pseudo-inverse. */
function rangeOf(matrix: Matrix): { reached: Matrix; unreached: Matrix; inverse: Matrix } {
  const svd = new SingularValueDecomposition(matrix, { autoTranspose: true });
  const least = RANK * matrix.norm("frobenius");
  const [kept, idle]: [number[], number[]] = [[], []];
  svd.diagonal.forEach((value, k) => {
    (value > least ? kept : idle).push(k);
  });
  const left = svd.leftSingularVectors;
  const reached = left.subMatrixColumn(kept);
  const scaled = svd.rightSingularVectors.subMatrixColumn(kept);
  kept.forEach((k, i) => {
    scaled.mulColumn(i, 1 / (svd.diagonal[k] as number));
  });
  return {
    reached,
    unreached: left.subMatrixColumn(idle),
    inverse: scaled.mmul(reached.transpose()),
  };
}

/** The tariff with this S: b = −g₀ − S·a₀, and T0 such that the mean payment is zero. */
export function tariffWith(family: TariffFamily, S: Matrix): TariffRule {
  const { level, slope, gradientLevel } = family;
  const b = Matrix.add(gradientLevel, S.mmul(level)).mul(-1);
  const second = Matrix.add(level.mmul(level.transpose()), slope.mmul(slope.transpose()));
  const mean = b.dot(level) + Matrix.mul(S, second).sum() / 2;
  return { kind: "tariff", T0: -mean, b: b.to1DArray(), S: symmetricPart(S).to2DArray() };
}
