import { type LqgGame, memoized, ownCurvature, type Plan, zetaLayout } from "@stackelberg/game";
import { type StaticSystem, staticSystem } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import {
  addReaction,
  deviationMap,
  expectedSignal,
  reactionGame,
  surpriseRows,
} from "../induced/reaction-game.ts";
import { withCosts } from "../induced/substituted-game.ts";
import { onPathTerms } from "./on-path-terms.ts";

/** The coefficient of x_i·x_j, i ≤ j, in a quadratic polynomial of x = (1, R₁₁, R₁₂, …). */
export interface GainTerm {
  readonly i: number;
  readonly j: number;
  /** The leader's static problem, with her deviation on the path among the strategies. */
  readonly system: StaticSystem;
  /** Own curvatures of followers and major. */
  readonly curvatures: readonly Matrix[];
}

/** Everything under u0 = policy + R·surprise, as a polynomial of the entries of R. */
export interface GainFamily {
  readonly terms: readonly GainTerm[];
  /** Own curvatures without a rule. */
  readonly bare: readonly Matrix[];
}

/**
 * Under a reaction R to what surprises the leader about a plan, all costs are quadratic in the
 * entries of R: with ζ = (S₀ + Σ R_a S_a)ζ′ they are Σ x_i x_j S_iᵀCS_j. So are the optimality
 * conditions of her static problem; R itself may be of the order of N, its coefficients are not.
 */
export const gainFamily: (game: LqgGame) => (plan: Plan) => GainFamily = memoized((game: LqgGame) =>
  memoized((plan: Plan) => familyOf(game, plan)),
);

function familyOf(game: LqgGame, plan: Plan): GainFamily {
  const expected = expectedSignal(game, plan);
  const entries = entriesOf(game);
  const silent = { policy: plan.leader, gain: zeroGain(game), expected };
  const base = deviationMap(game, plan, silent);
  const surprise = surpriseRows(game, plan, expected);
  const maps = [
    base,
    ...entries.map((entry) => {
      const move = Matrix.zeros(base.rows, base.columns);
      addReaction(move, game, entry.mmul(surprise));
      return move;
    }),
  ];
  const roles = game.major ? (["followers", "major"] as const) : (["followers"] as const);
  const between = (a: Matrix, cost: Matrix, b: Matrix) => a.transpose().mmul(cost).mmul(b);
  const terms = maps.flatMap((a, i) =>
    maps.slice(i).map((b, k): GainTerm => {
      const part = withCosts(game, (cost) =>
        k === 0 ? between(a, cost, a) : Matrix.add(between(a, cost, b), between(b, cost, a)),
      );
      const curvatures = roles.map((role) => ownCurvature(part, role));
      return { i, j: i + k, system: staticSystem(part), curvatures };
    }),
  );
  const quiet = reactionGame(game, plan, silent);
  const shares = entries.map((entry) => shareOnPath(quiet, entry));
  return {
    terms: onPathTerms(terms, shares),
    bare: roles.map((role) => ownCurvature(game, role)),
  };
}

/** One matrix per entry of R, 1 there and 0 elsewhere. */
function entriesOf(game: LqgGame): readonly Matrix[] {
  const { rows, columns } = zeroGain(game);
  return Array.from({ length: rows * columns }, (_, k) =>
    Matrix.zeros(rows, columns).set(Math.floor(k / columns), k % columns, 1),
  );
}

function zeroGain({ leader, major, followers }: LqgGame): Matrix {
  return Matrix.zeros(leader.actions.length, (major ?? followers).actions.length);
}

/**
 * E[D·d̄ | I0] in the leader's unknowns, from those of the others: the second derivative of E[u0ᵀDd̄],
 * as her information is represented by an orthonormal basis.
 */
function shareOnPath(quiet: LqgGame, entry: Matrix): Matrix {
  const { leaderAction, meanAction, majorAction, zetaSize } = zetaLayout(quiet);
  const seen = quiet.major ? majorAction : meanAction;
  const cost = Matrix.zeros(zetaSize, zetaSize);
  cost.setSubMatrix(entry, leaderAction.start, seen.start);
  cost.setSubMatrix(entry.transpose(), seen.start, leaderAction.start);
  const { hessian, responses } = staticSystem({ ...quiet, leader: { ...quiet.leader, cost } });
  const others = responses.rows;
  const own = hessian.rows - others;
  return own === 0 || others === 0
    ? Matrix.zeros(own, others)
    : hessian.subMatrix(others, hessian.rows - 1, 0, others - 1);
}
