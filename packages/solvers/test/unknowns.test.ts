import { type LqgGame, lqgGame } from "@stackelberg/game";
import { randomGameInput } from "@stackelberg/tooling-written-out";
import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { strategicForm } from "../src/strategic-form.ts";
import { type Unknowns, unknownsOf } from "../src/unknowns.ts";

/** A game in which leader and followers read several mixtures of everything there is to know. */
function readers(observations: { leader: number; followers: number }, common = 2): LqgGame {
  return lqgGame(
    randomGameInput(5, {
      count: 4,
      variables: { common, leader: 6, major: 0, followers: 6 },
      actions: { leader: 1, major: 0, followers: 2 },
      observations: { ...observations, major: 0 },
      knows: "observations",
      leaderCost: "strict",
      readings: "generic",
      covariances: "regular",
      followerCosts: "convex",
    }),
  );
}

const unknowns = (game: LqgGame): readonly Unknowns[] => unknownsOf(strategicForm(game));
const imagesOf = (one: Unknowns | undefined, place: number): Matrix =>
  one?.placements[place]?.images ?? Matrix.zeros(0, 0);
const products = (a: Matrix, b: Matrix): number[][] => a.mmul(b.transpose()).to2DArray();

function expectIdentity(matrix: number[][]): void {
  matrix.forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 1 : 0, 10)),
  );
}

describe.each([
  ["few readings", { leader: 1, followers: 2 }],
  ["many of the followers", { leader: 2, followers: 5 }],
  ["many of the leader", { leader: 6, followers: 3 }],
  ["many of all", { leader: 6, followers: 6 }],
])("bases of what is known, %s", (_, observations) => {
  const all = unknowns(readers(observations));

  it("are orthonormal, as many as there are readings of one's own and of whom one sees, and the constant", () => {
    for (const one of all) expectIdentity(products(imagesOf(one, 0), imagesOf(one, 0)));
    const { leader, followers } = observations;
    expect(all.map(({ rank }) => rank)).toEqual([1 + followers, 1 + leader + followers]);
  });

  it("are left and entered again without loss", () => {
    for (const { loading, unloading } of all) expectIdentity(loading.mmul(unloading).to2DArray());
  });

  it("number their unknowns one role after the other", () => {
    let next = 0;
    for (const { offset, actions, rank } of all) {
      expect(offset).toBe(next);
      next += actions * rank;
    }
  });
});

describe("what decouples", () => {
  it.each([3, 4, 6])(
    "followers' %d readings are rotated to where their means are uncorrelated",
    (n) => {
      const shared = imagesOf(unknowns(readers({ leader: 1, followers: n }, 3))[0], 1);
      expect(shared.rows).toBe(n + 1);
      products(shared, shared).forEach((row, i) =>
        row.forEach((value, j) => {
          if (i !== j) expect(Math.abs(value)).toBeLessThan(1e-12);
        }),
      );
    },
  );

  it("the leader's come first along what the followers' mean shows her, and the others show nothing", () => {
    // the constant and the means of two readings
    const all = unknowns(readers({ leader: 6, followers: 2 }, 1));
    const leader = imagesOf(all.at(-1), 0);
    const shown = new Matrix(products(leader, imagesOf(all[0], 1)));
    const largest = shown.to2DArray().map((row) => Math.max(...row.map(Math.abs)));
    const rank = largest.filter((size) => size > 1e-12).length;
    expect(leader.rows).toBe(9);
    expect(rank).toBeLessThanOrEqual(3);
    expect(Math.min(...largest.slice(0, rank))).toBeGreaterThan(1e-12);
    expect(Math.max(...largest.slice(rank))).toBeLessThan(1e-12);
  });
});
