import { type LqgGame, type Payer, withCount, withPayments } from "@stackelberg/game";
import { type DesignResult, design, type IncentiveResult } from "@stackelberg/incentive";
import { isPaid, measuresOf, playedPlan } from "./announced-measure.ts";

/** A way to steer a game: a common action that reacts, or payments by own action. */
export interface Instrument {
  /** What it is: one action that reacts, to all or to the major follower, or who pays. */
  readonly name: "shared-action" | "reaction-to-major" | "own-payment" | "major-pays" | "all-pay";
  /** Who pays or is paid by its own action; nobody for a reaction. */
  readonly payments: readonly Payer[];
}

/** What one instrument does at one number of followers. */
export interface InstrumentRow {
  /** Which instrument. */
  readonly instrument: Instrument["name"];
  /** Number of followers; `Infinity` for the limit. */
  readonly count: number;
  /** `null` where the game has no target at this number. */
  readonly verdict: "certified" | "approximate" | "refused" | null;
  /** Why it is refused, or why there is no answer. */
  readonly reason: string | null;
  /** Kind of the rule, kinds joined by `+` where several are announced together; `null` without one. */
  readonly kind: string | null;
  /** The most that one player saves by deviating alone, in cost units. */
  readonly epsilon: number | null;
  /** The leader's cost under the rule; `null` where it is refused. */
  readonly leaderCost: number | null;
  /** √E‖Q‖², to one player: the reaction, or the marginal payment. */
  readonly gainSize: number | null;
  /** The same on the mean action: N times that for a common action, else `gainSize`. */
  readonly meanGainSize: number | null;
  /** E‖Q‖² on the path. */
  readonly gainEnergy: number | null;
  /** N·E‖Q‖²: what trembles of variance 1 put into a common action; E‖Q‖² for a payment. */
  readonly trembleEnergy: number | null;
  /** Whether a smooth rule survives as the followers become many. */
  readonly limitWellPosed: boolean | null;
}

/** All instruments of a game, side by side. */
export interface InstrumentComparison {
  /** Name and version of this format. */
  readonly schema: "stackelberg.comparison/1";
  /** The game as in a design; `null` where no instrument has an answer. */
  readonly game: DesignResult["game"] | null;
  /** One row per instrument and number of followers: the game's own and infinity. */
  readonly rows: readonly InstrumentRow[];
}

/** The instruments that a game could have: its common action, if there is one, and payments. */
function instrumentsOf({ leader, major }: LqgGame): readonly Instrument[] {
  const acts = leader.actions.length > 0;
  if (!major) {
    return [
      ...(acts ? [{ name: "shared-action" as const, payments: [] }] : []),
      { name: "own-payment", payments: ["followers"] },
    ];
  }
  return [
    ...(acts ? [{ name: "reaction-to-major" as const, payments: [] }] : []),
    { name: "major-pays", payments: ["major"] },
    ...(acts ? [{ name: "own-payment" as const, payments: ["followers" as const] }] : []),
    { name: "all-pay", payments: ["followers", "major"] },
  ];
}

/**
 * Every instrument at the game's number of followers and in the limit: one action that reacts and
 * all feel, payments by own action, and with a major follower whom of them to ask.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { galleryGame } = await import("@stackelberg/gallery");
 * const { readGame } = await import("@stackelberg/game/file");
 * const { compareInstruments } = await import("@stackelberg/report");
 * const { rows } = await compareInstruments(readGame(galleryGame("shared-price")?.text ?? ""));
 * // one price for all has no limit, payments by own action do
 * expect(rows.map((row) => [row.instrument, row.limitWellPosed])).toEqual([
 *   ["shared-action", false],
 *   ["shared-action", false],
 *   ["own-payment", true],
 *   ["own-payment", true],
 * ]);
 * ```
 */
export async function compareInstruments(game: LqgGame): Promise<InstrumentComparison> {
  const counts = [...new Set([game.count, Number.POSITIVE_INFINITY])];
  let identity: DesignResult["game"] | null = null;
  const rows = instrumentsOf(game).flatMap((instrument) =>
    counts.map((count) => {
      const asked = withCount(withPayments(game, instrument.payments), count);
      const result = designed(asked);
      if (typeof result === "string") return unanswered(instrument, count, result);
      if (count === game.count) identity ??= result.game;
      return rowOf(instrument, asked, result);
    }),
  );
  return { schema: "stackelberg.comparison/1", game: identity, rows };
}

function designed(game: LqgGame): DesignResult | string {
  try {
    return design(game, { defence: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "STACKELBERG_NO_TARGET") {
      return error.message;
    }
    throw error;
  }
}

function unanswered({ name }: Instrument, count: number, reason: string): InstrumentRow {
  return {
    instrument: name,
    count,
    verdict: null,
    reason,
    kind: null,
    epsilon: null,
    leaderCost: null,
    gainSize: null,
    meanGainSize: null,
    gainEnergy: null,
    trembleEnergy: null,
    limitWellPosed: null,
  };
}

function rowOf({ name }: Instrument, game: LqgGame, result: DesignResult): InstrumentRow {
  const { certificate, incentive, candidate } = result;
  const announced = incentive ?? candidate;
  const { gainEnergy } = certificate;
  const size = Math.sqrt(gainEnergy);
  const spread = announced && spreads(announced) ? game.count : 1;
  return {
    instrument: name,
    count: game.count,
    verdict: certificate.verdict,
    reason: certificate.reason ?? null,
    kind: announced ? kindsOf(announced) : null,
    epsilon: certificate.epsilon,
    leaderCost: incentive ? playedPlan(result).leaderCost : null,
    gainSize: announced ? size : null,
    meanGainSize: announced ? times(spread, size) : null,
    gainEnergy: announced ? gainEnergy : null,
    trembleEnergy: announced ? times(spread, gainEnergy) : null,
    limitWellPosed: certificate.limitWellPosed,
  };
}

/** The kinds of all rules that are announced together. */
function kindsOf(announced: IncentiveResult): string {
  return [...new Set(measuresOf(announced).map(({ rule }) => rule.kind))].join("+");
}

/** Whether a reaction to many followers adds up in one common action. */
function spreads(announced: IncentiveResult): boolean {
  return measuresOf(announced).some(
    ({ rule, monitors }) => !isPaid(rule) && monitors === "followers",
  );
}

function times(count: number, value: number): number {
  return value === 0 ? 0 : count * value;
}
