import { gallery } from "@stackelberg/gallery";
import { type LqgGame, loadGame, ownGradientRows } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import {
  type StaticSystem,
  staticStackelberg,
  staticSystem,
  teamOptimum,
} from "@stackelberg/solvers";
import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { solved } from "./solved.ts";

/** Least ½θᵀLθ + gᵀθ + c subject to Eθ + e = 0, by Lagrange multipliers. */
function leastCost({ hessian, gradient, responses, offset, cost }: StaticSystem): number {
  const [n, m] = [hessian.rows, responses.rows];
  const system = Matrix.zeros(n + m, n + m);
  system.setSubMatrix(hessian, 0, 0);
  if (m > 0) {
    system.setSubMatrix(responses, n, 0);
    system.setSubMatrix(responses.transpose(), 0, n);
  }
  const right = Matrix.columnVector([...gradient, ...offset].map((value) => -value));
  const theta = solve(system, right, true).subMatrix(0, n - 1, 0, 0);
  const slope = Matrix.columnVector([...gradient]);
  return theta.dot(hessian.mmul(theta)) / 2 + theta.dot(slope) + cost;
}

const heating = loadGame({
  format: 1,
  kind: "lqg",
  name: "heating-without-frost",
  leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
  followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
});

const games = ["minimal", "case-a", "case-c-full", "two-resources", "demand-response"].map(
  (name): [string, LqgGame] => {
    const entry = gallery.find((listed) => listed.name === name);
    if (!entry) throw new Error(`the gallery has no ${name}`);
    return [name, readGame(entry.text)];
  },
);

describe("the leader's static problem in numbers", () => {
  it("without heat and supply, heating costs 36 + 16.2 + 64", () => {
    expect(staticSystem(heating).cost).toBeCloseTo(116.2, 12);
  });

  it("one follower's response: 2(draw − 9) + (draw − supply) = 0", () => {
    const { responses, offset } = staticSystem(heating);
    const [[draw = 0, supply = 0] = []] = responses.to2DArray();
    expect(supply / draw).toBeCloseTo(-1 / 3, 12);
    expect((offset[0] ?? 0) / draw).toBeCloseTo(-6, 12);
  });

  it.each([["heating", heating], ...games] as const)(
    "%s: its best is static Stackelberg",
    (_, game) => {
      expect(leastCost(staticSystem(game))).toBeCloseTo(
        solved(staticStackelberg(game)).costs.leader,
        8,
      );
    },
  );

  it.each([["heating", heating], ...games] as const)(
    "%s: without responses, the team",
    (_, game) => {
      const { hessian, gradient, cost } = staticSystem(game);
      const alone = {
        hessian,
        gradient,
        cost,
        responses: Matrix.zeros(0, 0),
        offset: new Float64Array(),
      };
      expect(leastCost(alone)).toBeCloseTo(teamOptimum(game).costs.leader, 8);
    },
  );

  it.each(games)("%s: responses to other rows than the own gradients", (_, game) => {
    const own = staticSystem(game);
    const same = staticSystem(game, (role) => ownGradientRows(game, role));
    expect(same.responses.to2DArray()).toEqual(own.responses.to2DArray());
    // who weighs the own cost twice answers the same
    const twice = staticSystem(game, (role) => Matrix.mul(ownGradientRows(game, role), 2));
    expect(twice.responses.to2DArray()).toEqual(Matrix.mul(own.responses, 2).to2DArray());
    expect(twice.hessian.to2DArray()).toEqual(own.hessian.to2DArray());
  });

  it("what it hands out is the caller's", () => {
    const first = staticSystem(heating);
    first.hessian.mul(0);
    first.gradient.fill(0);
    expect(leastCost(staticSystem(heating))).toBeCloseTo(
      solved(staticStackelberg(heating)).costs.leader,
      9,
    );
  });
});
