import { Matrix } from "ml-matrix";
import { constantGain, constantGains } from "../gains/constant-gain.ts";
import { compassSearch } from "../payments/compass-search.ts";
import { severalPlayers, steersSeveral } from "../payments/several-players.ts";
import { symmetric, upper } from "../payments/symmetric-entries.ts";
import { tariff } from "../payments/tariff.ts";
import { tariffFamily, tariffWith } from "../payments/tariff-family.ts";
import type { ConstantRule, TariffRule } from "../rule/incentive-rule.ts";
import type {
  IncentiveOutcome,
  IncentiveProblem,
  IncentiveSolver,
} from "../solver/incentive-solver.ts";
import { VERSION } from "../version.ts";
import type { Announcement } from "./announcement.ts";
import { scenarios } from "./scenarios.ts";
import { shiftedResponse } from "./shifted-response.ts";

/** Evaluations of the worst case at most. */
const EVALUATIONS = 600;

/**
 * The exact tariff with the best worst case: the freedom S₀ + PMP of exact tariffs is spent on the
 * largest leader cost over the scenarios (all corners of the declared ranges, or every named
 * constant off by 20 %), each with the payers' true Nash response. Every tariff of the family holds
 * the target exactly where nothing is wrong, so this costs nothing nominally. Found by direct search
 * from the default tariff, so never worse in the worst case; a local optimum.
 *
 * @see theory: claim-tariff
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, robustTariff } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening", parameters: { discomfort: 0.15 },
 *   leader: { cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2" },
 *   followers: {
 *     count: 200, actions: ["u"], private: [{ name: "need", mean: 7, variance: 1 }],
 *     observes: { need: "need" }, cost: "discomfort*(u - need)^2",
 *   },
 *   payments: { by: "followers" },
 * });
 * const { certificate } = design(game, { solver: robustTariff() });
 * expect(certificate.verdict).toBe("certified");
 * ```
 */
export function robustTariff(): IncentiveSolver {
  return {
    name: "robust-tariff",
    version: VERSION,
    options: {},
    propose(problem) {
      const nominal = tariff().propose(problem);
      if (nominal.status === "refused" || nominal.rule.kind !== "tariff") return nominal;
      const family = tariffFamily(problem);
      const { unreached, leastNorm } = family;
      const size = unreached.columns;
      const free = new Matrix(nominal.rule.S.map((row) => [...row])).sub(leastNorm);
      return searched(problem, nominal, {
        start: upper(unreached.transpose().mmul(free).mmul(unreached)),
        at: (point) => {
          const move = unreached.mmul(symmetric(point, size)).mmul(unreached.transpose());
          return tariffWith(family, Matrix.add(leastNorm, move));
        },
        step: problem.condition.curvature.norm("frobenius"),
      });
    },
  };
}

/**
 * The constant gain with the best worst case: as {@link robustTariff}, over the freedom Q₀ + FM of
 * constant gains.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, robustConstantGain } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * // no constant is named, so nothing is uncertain
 * expect(design(game, { solver: robustConstantGain() }).certificate.verdict).toBe("refused");
 * ```
 */
export function robustConstantGain(): IncentiveSolver {
  return {
    name: "robust-constant",
    version: VERSION,
    options: {},
    propose(problem) {
      const nominal = constantGain().propose(problem);
      if (nominal.status === "refused" || nominal.rule.kind !== "constant") return nominal;
      const { freedom } = constantGains(problem.condition);
      const start = new Matrix(nominal.rule.gain.map((row) => [...row]));
      const idle = freedom.norm("frobenius") < 1e-9;
      return searched(problem, nominal, {
        start: idle ? [] : new Array<number>(start.rows * start.columns).fill(0),
        at: (point) => {
          const move = freedom.mmul(Matrix.from1DArray(start.rows, start.columns, [...point]));
          return { kind: "constant", gain: Matrix.add(start, move).to2DArray() };
        },
        step: Math.max(start.norm("frobenius"), 1e-3) / 4,
      });
    },
  };
}

interface Freedom {
  readonly start: readonly number[];
  readonly at: (point: readonly number[]) => TariffRule | ConstantRule;
  readonly step: number;
}

function searched(
  problem: IncentiveProblem,
  nominal: Extract<IncentiveOutcome, { readonly status: "proposed" }>,
  { start, at, step }: Freedom,
): IncentiveOutcome {
  if (steersSeveral(problem.game)) return severalPlayers;
  const games = scenarios(problem.game);
  if (games.length === 0) {
    return {
      status: "refused",
      reason: "nothing-uncertain",
      explanation:
        "the game has no named constants that could be wrong; name some under `parameters`, with ranges",
    };
  }
  if (start.length === 0) return nominal;
  const worst = (point: readonly number[]) => {
    const announcement = announcing(problem, at(point));
    let most = Number.NEGATIVE_INFINITY;
    for (const game of games) {
      const { leaderCost } = shiftedResponse(game, announcement);
      most = Math.max(most, leaderCost ?? Number.POSITIVE_INFINITY);
    }
    return most;
  };
  const found = compassSearch(worst, start, {
    step,
    maxEvaluations: EVALUATIONS,
    precision: 1e-7,
  });
  return found.value < worst(start) ? { status: "proposed", rule: at(found.point) } : nominal;
}

function announcing(
  { target, condition }: IncentiveProblem,
  rule: TariffRule | ConstantRule,
): Announcement {
  return rule.kind === "tariff"
    ? { target: target.plan, reaction: null, payments: { [condition.monitored]: rule } }
    : { target: target.plan, reaction: rule, payments: {} };
}
