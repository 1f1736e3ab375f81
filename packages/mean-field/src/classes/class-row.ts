import {
  type ClassGame,
  type ClassPlan,
  classBasis,
  classClosedLoop,
  classView,
} from "@stackelberg/game";
import {
  type ClassSection,
  certify,
  designClasses,
  type IncentiveProblem,
  leastGainEnergy,
} from "@stackelberg/incentive";
import {
  classNoRule,
  classSimultaneousNash,
  classStaticStackelberg,
  classTeamOptimum,
  solveClassPlan,
} from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { type AnnouncedGain, announcedGain, announcedIn } from "../announced-gain.ts";
import { COST_ROUNDING, costTerms, SQUARE_ROUNDING, zeroIfRounding } from "../loss-rounding.ts";
import { benchmark, gainColumns, nothing, refusalOf } from "../study-row.ts";
import type { ClassProblem } from "./class-problem.ts";
import type { ClassLimitDesign, ClassPopulationRow, ClassStudyRow } from "./class-study.ts";

/** The design of the limit: its problem, and the gain on each class. */
export interface ClassLimit {
  readonly problem: ClassProblem;
  /** `null` where a class has none. */
  readonly gains: readonly (AnnouncedGain | null)[];
  /** λ by class, where no exact gain has finite energy. */
  readonly damping: readonly (number | null)[];
}

/** The gains of the limit, each at its own damping. */
export function classLimit(problem: ClassProblem): ClassLimit {
  const announced = announcedAt(problem, null);
  const gains = announced.map((gain) => ("reason" in gain ? null : gain));
  const damping = gains.map((gain) =>
    gain?.rule?.kind === "epsilon" ? (gain.rule.lambda ?? null) : null,
  );
  return { problem, gains, damping };
}

/** What is announced to each class: a payment where they pay, else a gain. */
function announcedAt({ game, classes }: ClassProblem, damping: ClassLimit["damping"] | null) {
  if (game.payments.length === 0) {
    return classes.map((own, k) =>
      heldBy(own, leastGainEnergy(own.condition), damping?.[k] ?? null),
    );
  }
  const sections = designClasses(game).classes;
  return classes.map((own, k) => announcedIn(own.game, sections[k] as ClassSection));
}

/** A gain that holds the target; the best affine rule for one class alone is none. */
function heldBy(own: IncentiveProblem, least: number, damping: number | null) {
  const announced = announcedGain(own, least, damping);
  if ("reason" in announced || announced.kind !== "best-affine") return announced;
  return { reason: "readings-not-known" as const };
}

/** Everything about one N. */
export function classRow(problem: ClassProblem, limit: ClassLimit | null): ClassPopulationRow {
  const { game, target } = problem;
  const announced = announcedAt(problem, limit?.damping ?? null);
  const classes = problem.classes.map((own, k): ClassStudyRow => {
    const { name } = game.classes[k] as (typeof game.classes)[number];
    const gain = announced[k] as (typeof announced)[number];
    const refusal = refusalOf(own, gain);
    return {
      name,
      count: own.game.count,
      ...("reason" in gain ? nothing : gainColumns(own, gain)),
      ...(refusal ? { refusal } : {}),
      leastGainEnergy: leastGainEnergy(own.condition),
    };
  });
  const share = (k: number) => game.classes[k]?.share ?? 0;
  const sum = (of: (row: ClassStudyRow, k: number) => number | null) =>
    classes.reduce<number | null>((total, row, k) => {
      const value = of(row, k);
      return total === null || value === null ? null : total + value;
    }, 0);
  return {
    count: game.count,
    target: {
      leaderCost: target.costs.leader,
      followerCost: target.costs.classes.reduce((total, cost, k) => total + share(k) * cost, 0),
      majorCost: null,
      classes: game.classes.map(({ name }, k) => ({
        name,
        followerCost: target.costs.classes[k] ?? Number.NaN,
      })),
    },
    baselines: {
      teamOptimum: benchmark(classTeamOptimum(game)),
      noIncentive: benchmark(classStaticStackelberg(game)),
      nash: benchmark(classSimultaneousNash(game)),
      noRule: benchmark(classNoRule(game)),
    },
    reached: classes.some(({ refusal }) => refusal) ? null : target.costs.leader,
    gainEnergy: sum(({ gainEnergy }, k) => (gainEnergy === null ? null : share(k) * gainEnergy)),
    trembleEnergy: sum(({ trembleEnergy }) => trembleEnergy),
    meanGainEnergy: sum(({ meanGainEnergy }) => meanGainEnergy),
    classes,
    limitDesign: limit && limitDesignAt(problem, limit),
  };
}

/**
 * The limit's strategies and gains in the N-follower game, with the leader's static part chosen best
 * for them at N.
 */
function limitDesignAt(
  { game, target }: ClassProblem,
  { problem, gains }: ClassLimit,
): ClassLimitDesign | null {
  if (gains.some((gain) => gain === null)) return null;
  const plan = limitPlanAt(game, problem.target.plan);
  const lost = leaderCostDifference(game, plan, target.plan);
  const costs = target.costs.leader;
  const image = classClosedLoop(game, plan).mmul(classBasis(game).factor);
  const scale = Math.max(costTerms(game.leader.cost, image), Math.abs(lost));
  const classes = game.classes.map(({ name }, k) => {
    const view = classView(game, plan, k);
    const { epsilon } = certify(view.game, {
      plan: view.plan,
      rule: gains[k]?.rule ?? null,
      payments: gains[k]?.payments ?? {},
      teamCost: 0,
      limitWellPosed: true,
      accepted: Number.POSITIVE_INFINITY,
    });
    return { name, exploitability: zeroIfRounding(epsilon, SQUARE_ROUNDING * scale) };
  });
  const difference = Math.abs(costs + lost - problem.target.costs.leader);
  return {
    leaderCost: costs + lost,
    costDifference: zeroIfRounding(difference, COST_ROUNDING * scale),
    exploitability: Math.max(...classes.map(({ exploitability }) => exploitability)),
    classes,
    lossAsPlanned: zeroIfRounding(lost, (game.target ? COST_ROUNDING : SQUARE_ROUNDING) * scale),
    lossUnderResponse: null,
  };
}

function limitPlanAt(game: ClassGame, limit: ClassPlan): ClassPlan {
  const given = (strategy: Matrix) =>
    strategy.to2DArray().map((coefficients) => ({ kind: "prescribed" as const, coefficients }));
  const { actions } = game.leader;
  const outcome = solveClassPlan(game, {
    classes: limit.classes.map(given),
    leader: actions.map((action, i) =>
      game.target?.leader && Object.hasOwn(game.target.leader, action)
        ? { kind: "prescribed", coefficients: limit.leader.getRow(i) }
        : { kind: "free" },
    ),
  });
  return outcome.status === "solved" ? outcome.plan : limit;
}

/**
 * The leader's cost of one plan minus that of another, from their difference Δ: ½E[ΔᵀL(ζ + ζ′)], or
 * ½E[ΔᵀLΔ] where the other one is the team optimum, at which first-order changes vanish.
 */
function leaderCostDifference(game: ClassGame, plan: ClassPlan, from: ClassPlan): number {
  const { factor } = classBasis(game);
  const [at, before] = [classClosedLoop(game, plan), classClosedLoop(game, from)];
  const moved = Matrix.sub(at, before).mmul(factor);
  const felt = game.target ? Matrix.add(at, before).mmul(factor) : moved;
  return Matrix.mul(moved, game.leader.cost.mmul(felt)).sum() / 2;
}
