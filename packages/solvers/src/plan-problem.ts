import type { LqgGame, Role } from "@stackelberg/game";

/** What becomes of one action's strategy in a {@link PlanProblem}. */
export type ActionPart =
  | {
      /** Chosen to minimise the leader's expected cost. */
      readonly kind: "free";
    }
  | {
      /** Satisfies the first-order condition of its own player. */
      readonly kind: "responds";
    }
  | {
      /** Given. */
      readonly kind: "prescribed";
      /** On the role's static information, in order. */
      readonly coefficients: readonly number[];
    };

/**
 * The one problem behind every plan of this package: find affine strategies such that each action
 * that *responds* satisfies its player's first-order condition, each *prescribed* one is as given,
 * and the *free* ones minimise the leader's expected cost, anticipating the responses.
 */
export interface PlanProblem {
  /** The game. */
  readonly game: LqgGame;
  /** One entry per action of each role; empty for a role that is absent. */
  readonly parts: Readonly<Record<Role, readonly ActionPart[]>>;
}
