import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, it } from "vitest";
import { gaussianQuadratic } from "../src/gaussian/gaussian-quadratic.ts";
import { conditionalExpectation } from "../src/information/conditional-expectation.ts";
import { conditionalQuadratic } from "../src/information/conditional-quadratic.ts";
import { informationStructure } from "../src/information/information-structure.ts";
import { reducedBasis } from "../src/information/reduced-basis.ts";
import { lqgGame } from "../src/model/lqg-game-builder.ts";
import { expectedQuadratic } from "../src/plan/expected-cost.ts";
import { closedLoop } from "../src/plan/plan.ts";
import { randomGame } from "./random-game.ts";

const drawn = fc.record({
  input: randomGame,
  gains: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 40, maxLength: 40 }),
});

/** A random game with a random plan. */
function situation({ input, gains }: { input: Parameters<typeof lqgGame>[0]; gains: number[] }) {
  const game = lqgGame(input);
  const structure = informationStructure(game);
  let next = 0;
  const random = (rows: number, columns: number) => {
    const result = Matrix.zeros(rows, columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) result.set(i, j, gains[next++ % gains.length] ?? 0);
    }
    return result;
  };
  const plan = {
    followers: random(game.followers.actions.length, structure.followers.names.length),
    major:
      game.major && structure.major
        ? random(game.major.actions.length, structure.major.names.length)
        : null,
    leader: random(game.leader.actions.length, structure.leader.names.length),
  };
  const informations = [structure.followers, structure.leader, structure.monitoring];
  const cost = game.followers.cost;
  return { cost, map: closedLoop(game, plan), basis: reducedBasis(game), informations };
}

it("the mean over what is known is the expected cost", () => {
  fc.assert(
    fc.property(drawn, (data) => {
      const { cost, map, basis, informations } = situation(data);
      const expected = expectedQuadratic(cost, map, basis.factor);
      for (const information of informations) {
        const w = conditionalQuadratic(cost, map, { information, basis });
        const phi = information.orthonormal.mmul(basis.factor);
        expect(Matrix.sub(phi.mmul(phi.transpose()), Matrix.eye(phi.rows)).norm()).toBeLessThan(
          1e-9,
        );
        const scale = 1 + map.mmul(basis.factor).norm() ** 2 * cost.norm();
        expect(gaussianQuadratic(w, { tolerance: 1e-12 }).mean / scale).toBeCloseTo(
          expected / scale,
          12,
        );
      }
    }),
  );
});

it("at every y: ½mᵀCm + ½tr(CΣ) with mean and covariance of ζ given y", () => {
  fc.assert(
    fc.property(
      drawn,
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 30, maxLength: 30 }),
      (data, draw) => {
        const { cost, map, basis, informations } = situation(data);
        // e with b = F·e; the constant is the first
        const e = Matrix.columnVector([1, ...draw.slice(0, basis.factor.columns - 1)]);
        for (const information of informations) {
          const w = conditionalQuadratic(cost, map, { information, basis });
          const b = basis.factor.mmul(e);
          const phi = information.orthonormal.mmul(b);
          const given = conditionalExpectation(map, information, basis);
          const mean = given.coefficients.mmul(information.rows.mmul(b));
          const exact =
            mean.transpose().mmul(cost).mmul(mean).get(0, 0) / 2 +
            cost.mmul(given.residualCovariance).trace() / 2;
          const value = phi.transpose().mmul(w).mmul(phi).get(0, 0) / 2;
          const scale =
            1 + map.mmul(basis.factor).norm() ** 2 * cost.norm() * (1 + phi.norm() ** 2);
          expect(value / scale).toBeCloseTo(exact / scale, 10);
        }
      },
    ),
  );
});

it("one noisy reading, by hand", () => {
  // x ~ N(0, 4), y = x + ξ with Var ξ = 1: E[x² | y] = (4y/5)² + 4/5, and y = √5·z
  const game = lqgGame({
    name: "reading",
    count: 3,
    common: { names: ["x"], mean: [0], covariance: [[4]] },
    leader: { actions: ["p"], cost: zeros(7) },
    followers: {
      actions: ["u"],
      private: { names: ["xi"], mean: [0], covariance: [[1]] },
      observes: [{ name: "y", constant: 0, common: [1], private: [1] }],
      cost: zeros(7).map((row, i) => row.map((v, j) => (i === 1 && j === 1 ? 2 : v))),
    },
  });
  const { followers: information, leader } = informationStructure(game);
  const plan = {
    followers: Matrix.zeros(1, 2),
    major: null,
    leader: Matrix.zeros(1, leader.names.length),
  };
  const basis = reducedBasis(game);
  const w = conditionalQuadratic(game.followers.cost, closedLoop(game, plan), {
    information,
    basis,
  });
  expect(w.get(0, 0) / 2).toBeCloseTo(0.8, 13);
  expect(w.get(1, 1) / 2).toBeCloseTo(5 * 0.64, 13);
  expect(w.get(0, 1)).toBeCloseTo(0, 13);
});

function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}
