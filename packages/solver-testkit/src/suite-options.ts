/** What a solver says it can do, and where it is excused. */
export interface SuiteOptions {
  /**
   * Its instrument: a reaction of the leader's own action, or a payment for what others do.
   * @defaultValue "reaction"
   */
  readonly instrument?: "reaction" | "payment";
  /**
   * `held`: its rules hold the target, up to `options.epsilon` or a thousandth of what deviating
   * would save without a rule. `approached`: they come closer to it than no rule does.
   * @defaultValue "held"
   */
  readonly target?: "held" | "approached";
  /** Subject or statement → why the solver is excused from it. Shown as skipped, never hidden. */
  readonly excuse?: Readonly<Record<string, string>>;
  /**
   * Number of random games.
   * @defaultValue 6
   */
  readonly games?: number;
  /**
   * Seed of the random games.
   * @defaultValue "conformance"
   */
  readonly seed?: string;
}
