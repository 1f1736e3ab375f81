import {
  expectedCosts,
  informationOf,
  type LqgGame,
  lqgGame,
  type Payer,
  type Plan,
} from "@stackelberg/game";
import type { BestAffineRule, ConstantRule, ReactionRule } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";
import { gameUnderRule } from "../src/robustness/announcement.ts";

const games = randomGame({ knows: "observations" }).map(lqgGame);
const RUNS = { numRuns: 40, seed: 9 };

/** Any matrix; different for different `kind`. */
function some(rows: number, columns: number, kind: number): Matrix {
  const matrix = Matrix.zeros(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) matrix.set(i, j, Math.sin(1 + 3 * i + 5 * j + 7 * kind) / 2);
  }
  return matrix;
}

function somePlan(game: LqgGame, kind: number): Plan {
  const strategy = (role: "leader" | Payer) => {
    const { names } = informationOf(game, role);
    return some(game[role]?.actions.length ?? 0, names.length, kind);
  };
  return {
    leader: strategy("leader"),
    followers: strategy("followers"),
    major: game.major && strategy("major"),
  };
}

/** Rows over (1, readings of the monitored) as rows over what the leader knows. */
function forLeader(game: LqgGame, rows: Matrix): Matrix {
  const role = game.major ? "major" : "followers";
  const of = game.major ? "major" : "mean";
  const known = informationOf(game, "leader").names;
  const wide = Matrix.zeros(rows.rows, known.length);
  informationOf(game, role).names.forEach((name, j) => {
    const column = known.indexOf(j === 0 ? name : `${of}(${name})`);
    for (let i = 0; i < rows.rows; i++) wide.set(i, column, rows.get(i, j));
  });
  return wide;
}

/** What the others pay if they play `plan` and the leader does what the rule says about that. */
function expectSameCosts(
  game: LqgGame,
  {
    rule,
    target,
    leader,
  }: { readonly rule: ReactionRule; readonly target: Plan; readonly leader: Matrix },
): void {
  const played = somePlan(game, 2);
  const under = gameUnderRule(game, { target, reaction: rule, payments: {} });
  if (under.status !== "affine") throw new Error(under.reason);
  const nobody = Matrix.zeros(0, leader.columns);
  const found = expectedCosts(under.game, { ...played, leader: nobody });
  const expected = expectedCosts(game, { ...played, leader });
  expectClose(found.leader, expected.leader, 1e-8);
  expectClose(found.followers, expected.followers, 1e-8);
  if (game.major) expectClose(found.major, expected.major ?? Number.NaN, 1e-8);
}

const monitored = ({ major, followers }: Plan) => major ?? followers;

test("u0* + Σ_i Q(u_i − u_i*), or Q on the major's deviation, is played as said", () => {
  let withMajor = 0;
  fc.assert(
    fc.property(games, (game) => {
      const target = somePlan(game, 1);
      const own = monitored(target);
      const gain = some(game.leader.actions.length, own.rows, 3);
      if (game.major) withMajor++;
      const reach = game.major ? 1 : game.count;
      const deviation = Matrix.sub(monitored(somePlan(game, 2)), own);
      const reaction = forLeader(game, gain.mmul(deviation)).mul(reach);
      const rule: ConstantRule = { kind: "constant", gain: gain.to2DArray() };
      expectSameCosts(game, { rule, target, leader: Matrix.add(target.leader, reaction) });
    }),
    RUNS,
  );
  expect(withMajor).toBeGreaterThan(5);
  expect(withMajor).toBeLessThan(35);
});

test("B·I0 + R(what she sees − E·I0) is played as said, whatever the target was", () => {
  fc.assert(
    fc.property(games, (game) => {
      const target = somePlan(game, 1);
      const seen = monitored(somePlan(game, 2));
      const policy = some(game.leader.actions.length, target.leader.columns, 4);
      const reaction = some(policy.rows, seen.rows, 5);
      const expected = some(seen.rows, policy.columns, 6);
      const surprise = Matrix.sub(forLeader(game, seen), expected);
      const rule: BestAffineRule = {
        kind: "best-affine",
        policy: policy.to2DArray(),
        reaction: reaction.to2DArray(),
        expected: expected.to2DArray(),
        columns: { policy: informationOf(game, "leader").names },
        optimum: "global",
      };
      const leader = Matrix.add(policy, reaction.mmul(surprise));
      expectSameCosts(game, { rule, target, leader });
    }),
    RUNS,
  );
});
