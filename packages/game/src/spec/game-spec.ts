import type { OutsideOption, Payer } from "../model/lqg-game.ts";

/** A formula in named quantities, as in `0.8*(mean(u) - 5)^2`; a number stands for itself. */
export type FormulaText = string | number;

/** One or several jointly Gaussian variables. */
export type VariableSpec =
  | {
      /** One variable. */
      readonly name: string;
      /** @defaultValue 0 */
      readonly mean?: number;
      /** At least 0. */
      readonly variance: number;
    }
  | {
      /** Several variables. */
      readonly names: readonly string[];
      /** One per name. @defaultValue zeros */
      readonly mean?: readonly number[];
      /** Symmetric positive semidefinite, names × names. */
      readonly covariance: readonly (readonly number[])[];
    };

/** A named constant; `range` is where it may lie, for sweeps. */
export type ParameterSpec =
  | number
  | {
      /** What formulas use. */
      readonly value: number;
      /** Where it may lie. */
      readonly range?: readonly [from: number, to: number];
    };

/** What every role has. */
export interface PlayerSpec {
  /** For people. */
  readonly label?: string;
  /** Names of its actions. */
  readonly actions: readonly string[];
  /** Variables of its own. @defaultValue none */
  readonly private?: readonly VariableSpec[];
  /** What it sees: affine formulas of common variables and its own, by name. @defaultValue nothing */
  readonly observes?: Readonly<Record<string, FormulaText>>;
  /** What it minimises: a formula of degree at most 2 in variables and actions. */
  readonly cost: FormulaText;
}

/** The leader. */
export interface LeaderSpec extends Omit<PlayerSpec, "actions"> {
  /** Names of her actions. @defaultValue none, which needs payments */
  readonly actions?: readonly string[];
  /** Her action under no rule. @defaultValue zeros */
  readonly default?: Readonly<Record<string, number>>;
  /** Whether she learns what the monitored players observed. @defaultValue "observations" */
  readonly knows?: "observations" | "own";
  /** What she sees of actions. @defaultValue "actions" */
  readonly monitors?: "actions" | "mean" | "none" | NoisyMonitoringSpec;
}

/** Monitoring with noise. */
export interface NoisyMonitoringSpec {
  /** What the leader sees. */
  readonly what: "actions" | "mean";
  /** Variance that is added to it. @defaultValue 0 */
  readonly noise?: number;
}

/** A number of followers that is not known exactly. */
export interface UncertainCountSpec {
  /** Its expected value, at least 1. */
  readonly mean: number;
  /** Its standard deviation, at least 0. */
  readonly sd: number;
}

/** The followers, all alike. */
export interface FollowersSpec extends PlayerSpec {
  /** Variance of the execution noise, by action. @defaultValue zeros */
  readonly tremble?: Readonly<Record<string, number>>;
  /** A whole number from 1 to 10¹⁵, infinity, or a number that is not known exactly. */
  readonly count: number | "infinity" | UncertainCountSpec;
}

/** Who pays into the leader's account for its own action. */
export interface PaymentsSpec {
  /** One payer or both. */
  readonly by: Payer | readonly Payer[];
}

/** What participation is compared with. */
export interface ParticipationSpec {
  /** A benchmark, or a cost. */
  readonly outside: OutsideOption;
  /** @defaultValue "interim" */
  readonly level?: "interim" | "exAnte";
  /** In standard deviations of what is observed. @defaultValue 2 */
  readonly range?: number;
}

/** Affine formulas of what the player sees, by action. */
export type StrategySpec = Readonly<Record<string, FormulaText>>;

/** A game file of `kind: lqg` as a plain object: what YAML or JSON reads. */
export interface GameSpec {
  /** Version of the format. */
  readonly format: 1;
  /** Quadratic costs, Gaussian randomness. */
  readonly kind: "lqg";
  /** Identifier. */
  readonly name: string;
  /** For people. */
  readonly label?: string;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units?: Readonly<Record<string, string>>;
  /** Constants that formulas may name. */
  readonly parameters?: Readonly<Record<string, ParameterSpec>>;
  /** Variables that everybody feels and nobody sees unless observed. */
  readonly common?: readonly VariableSpec[];
  /** The leader. */
  readonly leader: LeaderSpec;
  /** The one large follower, if there is one. */
  readonly major?: PlayerSpec;
  /** The followers, all alike. */
  readonly followers: FollowersSpec;
  /** Payments by what each one does itself. @defaultValue none */
  readonly payments?: PaymentsSpec;
  /** What followers have without the rule. @defaultValue compared with `noRule` where there are payments */
  readonly participation?: ParticipationSpec;
  /** A prescribed plan; what it leaves open is chosen best for the leader. */
  readonly target?: {
    /** Of the leader, by action. */
    readonly leader?: StrategySpec;
    /** Of the major follower, by action. */
    readonly major?: StrategySpec;
    /** Of each follower, by action. */
    readonly followers?: StrategySpec;
  };
}

/** One of several classes of followers: those in a class are all alike. */
export interface FollowerClassSpec extends PlayerSpec {
  /** Identifier. */
  readonly name: string;
  /** Its share of all followers, above 0; shares add up to 1. */
  readonly share: number;
}

/**
 * A game file with several classes of followers. A class's cost names its own individual quantities,
 * and those of other classes as means; a term of the leader's cost that names individual quantities of
 * a class is averaged over its members, whatever its share.
 */
export interface ClassGameSpec
  extends Pick<
    GameSpec,
    "format" | "kind" | "name" | "label" | "units" | "parameters" | "common" | "payments"
  > {
  /** The leader, who sees each action exactly. */
  readonly leader: Omit<LeaderSpec, "monitors">;
  /** The followers, class by class. */
  readonly followers: readonly FollowerClassSpec[];
  /** All followers together. */
  readonly population: {
    /** A whole number of which each share is a whole number, or infinity. */
    readonly count: number | "infinity";
  };
  /** A prescribed plan; `followers` holds the actions of all classes. */
  readonly target?: Omit<NonNullable<GameSpec["target"]>, "major">;
}
