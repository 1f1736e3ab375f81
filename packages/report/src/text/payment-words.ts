import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { type AnnouncedMeasure, playedPlan } from "../facts/announced-measure.ts";
import { actionsAt, paymentAt } from "../facts/payment-terms.ts";
import { readingsGiven } from "../facts/typical-readings.ts";
import { numberText } from "./number-text.ts";
import { capital, roleNames } from "./role-names.ts";
import { costUnit, unitOf } from "./unit-text.ts";

const SHORT = { digits: 3, scale: 1e3 };

/** Who pays whom: what is charged for, what that is at the middle reading, and on average. */
export function paymentSentences(
  game: LqgGame,
  result: DesignResult,
  measure: AnnouncedMeasure,
): readonly string[] {
  const { leader, eachFollower, major } = roleNames(game);
  const payer = measure.monitors === "major" ? major : eachFollower;
  const basis =
    measure.rule.kind === "tariff"
      ? "whatever it has read and whatever the others do"
      : "compared with what its reading calls for, and whatever the others do";
  return [
    `${capital(payer)} pays ${leader} for what it does itself, ${basis}.`,
    typicalSentence(game, result, measure),
    averageSentence(game, result, measure),
  ];
}

function typicalSentence(game: LqgGame, result: DesignResult, measure: AnnouncedMeasure): string {
  const { monitors } = measure;
  const readings = readingsGiven(game, monitors, { moved: null, deviations: 0 });
  const names = game[monitors]?.actions ?? [];
  const actions = actionsAt(playedPlan(result).policies[monitors] ?? {}, readings);
  const target = result.target.policies[monitors] ?? {};
  const { payment, marginal } = paymentAt(measure, { readings, actions }, target);
  const seen = Object.entries(readings).map(
    ([name, value]) => `${name} = ${numberText(value, SHORT)}`,
  );
  const where = seen.length === 0 ? "On the plan" : `In the middle (${seen.join(", ")})`;
  const does = names.map(
    (name, i) => `${name} = ${numberText(actions[i] ?? 0, SHORT)}${spaced(unitOf(game, name))}`,
  );
  const unit = costUnit(game);
  const size = numberText(Math.abs(payment), SHORT);
  const pays =
    size === "0" ? "it pays nothing" : `it ${payment < 0 ? "is paid" : "pays"} ${size}${unit}`;
  const prices = names.map(
    (name, i) =>
      `one ${unitOf(game, name) || "unit"} more of ${name} ${(marginal[i] ?? 0) < 0 ? "earns" : "costs"} it ${numberText(Math.abs(marginal[i] ?? 0), SHORT)}${unit}`,
  );
  return `${where} it does ${does.join(" and ")}; there ${pays}, and ${prices.join(", ")}.`;
}

function averageSentence(
  game: LqgGame,
  { accounts }: DesignResult,
  measure: AnnouncedMeasure,
): string {
  const account = accounts[measure.monitors];
  if (!account) return "";
  const { mean, deviation, quantiles } = account;
  const unit = costUnit(game);
  const none = Math.abs(mean) <= 1e-9 * Math.max(1, deviation);
  if (none && deviation <= 1e-9) return "Nobody pays anything while the plan is kept.";
  const spread = `${numberText(quantiles.p5, SHORT)} and ${numberText(quantiles.p95, SHORT)}${unit}`;
  const { leader } = roleNames(game);
  return none
    ? `On average payments are zero: what some pay, others receive (nine in ten pay between ${spread}; less than 0: is paid).`
    : `On average it ${mean < 0 ? "is paid" : "pays"} ${numberText(Math.abs(mean), SHORT)}${unit} ${mean < 0 ? "by" : "to"} ${leader} (nine in ten between ${spread}).`;
}

function spaced(unit: string): string {
  return unit === "" ? "" : ` ${unit}`;
}
