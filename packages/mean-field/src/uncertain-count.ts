import { checkKind, type LqgGame } from "@stackelberg/game";
import { leastGainEnergy } from "@stackelberg/incentive";
import { Matrix } from "ml-matrix";
import { type AnnouncedGain, announcedGain } from "./announced-gain.ts";
import { designUsedAt, type LimitDesign, limitDesign } from "./limit-design.ts";
import { problemAt } from "./study-problem.ts";

/** What a rule that was made without knowing N is worth at one N. */
export interface UncertainCountRow {
  /** N as it turns out. */
  readonly count: number;
  /** Probability, all of them adding up to 1. */
  readonly weight: number;
  /** What one player saves by leaving the plan. */
  readonly exploitability: number;
  /** The leader's cost minus the target's at N, the plan being played. */
  readonly lossAsPlanned: number;
  /** The same if everybody plays the Nash response; `null` where it is not known. */
  readonly lossUnderResponse: number | null;
}

/** A rule that does not depend on N, and what it loses against knowing N. */
export interface UncertainCount {
  /** Expected number of followers. */
  readonly mean: number;
  /** Its standard deviation. */
  readonly sd: number;
  /** The N that the rule is made for. */
  readonly madeFor: number;
  /**
   * How it is announced: `sum` with a fixed reaction to each follower, so that the reaction to the
   * mean grows with N; `mean` with a fixed reaction to the mean.
   */
  readonly form: "sum" | "mean";
  /** Expected loss under the response, or as planned where that is not known. */
  readonly expectedLoss: number;
  /** The same of the rule made for the expected N, in the same form. */
  readonly expectedLossMadeForMean: number;
  /** By N. */
  readonly rows: readonly UncertainCountRow[];
}

/** Standard deviations from the mean at which N is looked at. */
const STEPS = Array.from({ length: 13 }, (_, k) => (k - 6) / 2);

/**
 * A rule for a leader who does not know N ~ (mean, sd): plan, policy and gain are fixed before N is
 * known, the followers know N and respond. Candidates are the designs for each N within three
 * standard deviations, announced as a reaction to each follower or to their mean; the one with the
 * least expected loss J_N(response) − J_N(target) is chosen. N is discretised normal.
 *
 * @returns `null` where N is known, or no gain exists.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { uncertainCount } = await import("@stackelberg/mean-field");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: { mean: 200, sd: 20 }, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * // nobody's cost depends on how many there are
 * expect(uncertainCount(game)?.expectedLoss).toBeCloseTo(0, 6);
 * ```
 */
export function uncertainCount(game: LqgGame): UncertainCount | null {
  checkKind(game, "lqg", { lqg: "uncertainCount" });
  const { count: mean, countSpread: sd } = game;
  if (!(sd > 0) || game.payments.length > 0) return null;
  const counts = [...new Set(STEPS.map((z) => Math.max(1, Math.round(mean + z * sd))))];
  const density = counts.map((n) => Math.exp(-(((n - mean) / sd) ** 2) / 2));
  const total = density.reduce((sum, value) => sum + value, 0);
  const problems = counts.map((n) => problemAt(game, n));
  const rowsOf = (madeFor: number, form: "sum" | "mean"): readonly UncertainCountRow[] | null => {
    const made = designFor(game, madeFor);
    if (!made) return null;
    return problems.map((own, i) => {
      const used = { ...made, gain: inForm(made.gain, form, madeFor / own.game.count) };
      const row = designUsedAt(own, used, made.problem.target.plan);
      return {
        count: own.game.count,
        weight: (density[i] as number) / total,
        exploitability: row.exploitability,
        lossAsPlanned: row.lossAsPlanned,
        lossUnderResponse: row.lossUnderResponse,
      };
    });
  };
  let best: UncertainCount | null = null;
  for (const form of game.major ? (["sum"] as const) : (["sum", "mean"] as const)) {
    const atMean = expectedLoss(rowsOf(mean, form));
    // of equally good ones the one made for the N that is expected
    for (const madeFor of counts.toSorted((a, b) => Math.abs(a - mean) - Math.abs(b - mean))) {
      const rows = rowsOf(madeFor, form);
      const loss = expectedLoss(rows);
      if (!rows || !(loss < (best?.expectedLoss ?? Number.POSITIVE_INFINITY))) continue;
      const expectedLossMadeForMean = atMean;
      best = { mean, sd, madeFor, form, expectedLoss: loss, expectedLossMadeForMean, rows };
    }
  }
  return best;
}

function designFor(game: LqgGame, count: number): LimitDesign | null {
  const problem = problemAt(game, count);
  const gain = announcedGain(problem, leastGainEnergy(problem.condition), null);
  return "reason" in gain || gain.kind === "best-affine" ? null : limitDesign(problem, gain);
}

/** A constant gain announced on the mean acts on each follower with `share` of it. */
function inForm(
  gain: AnnouncedGain | null,
  form: "sum" | "mean",
  share: number,
): AnnouncedGain | null {
  if (!gain?.gain || form === "sum" || gain.rule?.kind !== "constant") return gain;
  const moved = Matrix.mul(gain.gain, share);
  return { ...gain, gain: moved, rule: { kind: "constant", gain: moved.to2DArray() } };
}

function expectedLoss(rows: readonly UncertainCountRow[] | null): number {
  if (!rows) return Number.POSITIVE_INFINITY;
  const known = rows.every(({ lossUnderResponse }) => lossUnderResponse !== null);
  return rows.reduce(
    (sum, { weight, lossAsPlanned, lossUnderResponse }) =>
      sum + weight * (known ? (lossUnderResponse ?? 0) : lossAsPlanned),
    0,
  );
}
