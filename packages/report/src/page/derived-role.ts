import type { LqgGame, NamedStrategy, Payer } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import {
  type AnnouncedMeasure,
  isPaid,
  measuresOf,
  playedPlan,
} from "../facts/announced-measure.ts";
import { actionsAt, type PaymentTerm, paymentAt, tariffTerms } from "../facts/payment-terms.ts";
import {
  readingDistribution,
  readingsGiven,
  type TypicalReading,
  typicalReadings,
} from "../facts/typical-readings.ts";
import { isProportional } from "../text/rule-kind.ts";
import { changeOver, reactionOver } from "./curves-over-reading.ts";

/** What one role does and pays at typical readings, and curves to draw. */
export interface DerivedRole {
  readonly distribution: ReturnType<typeof readingDistribution>;
  readonly readings: readonly DerivedReading[];
  /** Mean and standard deviation of each action. */
  readonly actions: Readonly<Record<string, { readonly mean: number; readonly deviation: number }>>;
  /** The tariff as a sum; empty where there is none. */
  readonly terms: readonly PaymentTerm[];
  /** What is paid against each action. */
  readonly payCurve: Readonly<Record<string, readonly PayPoint[]>>;
  /** Who wins and who loses; empty unless there is one reading. */
  readonly changeCurve: readonly { readonly reading: number; readonly change: number }[];
  /** How the leader's action reacts; empty unless one action reacts to one with one reading. */
  readonly reactionCurve: readonly { readonly reading: number; readonly reaction: number }[];
}

/** A typical reading with what follows from it. */
interface DerivedReading extends TypicalReading {
  readonly actions: Readonly<Record<string, number>>;
  readonly payment: number | null;
  readonly marginal: Readonly<Record<string, number>> | null;
  readonly change: number | null;
}

/** A point of a payment over one action. */
export interface PayPoint {
  readonly action: number;
  readonly payment: number;
  /** Of that action over the population; 0 where everybody does the same. */
  readonly density: number;
}

const POINTS = 41;
/** Behaviour is drawn so many standard deviations around its mean. */
const WIDE = 2.6;

/** Everything that the page says about one role beyond the design. */
export function derivedRole(game: LqgGame, design: DesignResult, role: Payer): DerivedRole {
  const strategy = playedPlan(design).policies[role] ?? {};
  const target = design.target.policies[role] ?? {};
  const announced = design.incentive ? measuresOf(design.incentive) : [];
  const measure = announced.find(({ rule, monitors }) => monitors === role && isPaid(rule));
  const reaction = announced.find(({ rule, monitors }) => monitors === role && !isPaid(rule));
  const known = { game, design, role, strategy, target, measure };
  const names = game[role]?.actions ?? [];
  return {
    distribution: readingDistribution(game, role),
    readings: typicalReadings(game, role).map((reading) => derivedReading(known, reading)),
    actions: spreadOf(known),
    terms: measure && measure.rule.kind === "tariff" ? tariffTerms(measure.rule, names) : [],
    payCurve: measure && measure.rule.kind === "tariff" ? payCurves(known) : {},
    changeCurve: changeOver(game, design, { role }),
    reactionCurve:
      reaction && isProportional(reaction.rule) ? reactionOver(game, reaction.rule, role) : [],
  };
}

interface Known {
  readonly game: LqgGame;
  readonly design: DesignResult;
  readonly role: Payer;
  readonly strategy: NamedStrategy;
  readonly target: NamedStrategy;
  readonly measure: AnnouncedMeasure | undefined;
}

function derivedReading(
  { game, design, role, strategy, target, measure }: Known,
  reading: TypicalReading,
): DerivedReading {
  const { readings } = reading;
  const actions = actionsAt(strategy, readings);
  const names = Object.keys(strategy);
  const byName = (values: readonly number[]) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] ?? 0]));
  const paid = measure ? paymentAt(measure, { readings, actions }, target) : null;
  const [curve] = changeOver(game, design, { role, deviations: [reading.deviations] });
  return {
    ...reading,
    actions: byName(actions),
    payment: paid?.payment ?? null,
    marginal: paid ? byName(paid.marginal) : null,
    change: curve?.change ?? null,
  };
}

function spreadOf({ game, role, strategy }: Known): DerivedRole["actions"] {
  const { names, covariance } = readingDistribution(game, role);
  const middle = readingsGiven(game, role, { moved: null, deviations: 0 });
  const means = actionsAt(strategy, middle);
  return Object.fromEntries(
    Object.entries(strategy).map(([action, coefficients], i) => {
      let variance = 0;
      names.forEach((a, k) => {
        names.forEach((b, m) => {
          const weight = (coefficients[a] ?? 0) * (coefficients[b] ?? 0);
          variance += weight * (covariance[k]?.[m] ?? 0);
        });
      });
      return [action, { mean: means[i] ?? 0, deviation: Math.sqrt(Math.max(0, variance)) }];
    }),
  );
}

function payCurves(known: Known): DerivedRole["payCurve"] {
  const { measure, target } = known;
  const spread = spreadOf(known);
  const names = Object.keys(spread);
  const means = names.map((name) => spread[name]?.mean ?? 0);
  return Object.fromEntries(
    names.map((name, k) => {
      const { mean, deviation } = spread[name] ?? { mean: 0, deviation: 0 };
      const reach = WIDE * deviation || Math.max(1, Math.abs(mean)) / 2;
      const points = Array.from({ length: POINTS }, (_, i): PayPoint => {
        const t = (2 * i) / (POINTS - 1) - 1;
        const action = mean + t * reach;
        const actions = means.map((value, m) => (m === k ? action : value));
        const paid = measure && paymentAt(measure, { readings: {}, actions }, target);
        return { action, payment: paid?.payment ?? 0, density: density(t * reach, deviation) };
      });
      return [name, points];
    }),
  );
}

/** Of a normal distribution, at a distance from its mean. */
function density(distance: number, deviation: number): number {
  if (deviation === 0) return 0;
  return Math.exp(-((distance / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}
