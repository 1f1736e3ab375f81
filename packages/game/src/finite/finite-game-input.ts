import type { CostTerm, FiniteVariable } from "./finite-game.ts";

/** Nested lists of probabilities: one level per variable in `given`. */
export type ProbabilityTable = readonly number[] | readonly ProbabilityTable[];

/** One observation: its values, and how likely each is in every state. */
export interface FiniteObservationInput {
  /** The values it can take, all different. */
  readonly values: readonly number[];
  /** The common variables that its probabilities depend on. @defaultValue none */
  readonly given?: string | readonly string[] | undefined;
  /** One list with sum 1 per combination of values of `given`, nested in their order. */
  readonly probabilities: ProbabilityTable;
}

/** One role without its cost. */
export interface FinitePlayerStructure {
  /** For people. */
  readonly label?: string | undefined;
  /** The values of every action. */
  readonly actions: Readonly<Record<string, readonly number[]>>;
  /** What it sees. @defaultValue nothing */
  readonly observes?: Readonly<Record<string, FiniteObservationInput>> | undefined;
}

/** The leader without her cost. */
export interface FiniteLeaderStructure extends FinitePlayerStructure {
  /** Her action under no rule. @defaultValue 0 where that is a value, else the first value */
  readonly default?: Readonly<Record<string, number>> | undefined;
  /** Whether she learns what the major follower observed. @defaultValue "observations" */
  readonly knows?: "observations" | "own" | undefined;
}

/** One entry per joint observation: the value played for sure, or the probabilities of all. */
export type FiniteStrategyInput = readonly (number | readonly number[])[];

/** A prescribed target; parts that are absent are chosen best for the leader. */
export interface FiniteTargetInput {
  /** Of the major follower. */
  readonly major?: FiniteStrategyInput | undefined;
  /** Of every follower. */
  readonly followers?: FiniteStrategyInput | undefined;
}

/** A finite game without its costs. */
export interface FiniteStructureInput {
  /** Identifier. */
  readonly name: string;
  /** For people. */
  readonly label?: string | undefined;
  /** Unit by action, variable, observation, or `cost`. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** Variables of nature, independent of each other. @defaultValue none */
  readonly common?: readonly FiniteVariable[] | undefined;
  /** The leader. */
  readonly leader: FiniteLeaderStructure;
  /** The one large follower. @defaultValue none */
  readonly major?: FinitePlayerStructure | undefined;
  /** The representative follower. */
  readonly followers: FinitePlayerStructure;
  /** A prescribed target; parts left open are chosen best for the leader. */
  readonly target?: FiniteTargetInput | undefined;
}

/** What a role minimises, in plain arrays. */
export interface FiniteCostInput {
  /** Terms of the cost; see {@link CostTerm} for their shape. */
  readonly cost: readonly CostTerm[];
}

/** A finite game in plain arrays and numbers: the argument of `finiteGame`. */
export interface FiniteGameInput extends FiniteStructureInput {
  /** The leader. */
  readonly leader: FiniteLeaderStructure & FiniteCostInput;
  /** The one large follower. @defaultValue none */
  readonly major?: (FinitePlayerStructure & FiniteCostInput) | undefined;
  /** The representative follower, and how many there are. */
  readonly followers: FinitePlayerStructure &
    FiniteCostInput & {
      /** N: a whole number 1 … 10¹⁵, or `Infinity`. */
      readonly count: number;
    };
}
