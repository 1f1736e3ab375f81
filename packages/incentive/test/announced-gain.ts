import type { ConstantRule, DesignResult, ProportionalRule } from "@stackelberg/incentive";
import type { Deviation } from "@stackelberg/tooling-written-out";
import { Matrix, pseudoInverse } from "ml-matrix";

/** Q at what the leader knows, from the published numbers alone. */
export function announcedGain({ incentive, certificate }: DesignResult): Deviation["gain"] {
  if (!incentive) throw new Error("nothing was announced");
  if (incentive.kind === "constant") {
    const { gain } = incentive.rule as ConstantRule;
    return () => gain;
  }
  const rule = incentive.rule as unknown as ProportionalRule;
  const { residualVariance, lambda = 0, mu = 0, H } = rule;
  const actions = rule.g.length;
  const size = (rule.g[0] ?? []).length - 1;
  const damping = H
    ? Matrix.mul(matrixOf(H), mu)
    : Matrix.mul(Matrix.eye(actions, actions), lambda);
  return (information) => {
    // (1, y0, y_1, ȳ) or (1, y0, z): the readings come after the leader's own observations
    const start = information.length - (certificate.major ? 1 : 2) * size;
    const own = Matrix.columnVector([1, ...information.slice(start, start + size)]);
    const authority = matrixOf(rule.kappa).mmul(Matrix.columnVector([...information]));
    const mean = matrixOf(rule.kappaMean).mmul(own);
    const s = mean.dot(mean) + residualVariance;
    const reaction = pseudoInverse(
      Matrix.add(Matrix.mul(Matrix.eye(actions, actions), s), damping),
    );
    const gradient = matrixOf(rule.g).mmul(own).transpose();
    return authority.mmul(gradient).mmul(reaction).mul(-1).to2DArray();
  };
}

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return new Matrix(rows.map((row) => [...row]));
}
