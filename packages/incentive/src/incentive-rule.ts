/** Q is the same whatever happens: u0 = u0* + Σ_i Q(u_i − u_i*), or Q(uM − uM*) on a major. */
export interface ConstantRule {
  /** The gain design. */
  readonly kind: "constant";
  /** Q: leader actions × monitored actions. */
  readonly gain: readonly (readonly number[])[];
}

/**
 * A gain in proportion to the authority: Q(I) = −κ(I)·g(y)ᵀ·(s(y)I + D)⁻¹ with
 * s(y) = ‖κ̄(y)‖² + residualVariance. Minimum-energy rules have D = 0.
 */
export interface ProportionalRule {
  /** The gain design. */
  readonly kind: "minimum-energy" | "epsilon";
  /** g: monitored actions × (constant, own observations). */
  readonly g: readonly (readonly number[])[];
  /** κ: leader actions × what the gain may use; names in `columns`. */
  readonly kappa: readonly (readonly number[])[];
  /** κ̄ = E[κ | y]: leader actions × (constant, own observations). */
  readonly kappaMean: readonly (readonly number[])[];
  /** tr Cov(κ | y). */
  readonly residualVariance: number;
  /** D = λI; a path of ε-incentives where the curvature depends on the gain. */
  readonly lambda?: number;
  /** D = μH: the cheapest ε-incentive where the curvature H does not depend on the gain. */
  readonly mu?: number;
  /** H, beside `mu`. */
  readonly H?: readonly (readonly number[])[];
  /** Names of the columns. */
  readonly columns: {
    /** Of `g` and `kappaMean`. */
    readonly g: readonly string[];
    /** Of `kappa`. */
    readonly kappa: readonly string[];
  };
}

/** How the leader's action reacts to what she sees. Plain numbers: this is what is published. */
export type IncentiveRule = ConstantRule | ProportionalRule;
