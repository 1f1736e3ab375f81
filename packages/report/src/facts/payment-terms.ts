import type { NamedStrategy } from "@stackelberg/game";
import type { AnnouncedMeasure } from "./announced-measure.ts";

/** One term of a quadratic in actions; the constant has no names. */
export interface PaymentTerm {
  readonly coefficient: number;
  /** Actions that are multiplied, at most two. */
  readonly actions: readonly string[];
}

/** T0 + bᵀu + ½uᵀSu, term by term: constant, linear, squares and products. */
export function tariffTerms(
  { T0, b, S }: { readonly T0: number; readonly b: readonly number[]; readonly S: Rows },
  actions: readonly string[],
): readonly PaymentTerm[] {
  return [
    { coefficient: T0, actions: [] },
    ...actions.map((action, i) => ({ coefficient: b[i] ?? 0, actions: [action] })),
    ...actions.flatMap((first, i) =>
      actions.slice(i).map((second, k) => ({
        coefficient: (S[i]?.[i + k] ?? 0) * (k === 0 ? 0.5 : 1),
        actions: [first, second],
      })),
    ),
  ];
}

type Rows = readonly (readonly number[])[];

/** A player's readings by name and what it does. */
export interface Behaviour {
  readonly readings: Readonly<Record<string, number>>;
  /** One number per action, in order. */
  readonly actions: readonly number[];
}

/** What one payer pays, and what one unit more of each action would cost it. */
export interface Payment {
  readonly payment: number;
  /** One number per action. */
  readonly marginal: readonly number[];
}

/**
 * What somebody pays under an announced payment.
 *
 * @param target - The payer's strategy in the target, which a payment by reading refers to.
 */
export function paymentAt(
  { rule }: AnnouncedMeasure,
  behaviour: Behaviour,
  target: NamedStrategy,
): Payment {
  const { actions, readings } = behaviour;
  if (rule.kind === "tariff") {
    const curved = rule.S.map((row) => dot(row, actions));
    return {
      payment: rule.T0 + dot(rule.b, actions) + dot(curved, actions) / 2,
      marginal: rule.b.map((b, i) => b + (curved[i] ?? 0)),
    };
  }
  if (rule.kind !== "own-payment") return { payment: 0, marginal: actions.map(() => 0) };
  const seen = rule.columns.Q.map((name) => (name === "constant" ? 1 : (readings[name] ?? 0)));
  const marginal = rule.Q.map((row) => dot(row, seen));
  const wanted = actionsAt(target, readings);
  const deviation = actions.map((action, i) => action - (wanted[i] ?? 0));
  return { payment: rule.T0 + dot(marginal, deviation), marginal };
}

/** What an affine strategy does at given readings. */
export function actionsAt(
  strategy: NamedStrategy,
  readings: Readonly<Record<string, number>>,
): readonly number[] {
  return Object.values(strategy).map((coefficients) =>
    Object.entries(coefficients).reduce(
      (sum, [name, value]) => sum + value * (name === "constant" ? 1 : (readings[name] ?? 0)),
      0,
    ),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
