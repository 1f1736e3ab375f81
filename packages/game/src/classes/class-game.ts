import type { GaussianBlock, NamedPlan, Payer, Player } from "../model/lqg-game.ts";

/** Followers who are all alike: one class of a {@link ClassGame}. */
export interface FollowerClass extends Player {
  /** Identifier, for people and files. */
  readonly name: string;
  /** s: its share of all followers, above 0; shares add up to 1. */
  readonly share: number;
  /** ξ_i: each member's own variables, independent and identically distributed over members. */
  readonly private: GaussianBlock;
}

/**
 * A quadratic-Gaussian game whose followers are of several classes. All players see the same
 * common variables and feel the leader's actions; a member of one class feels the other classes
 * through their means alone.
 *
 * Matrices are over the *centred* basis b = (1, x, w0, ξ_1, ξ̄_1, …, ξ_K, ξ̄_K) and
 * ζ = (b, u_1, ū_1, …, u_K, ū_K, u0), where ξ_k and u_k are those of one member of class k and
 * ξ̄_k and ū_k the means over its members. The leader's cost is ½ζᵀLζ with one member drawn from each
 * class: a term that names an individual quantity of a class is averaged over the members of that
 * class, whatever its share; weights are for the author of the cost. No term multiplies individual
 * quantities of two classes. Treat as immutable.
 */
export interface ClassGame {
  /** Quadratic costs, Gaussian randomness, several classes; `kind: lqg` in a file. */
  readonly kind: "classes";
  /** Identifier, for people and files. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units: Readonly<Record<string, string>>;
  /** N: followers of all classes together, or `Infinity`; share·N is a whole number ≥ 1. */
  readonly count: number;
  /** x: felt by everybody, seen by nobody unless observed. */
  readonly common: GaussianBlock;
  /** w0: the leader's own. */
  readonly leaderPrivate: GaussianBlock;
  /** The leader. */
  readonly leader: Player;
  /** Games with several classes have no major follower yet. */
  readonly major: null;
  /** The followers, class by class; names of actions, variables and observations differ. */
  readonly classes: readonly FollowerClass[];
  /** Whether the leader learns what the followers observed. */
  readonly knows: "observations" | "own";
  /** The leader's action when there is no rule, one number per action. */
  readonly defaultAction: readonly number[];
  /** A prescribed target, `followers` keyed by the actions of all classes. */
  readonly target: NamedPlan | null;
  /** `followers` where the members of every class pay or earn by what they do themselves. */
  readonly payments: readonly Payer[];
}
