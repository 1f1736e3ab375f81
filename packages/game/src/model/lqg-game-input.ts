import type { NamedPlan, ParametricFamily, ParticipationTerms, Payer } from "./lqg-game.ts";

/** A Gaussian block in plain arrays. */
export interface GaussianInput {
  /** Names of the variables. */
  readonly names: readonly string[];
  /** @defaultValue zeros */
  readonly mean?: readonly number[] | undefined;
  /** Symmetric positive semidefinite, names × names. */
  readonly covariance: readonly (readonly number[])[];
}

/** y = constant + common·x + private·(own private variables). */
export interface ObservationInput {
  /** Name of the observation. */
  readonly name: string;
  /** @defaultValue 0 */
  readonly constant?: number | undefined;
  /** One coefficient per common variable. @defaultValue zeros */
  readonly common?: readonly number[] | undefined;
  /** One coefficient per private variable of the player's own. @defaultValue zeros */
  readonly private?: readonly number[] | undefined;
}

/** One role in plain arrays. */
export interface PlayerInput {
  /** For people. */
  readonly label?: string | undefined;
  /** Names of its actions; at least one, except for a leader to whom others pay. */
  readonly actions: readonly string[];
  /** Its own variables. @defaultValue none */
  readonly private?: GaussianInput | undefined;
  /** What it sees. @defaultValue nothing */
  readonly observes?: readonly ObservationInput[] | undefined;
  /**
   * Symmetric C of ½ζᵀCζ over the *raw* (not centred)
   * ζ = (1, x, w0, wm, ξ_i, ξ̄, u_i, ū, uM, u0).
   */
  readonly cost: readonly (readonly number[])[];
}

/** The leader in plain arrays. */
export interface LeaderInput extends PlayerInput {
  /** Her action under no rule, one number per action. @defaultValue zeros */
  readonly default?: readonly number[] | undefined;
  /** @defaultValue "observations" */
  readonly knows?: "observations" | "own" | undefined;
  /** What she sees of actions, and the variance of the noise in it. @defaultValue all, exactly */
  readonly monitors?: MonitoringInput | undefined;
}

/** What the leader sees of actions. */
export interface MonitoringInput {
  /** Each action, the mean alone, or nothing. */
  readonly what: "actions" | "mean" | "none";
  /** Variance that is added to what she sees. @defaultValue 0 */
  readonly noise?: number | undefined;
}

/** The followers in plain arrays. */
export interface FollowersInput extends PlayerInput {
  /** Variance of the execution noise, one number per action. @defaultValue zeros */
  readonly tremble?: readonly number[] | undefined;
}

/** A quadratic-Gaussian game in plain arrays and numbers: the argument of `lqgGame`. */
export interface LqgGameInput {
  /** Identifier. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** N: a whole number 1 … 10¹⁵, or `Infinity`. */
  readonly count: number;
  /** Standard deviation of N where it is not known exactly. @defaultValue 0 */
  readonly countSpread?: number | undefined;
  /** x: felt by everybody. @defaultValue none */
  readonly common?: GaussianInput | undefined;
  /** The leader. */
  readonly leader: LeaderInput;
  /** The one large follower. @defaultValue none */
  readonly major?: PlayerInput | undefined;
  /** The representative follower. */
  readonly followers: FollowersInput;
  /** A prescribed target; parts left open are chosen best for the leader. */
  readonly target?: NamedPlan | undefined;
  /** Who pays for its own action. @defaultValue nobody */
  readonly payments?: readonly Payer[] | undefined;
  /** How participation is judged. @defaultValue `null` */
  readonly participation?: ParticipationTerms | undefined;
  /** The named constants behind the numbers. @defaultValue `null` */
  readonly family?: ParametricFamily | undefined;
}
