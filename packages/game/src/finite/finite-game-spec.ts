import type { FormulaText, ParameterSpec } from "../spec/game-spec.ts";
import type {
  FiniteLeaderStructure,
  FinitePlayerStructure,
  FiniteStructureInput,
} from "./finite-game-input.ts";

/** What a role of a finite game minimises. */
export interface FiniteCostSpec {
  /**
   * A formula in variables, actions, `share(k)` for the fraction of followers that play the value k,
   * and `mean(u)`: any polynomial.
   */
  readonly cost: FormulaText;
}

/** A game file of `kind: finite` as a plain object: what YAML or JSON reads. */
export interface FiniteGameSpec extends FiniteStructureInput {
  /** Version of the format. */
  readonly format: 1;
  /** Tables instead of Gaussian variables. */
  readonly kind: "finite";
  /** Constants that formulas may name. */
  readonly parameters?: Readonly<Record<string, ParameterSpec>>;
  /** The leader. */
  readonly leader: FiniteLeaderStructure &
    FiniteCostSpec & {
      /** What she sees of the major follower. @defaultValue "actions" */
      readonly monitors?: "actions";
    };
  /** The one large follower, if there is one. */
  readonly major?: FinitePlayerStructure & FiniteCostSpec;
  /** The followers, all alike. */
  readonly followers: FinitePlayerStructure &
    FiniteCostSpec & {
      /** A whole number from 1 to 10¹⁵, or infinity. */
      readonly count: number | "infinity";
    };
}
