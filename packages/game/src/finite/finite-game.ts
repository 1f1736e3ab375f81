/** A variable of nature with finitely many values. */
export interface FiniteVariable {
  /** Its name. */
  readonly name: string;
  /** The values it can take, all different. */
  readonly values: readonly number[];
  /** Their probabilities, with sum 1. */
  readonly probabilities: readonly number[];
}

/** Several quantities taken together: one tuple per joint value, the last quantity changing fastest. */
export interface FiniteSet {
  /** Names of the quantities, in order. */
  readonly names: readonly string[];
  /** Joint values; a set without quantities has the one empty tuple. */
  readonly values: readonly (readonly number[])[];
}

/** The joint state x of nature: all common variables together. */
export interface FiniteStates extends FiniteSet {
  /** P(x), one per joint value. */
  readonly probabilities: readonly number[];
}

/** What a player sees: all its observations together. */
export interface FiniteObservations extends FiniteSet {
  /** P(observation | x): states × joint observations. */
  readonly probabilities: readonly (readonly number[])[];
}

/**
 * One term of a cost: table(x, v, w[, u]) · Π_k μ(k)^shares[k], where μ(k) is the share of the
 * followers that play the k-th joint action.
 */
export interface CostTerm {
  /** One exponent per joint action of the followers. */
  readonly shares: readonly number[];
  /**
   * Flat in the order state, major's action, leader's action, and for followers' costs their own
   * action, which changes fastest.
   */
  readonly table: readonly number[];
}

/** One role of a finite game. */
export interface FinitePlayer {
  /** For people. */
  readonly label?: string | undefined;
  /** What it chooses among. */
  readonly actions: FiniteSet;
  /** What it sees. */
  readonly observations: FiniteObservations;
  /**
   * What it minimises: the sum of the terms. Where a formula of the leader or the major names the
   * followers' action, it is the average over them, so only shares are left.
   */
  readonly cost: readonly CostTerm[];
}

/** A prescribed target: probabilities by joint observation and joint action; absent parts are open. */
export interface FiniteTarget {
  /** Of the major follower: observations × actions. */
  readonly major?: readonly (readonly number[])[] | undefined;
  /** Of every follower: observations × actions. */
  readonly followers?: readonly (readonly number[])[] | undefined;
}

/**
 * A game with finitely many states, observations and actions.
 *
 * Nature draws x; given x all observations are independent of each other, and the followers' of
 * each other. The leader's strategy is a kernel Γ(w | y0, z, v). Treat as immutable.
 */
export interface FiniteGame {
  /** Tables instead of Gaussian variables. */
  readonly kind: "finite";
  /** Identifier, for people and files. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units: Readonly<Record<string, string>>;
  /** N: 1 … 10¹⁵, or `Infinity` for the mean-field limit. */
  readonly count: number;
  /** Nature. */
  readonly states: FiniteStates;
  /** The leader. */
  readonly leader: FinitePlayer;
  /** The major follower, if there is one. */
  readonly major: FinitePlayer | null;
  /** The representative follower. */
  readonly followers: FinitePlayer;
  /** Whether the leader learns what the major follower observed. */
  readonly knows: "observations" | "own";
  /** Index of the leader's joint action when there is no rule. */
  readonly defaultAction: number;
  /** A prescribed target; parts left open are chosen best for the leader. */
  readonly target: FiniteTarget | null;
}
