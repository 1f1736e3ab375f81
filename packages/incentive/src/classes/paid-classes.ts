import { type ClassGame, type ClassPlan, classBasis, classInformation } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { ClassSection } from "../result/class-design-result.ts";
import { publishedRule } from "../result/published-rule.ts";
import { isPayment, type PaymentRule } from "../rule/incentive-rule.ts";
import { paymentFormAt } from "../rule/payment-form.ts";

/** What the members of each class pay; `null` where they pay nothing. */
export type ClassPayments = readonly (PaymentRule | null)[];

/** The game in which what the members of each class pay is part of their costs. */
export function paidClasses(
  game: ClassGame,
  target: ClassPlan,
  payments: ClassPayments,
): ClassGame {
  if (payments.every((rule) => rule === null)) return game;
  const { layout } = classBasis(game);
  const { classes: known, leader } = classInformation(game);
  const classes = game.classes.map((each, k) => {
    const rule = payments[k];
    if (!rule) return each;
    const { action } = layout.classes[k] as (typeof layout.classes)[number];
    const place = {
      zetaSize: layout.zetaSize,
      action,
      information: (known[k] ?? leader).rows,
      strategy: target.classes[k] as Matrix,
    };
    return { ...each, cost: Matrix.add(each.cost, paymentFormAt(place, rule)) };
  });
  return { ...game, classes };
}

/** The payments in a design, refused ones included. */
export function publishedPayments(sections: readonly ClassSection[]): ClassPayments {
  return sections.map(({ incentive, candidate }) => {
    const published = incentive ?? candidate;
    const rule = published && publishedRule(published);
    return rule && isPayment(rule) ? rule : null;
  });
}
