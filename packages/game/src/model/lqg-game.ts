import type { Matrix } from "ml-matrix";
import type { Monitoring } from "./monitoring.ts";

/** Who acts. `major` is the one large follower that some games have. */
export type Role = "leader" | "major" | "followers";

/** A block of jointly Gaussian variables of nature. May be empty. */
export interface GaussianBlock {
  /** Names, in order. */
  readonly names: readonly string[];
  /** Means, one per name. */
  readonly mean: readonly number[];
  /** Covariance, symmetric positive semidefinite, names × names. */
  readonly covariance: Matrix;
}

/** The primitive randomness of a game. All four blocks are independent of each other. */
export interface Nature {
  /** x: felt by everybody, seen by nobody unless observed. */
  readonly common: GaussianBlock;
  /** w0: the leader's own. */
  readonly leader: GaussianBlock;
  /** wm: the major follower's own; empty without one. */
  readonly major: GaussianBlock;
  /** ξ_i: each follower's own, independent and identically distributed over i. */
  readonly followers: GaussianBlock;
}

/** What a player sees of nature: affine functions of the reduced basis. */
export interface Observations {
  /** Names, in order. */
  readonly names: readonly string[];
  /** One row per observation over the *centred* reduced basis b (column 0 is the mean). */
  readonly rows: Matrix;
}

/** One role: what it does, sees and pays. */
export interface Player {
  /** Names of its actions, in order. */
  readonly actions: readonly string[];
  /** What it sees. */
  readonly observations: Observations;
  /**
   * Symmetric C of the cost ½ζᵀCζ over the *centred* ζ of {@link zetaLayout}. Where the leader's
   * or the major's cost names a follower's own quantity, it is the average over followers.
   */
  readonly cost: Matrix;
  /** For people. */
  readonly label?: string | undefined;
}

/**
 * Coefficients of one action by the name of what it reacts to: `constant`, an observation of the
 * player's own, and for the leader `mean(reading)` or `major(weather)`.
 */
export type Coefficients = Readonly<Record<string, number>>;

/** Coefficients by action: one role's affine strategy with names. */
export type NamedStrategy = Readonly<Record<string, Coefficients>>;

/** Strategies by role; parts that are absent are left open. */
export type NamedPlan = Readonly<Partial<Record<Role, NamedStrategy>>>;

/** Who can pay for what it does itself. */
export type Payer = Exclude<Role, "leader">;

/** What a follower has without the rule. */
export type OutsideOption = "noRule" | "noIncentive" | number;

/** How participation is judged. */
export interface ParticipationTerms {
  /** What one has without the rule: a benchmark, or a cost. */
  readonly outside: OutsideOption;
  /** Compared after (`interim`) or before (`exAnte`) one's own observation is known. */
  readonly level: "interim" | "exAnte";
  /** Observations within this many standard deviations count. */
  readonly range: number;
}

/** A named constant of a game. */
export interface GameParameter {
  /** What formulas use. */
  readonly name: string;
  /** Its value. */
  readonly value: number;
  /** Where it may lie. */
  readonly range?: readonly [from: number, to: number] | undefined;
}

/** The named constants behind a game's numbers. */
export interface ParametricFamily {
  /** In the order of the file. */
  readonly parameters: readonly GameParameter[];
  /** The game with other values for some of them. */
  readonly at: (values: Readonly<Record<string, number>>) => LqgGame;
}

/**
 * A quadratic-Gaussian game in canonical matrix form.
 *
 * Matrices are over the *centred* reduced basis b = (1, x − E x, w0 − E w0, wm − E wm,
 * ξ_i − E ξ, ξ̄ − E ξ) and ζ = (b, u_i, ū, uM, u0); means live in the constant. Treat as immutable.
 */
export interface LqgGame {
  /** Quadratic costs, Gaussian randomness. */
  readonly kind: "lqg";
  /** Identifier, for people and files. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units: Readonly<Record<string, string>>;
  /** N: 1 … 10¹⁵, or `Infinity` for the mean-field limit. */
  readonly count: number;
  /** Standard deviation of N where the leader does not know it exactly, around `count`; else 0. */
  readonly countSpread: number;
  /** The randomness. */
  readonly nature: Nature;
  /** The leader. */
  readonly leader: Player;
  /** The major follower, if there is one. */
  readonly major: Player | null;
  /** The representative follower. */
  readonly followers: Player;
  /** Whether the leader learns what the monitored players observed. */
  readonly knows: "observations" | "own";
  /** What she sees of actions, and how exactly. */
  readonly monitoring: Monitoring;
  /** The leader's action when there is no rule, one number per action. */
  readonly defaultAction: readonly number[];
  /** A prescribed target; parts left open are chosen best for the leader. */
  readonly target: NamedPlan | null;
  /** Who pays into the leader's account for its own action; empty where money plays no part. */
  readonly payments: readonly Payer[];
  /** How the file wants participation to be judged; `null` where it does not say. */
  readonly participation: ParticipationTerms | null;
  /** The named constants behind the numbers; `null` where there are none. */
  readonly family: ParametricFamily | null;
}
