import {
  informationOf,
  type LqgGame,
  type Payer,
  type Plan,
  type Span,
  zetaLayout,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { PaymentRule } from "./incentive-rule.ts";

/** What each payer pays; a role that does not pay is absent. */
export type Payments = Readonly<Partial<Record<Payer, PaymentRule>>>;

/**
 * P with T = ½ζᵀPζ: what one payer pays, as a quadratic form in the quantities of the game.
 *
 * @param plan - The target, whose strategy u*(y) a payment that knows the reading refers to.
 * @returns ζ × ζ, symmetric.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { paymentForm, readWrittenRules, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "0.15*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { payments } = readWrittenRules(game, ["payment = 3*u^2"]);
 * if (!payments.followers) throw new Error("no payment");
 * const form = paymentForm(game, solvedTarget(game).plan, "followers", payments.followers);
 * expect(Math.max(...form.to1DArray())).toBe(6);
 * ```
 */
export function paymentForm(game: LqgGame, plan: Plan, payer: Payer, rule: PaymentRule): Matrix {
  const layout = zetaLayout(game);
  return paymentFormAt(
    {
      zetaSize: layout.zetaSize,
      action: payer === "major" ? layout.majorAction : layout.action,
      information: informationOf(game, payer).rows,
      strategy: plan[payer] as Matrix,
    },
    rule,
  );
}

/** Where a payer stands in ζ, what it knows and what it is meant to do. */
export interface PayerPlace {
  readonly zetaSize: number;
  readonly action: Span;
  /** (1, y) over b. */
  readonly information: Matrix;
  /** u* = A(1, y). */
  readonly strategy: Matrix;
}

/** P with T = ½ζᵀPζ of a payer anywhere in ζ. */
export function paymentFormAt(
  { zetaSize, action: { start, size }, information, strategy }: PayerPlace,
  rule: PaymentRule,
): Matrix {
  const form = Matrix.zeros(zetaSize, zetaSize);
  form.set(0, 0, 2 * rule.T0);
  if (rule.kind === "tariff") {
    for (let i = 0; i < size; i++) {
      form.set(start + i, 0, rule.b[i] as number);
      form.set(0, start + i, rule.b[i] as number);
      for (let j = 0; j < size; j++) {
        form.set(start + i, start + j, (rule.S[i] as readonly number[])[j] as number);
      }
    }
    return form;
  }
  const slope = new Matrix(rule.Q.map((row) => [...row])).mmul(information);
  const onPath = slope.transpose().mmul(strategy.mmul(information));
  for (let k = 0; k < information.columns; k++) {
    for (let i = 0; i < size; i++) {
      form.set(start + i, k, slope.get(i, k));
      form.set(k, start + i, slope.get(i, k));
    }
    for (let m = 0; m < information.columns; m++) {
      form.set(k, m, form.get(k, m) - onPath.get(k, m) - onPath.get(m, k));
    }
  }
  return form;
}

/**
 * The game that is left when payments have been announced: each payer's payment is part of its
 * cost. The leader's cost stays as it is: she chooses on costs before payments.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { paidGame, readWrittenRules, solvedTarget } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "0.15*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { ownCurvature } = await import("@stackelberg/game");
 * const { payments } = readWrittenRules(game, ["payment = 3*u^2"]);
 * const paid = paidGame(game, solvedTarget(game).plan, payments);
 * expect(ownCurvature(paid, "followers").get(0, 0)).toBeCloseTo(0.3 + 6, 9);
 * ```
 */
export function paidGame(game: LqgGame, plan: Plan, payments: Payments): LqgGame {
  const { followers, major } = payments;
  // the same object: what is known about the game stays known
  if (!followers && !major) return game;
  const paying = (payer: Payer, cost: Matrix, rule: PaymentRule | undefined) =>
    rule ? Matrix.add(cost, paymentForm(game, plan, payer, rule)) : cost;
  return {
    ...game,
    followers: {
      ...game.followers,
      cost: paying("followers", game.followers.cost, followers),
    },
    major: game.major && { ...game.major, cost: paying("major", game.major.cost, major) },
  };
}
