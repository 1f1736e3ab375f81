import type { NamedPlan, Payer } from "../model/lqg-game.ts";
import type { GaussianInput, LeaderInput, PlayerInput } from "../model/lqg-game-input.ts";

/** One class of followers in plain arrays; its cost is over the ζ of {@link ClassGameInput}. */
export interface FollowerClassInput extends PlayerInput {
  /** Identifier. */
  readonly name: string;
  /** Above 0; all shares add up to 1. */
  readonly share: number;
}

/**
 * A game with several classes of followers in plain arrays and numbers: the argument of `classGame`.
 * Costs are symmetric C of ½ζᵀCζ over the *raw* (not centred)
 * ζ = (1, x, w0, ξ_1, ξ̄_1, …, ξ_K, ξ̄_K, u_1, ū_1, …, u_K, ū_K, u0).
 */
export interface ClassGameInput {
  /** Identifier. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** All classes together. */
  readonly population: {
    /** N: a whole number 1 … 10¹⁵, or `Infinity`; share·N is whole and ≥ 1. */
    readonly count: number;
  };
  /** x: felt by everybody. @defaultValue none */
  readonly common?: GaussianInput | undefined;
  /** The leader; she sees each action exactly. */
  readonly leader: Omit<LeaderInput, "monitors">;
  /** The followers, class by class. */
  readonly followers: readonly FollowerClassInput[];
  /** A prescribed target; parts left open are chosen best for the leader. */
  readonly target?: NamedPlan | undefined;
  /** Who pays or earns by its own action: `followers`, those of every class. @defaultValue nobody */
  readonly payments?: readonly Payer[] | undefined;
}
