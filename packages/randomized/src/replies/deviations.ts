import type { FiniteGame } from "@stackelberg/game";
import type { FinitePlan, StrategyTable } from "./finite-plan.ts";
import type { LinearForm, ReplyForms } from "./reply-forms.ts";

/** A player who sees `observation` and plays `to` where the plan says `from`: indices. */
export interface Deviation {
  /** Who deviates. */
  readonly role: "major" | "followers";
  /** What it sees. */
  readonly observation: number;
  /** What the plan says. */
  readonly from: number;
  /** What it plays. */
  readonly to: number;
}

/** A deviation and what it gains as a linear function of the kernel. */
export interface DeviationGain extends Deviation {
  readonly gain: LinearForm;
}

/** Below this a probability of the plan counts as zero. */
export const UNPLAYED = 1e-12;

/**
 * All deviations from actions that the plan plays: C(from|y) − C(to|y) ≤ 0 for each of them is what
 * makes the plan everybody's best response (equality within the support follows from both
 * directions).
 */
export function deviationGains(
  game: FiniteGame,
  plan: FinitePlan,
  forms: ReplyForms,
): DeviationGain[] {
  return [
    ...gainsOf("followers", plan.followers, forms.followers),
    ...(game.major ? gainsOf("major", plan.major, forms.major) : []),
  ];
}

function gainsOf(
  role: Deviation["role"],
  strategy: StrategyTable,
  forms: readonly (readonly LinearForm[])[],
): DeviationGain[] {
  return forms.flatMap((byAction, observation) =>
    byAction.flatMap((current, from) => {
      if ((strategy[observation]?.[from] ?? 0) <= UNPLAYED) return [];
      return byAction.flatMap((other, to) =>
        to === from ? [] : [{ role, observation, from, to, gain: difference(current, other) }],
      );
    }),
  );
}

/** a − b. */
function difference(a: LinearForm, b: LinearForm): LinearForm {
  if (a.columns === b.columns) {
    return {
      columns: a.columns,
      values: a.values.map((value, i) => value - (b.values[i] as number)),
    };
  }
  const sum = new Map<number, number>();
  a.columns.forEach((column, i) => {
    sum.set(column, (sum.get(column) ?? 0) + (a.values[i] as number));
  });
  b.columns.forEach((column, i) => {
    sum.set(column, (sum.get(column) ?? 0) - (b.values[i] as number));
  });
  return { columns: [...sum.keys()], values: Float64Array.from(sum.values()) };
}
