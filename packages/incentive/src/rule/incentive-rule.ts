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

/**
 * The affine rule that is best for the leader through the followers' response, where she cannot hold
 * the target exactly: u0 = B·I0 + R·(what she sees of actions − E·I0).
 */
export interface BestAffineRule {
  /** The gain design. */
  readonly kind: "best-affine";
  /** B: leader actions × her static information. */
  readonly policy: readonly (readonly number[])[];
  /** R: leader actions × monitored actions, on the mean of what she sees or on the major's action. */
  readonly reaction: readonly (readonly number[])[];
  /** E: monitored actions × her static information: what she expects to see. */
  readonly expected: readonly (readonly number[])[];
  /** Names of the columns. */
  readonly columns: {
    /** Of `policy` and `expected`. */
    readonly policy: readonly string[];
  };
  /** `global`: all stationary points of her cost were found; otherwise how many starts were tried. */
  readonly optimum: string;
}

/** How the leader's common action reacts to what she sees. */
export type ReactionRule = ConstantRule | ProportionalRule | BestAffineRule;

/** What each payer pays for its own actions u, whatever it has read: T(u) = T0 + bᵀu + ½uᵀSu. */
export interface TariffRule {
  /** The gain design. */
  readonly kind: "tariff";
  /** Lump sum, in cost units. */
  readonly T0: number;
  /** One number per action of the payer. */
  readonly b: readonly number[];
  /** Symmetric; the payer's actions². */
  readonly S: readonly (readonly number[])[];
}

/** What each payer with reading y pays: T = T0 + Q(y)·(u − u*(y)), u* its strategy in the target. */
export interface OwnPaymentRule {
  /** The gain design. */
  readonly kind: "own-payment";
  /** Lump sum, in cost units. */
  readonly T0: number;
  /** The payer's actions × (constant, its observations). */
  readonly Q: readonly (readonly number[])[];
  /** Names of the columns. */
  readonly columns: {
    /** Of `Q`. */
    readonly Q: readonly string[];
  };
}

/** Money that depends on what the payer itself does, into the leader's account. */
export type PaymentRule = TariffRule | OwnPaymentRule;

/** What the leader announces. Plain numbers: this is what is published. */
export type IncentiveRule = ReactionRule | PaymentRule;

/** Whether a rule is about money. */
export function isPayment(rule: IncentiveRule): rule is PaymentRule {
  return rule.kind === "tariff" || rule.kind === "own-payment";
}
