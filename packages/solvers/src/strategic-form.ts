import {
  type Information,
  informationOf,
  type LqgGame,
  memoized,
  ownGradientRows,
  type Role,
  reducedBasis,
} from "@stackelberg/game";
import type { Matrix } from "ml-matrix";

/** One role, or one class of followers, as a chooser of an affine strategy. */
export interface StrategicRole {
  /** Who, in words, for reasons. */
  readonly name: string;
  /** Number of actions. */
  readonly actions: number;
  /** What the strategy may use. */
  readonly information: Information;
  /** First row of ζ that holds the own action. */
  readonly start: number;
  /** Where the mean over followers enters; `null` for a single player. */
  readonly mean: {
    /** First row of ζ that holds the mean action. */
    readonly start: number;
    /** M with b̄ = M·b. */
    readonly average: Matrix;
  } | null;
  /** D with Dζ the derivative of the own cost in the own action. */
  readonly gradientRows: () => Matrix;
}

/**
 * What plan solvers need of a game: who chooses which strategy on what, and what the leader pays.
 * Quantities are affine in the basis b, and costs quadratic in ζ.
 */
export interface StrategicForm {
  /** L of the leader's cost ½ζᵀLζ. */
  readonly cost: Matrix;
  /** F with E[bbᵀ] = FFᵀ. */
  readonly factor: Matrix;
  /** Followers first, the leader last. */
  readonly roles: readonly StrategicRole[];
}

/** The roles of a game in the order of its {@link StrategicForm}. */
export function rolesOf(game: LqgGame): readonly Role[] {
  return game.major ? ["followers", "major", "leader"] : ["followers", "leader"];
}

/** The strategic form of a game with one class of followers; computed once per game. */
export const strategicForm: (game: LqgGame) => StrategicForm = memoized((game: LqgGame) => {
  const { layout, average, factor } = reducedBasis(game);
  const start: Readonly<Record<Role, number>> = {
    followers: layout.action.start,
    major: layout.majorAction.start,
    leader: layout.leaderAction.start,
  };
  const roles = rolesOf(game).map(
    (role): StrategicRole => ({
      name: role,
      actions: game[role]?.actions.length ?? 0,
      information: informationOf(game, role),
      start: start[role],
      mean: role === "followers" ? { start: layout.meanAction.start, average } : null,
      gradientRows: () => ownGradientRows(game, role),
    }),
  );
  return { cost: game.leader.cost, factor, roles };
});
