import type { NamedPlan } from "./lqg-game.ts";

/** A Gaussian block in plain arrays. */
export interface GaussianInput {
  readonly names: readonly string[];
  /** @defaultValue zeros */
  readonly mean?: readonly number[] | undefined;
  /** Symmetric positive semidefinite, names × names. */
  readonly covariance: readonly (readonly number[])[];
}

/** y = constant + common·x + private·(own private variables). */
export interface ObservationInput {
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
  readonly label?: string | undefined;
  readonly actions: readonly string[];
  readonly private?: GaussianInput | undefined;
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
}

/** A quadratic-Gaussian game in plain arrays and numbers: the argument of `lqgGame`. */
export interface LqgGameInput {
  readonly name: string;
  readonly label?: string | undefined;
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** N: a whole number 1 … 10¹⁵, or `Infinity`. */
  readonly count: number;
  readonly common?: GaussianInput | undefined;
  readonly leader: LeaderInput;
  readonly major?: PlayerInput | undefined;
  readonly followers: PlayerInput;
  readonly target?: NamedPlan | undefined;
}
