import {
  type ClassGame,
  type ClassPlan,
  classBasis,
  classCosts,
  classInformation,
  classPlanFromNames,
  classView,
  type Information,
  type NamedPlan,
} from "@stackelberg/game";
import { type ClassPlanParts, solveClassPlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { followerCondition } from "../certificate/recomputed-condition.ts";
import type { ClassBaselineResult, ClassDesignResult } from "../result/class-design-result.ts";
import { ResultFileError } from "../result/result-text.ts";
import {
  canonicalCoefficients,
  canonicalStrategy,
  type UncertainStrategy,
} from "../verification/canonical-coefficients.ts";
import { type Comparison, compare, reject } from "../verification/compare.ts";
import { classBaselines, classCostRounding, planCosts } from "./class-baselines.ts";

/** How a plan claims to have come about. */
interface ClassPlanClaim {
  readonly followers: "free" | "responds";
  readonly leader: "free" | "given";
  /** Actions that the game's target prescribes. @defaultValue none */
  readonly prescribed?: NamedPlan | undefined;
}

const CLAIMS: Readonly<Record<keyof ClassDesignResult["baselines"], ClassPlanClaim>> = {
  teamOptimum: { followers: "free", leader: "free" },
  noIncentive: { followers: "responds", leader: "free" },
  nash: { followers: "responds", leader: "given" },
  noRule: { followers: "responds", leader: "given" },
};

/** Checks the published target and returns it. */
export function checkedClassTarget(
  game: ClassGame,
  { target }: ClassDesignResult,
  comparison: Comparison,
): ClassPlan {
  const plan = readPlan(game, target.policies, "target.policies");
  const { policies, ...costs } = target;
  compare(comparison, "target.policies", policies, canonicalPlan(game, plan));
  compare(comparison, "target", costs, planCosts(game, plan));
  const claim: ClassPlanClaim = {
    followers: "free",
    leader: "free",
    prescribed: game.target ?? undefined,
  };
  reject(comparison, "target.policies", contradiction(game, plan, claim));
  checkPrescribed(game, plan, comparison);
  return plan;
}

/** Prescribed strategies are those of the file. */
function checkPrescribed(game: ClassGame, plan: ClassPlan, comparison: Comparison): void {
  const { factor } = classBasis(game);
  for (const { role, action, strategy, information } of rowsOf(game, plan)) {
    const coefficients = game.target?.[role]?.[action];
    if (!coefficients) continue;
    const given = new Matrix([information.names.map((name) => coefficients[name] ?? 0)]);
    const [values = []] = canonicalCoefficients({ factor }, given, information);
    values.forEach((value, j) => {
      const path = `target.policies.${role}.${action}.${information.names[j]}`;
      compare(comparison, path, strategy[j], value);
    });
  }
}

/** Checks every published benchmark. */
export function checkClassBaselines(
  game: ClassGame,
  { baselines }: ClassDesignResult,
  comparison: Comparison,
): void {
  const recomputed = classBaselines(game);
  for (const name of ["teamOptimum", "noIncentive", "nash", "noRule"] as const) {
    const path = `baselines.${name}`;
    const published = baselines[name];
    const { policies } = published;
    compare(comparison, path, outline(published), outline(recomputed[name]));
    if (!policies) continue;
    const plan = readPlan(game, policies, path);
    compare(comparison, `${path}.policies`, policies, canonicalPlan(game, plan));
    compare(comparison, path, outline(published), { ...planCosts(game, plan), solved: true });
    reject(comparison, `${path}.policies`, contradiction(game, plan, CLAIMS[name]));
    const { leader } = recomputed[name].policies ?? {};
    if (CLAIMS[name].leader === "given" && leader) {
      const own = readPlan(game, { ...policies, leader }, path);
      const expected = canonicalPlan(game, own).leader;
      compare(comparison, `${path}.policies.leader`, policies.leader, expected);
    }
  }
}

/** A baseline without its strategies: those are checked as such. */
function outline({ policies, ...rest }: ClassBaselineResult): object {
  return { ...rest, solved: policies !== undefined };
}

function readPlan(game: ClassGame, plan: NamedPlan, where: string): ClassPlan {
  try {
    return classPlanFromNames(game, plan);
  } catch (error) {
    throw new ResultFileError("STACKELBERG_RESULT_SCHEMA", `${where}: ${String(error)}`);
  }
}

function canonicalPlan(
  game: ClassGame,
  plan: ClassPlan,
): Readonly<Record<"followers" | "leader", UncertainStrategy>> {
  const basis = classBasis(game);
  const { classes, leader } = classInformation(game);
  const followers = game.classes.map(({ actions }, k) => {
    const strategy = plan.classes[k] as Matrix;
    return canonicalStrategy(basis, actions, { strategy, information: classes[k] ?? leader });
  });
  return {
    followers: Object.assign({}, ...followers),
    leader: canonicalStrategy(basis, game.leader.actions, {
      strategy: plan.leader,
      information: leader,
    }),
  };
}

interface StrategyRow {
  readonly role: "followers" | "leader";
  /** Its class; `null` for the leader. */
  readonly k: number | null;
  /** Its place among the player's actions. */
  readonly i: number;
  readonly action: string;
  readonly strategy: readonly number[];
  readonly information: Information;
}

/** Every action's strategy. */
function rowsOf(game: ClassGame, plan: ClassPlan): readonly StrategyRow[] {
  const { classes, leader } = classInformation(game);
  return [
    ...game.classes.flatMap(({ actions }, k) =>
      actions.map(
        (action, i): StrategyRow => ({
          role: "followers",
          k,
          i,
          action,
          strategy: plan.classes[k]?.getRow(i) ?? [],
          information: classes[k] ?? leader,
        }),
      ),
    ),
    ...game.leader.actions.map(
      (action, i): StrategyRow => ({
        role: "leader",
        k: null,
        i,
        action,
        strategy: plan.leader.getRow(i),
        information: leader,
      }),
    ),
  ];
}

const ZERO = 1e-9;
/** Rounding of a cost, as a multiple of its bound: responses are computed anew. */
const ROUNDINGS = 16;

/**
 * What contradicts the claim that a plan is best for the leader, given who responds; `null` if nothing
 * does. As for one class: members who respond satisfy their first-order conditions, recomputed in the
 * view of their class; no coefficient of a free strategy can be moved without raising the leader's
 * cost, all responses included.
 */
function contradiction(game: ClassGame, plan: ClassPlan, claim: ClassPlanClaim): string | null {
  if (claim.followers === "responds") {
    for (const [k, { name }] of game.classes.entries()) {
      const view = classView(game, plan, k);
      const { gradient, scale } = followerCondition(view.game, view.plan);
      const size = gradient.norm("frobenius");
      if (size <= ZERO * Math.max(1, scale)) continue;
      return `the class ${name} would change its strategy: its first-order condition is off by ${size.toPrecision(3)}`;
    }
  }
  const at = classCosts(game, plan).leader;
  const rounding = ROUNDINGS * classCostRounding(game, plan);
  const { factor } = classBasis(game);
  for (const row of rowsOf(game, plan)) {
    const { role, action, information } = row;
    const given = Object.hasOwn(claim.prescribed?.[role] ?? {}, action);
    if (claim[role] !== "free" || given) continue;
    const sizes = information.rows.mmul(factor).to2DArray();
    for (const [j, images] of sizes.entries()) {
      const size = Math.hypot(...images);
      if (!(size > 1e-12)) continue;
      const moved = (sign: number) => costAfter(game, moveOf(plan, row, j, sign / size), claim);
      const [up, down] = [moved(1), moved(-1)];
      const tolerance = ZERO * Math.max(1, Math.abs(at), Math.abs(up), Math.abs(down)) + rounding;
      if (Math.abs(up - down) <= tolerance && Math.min(up, down) >= at - tolerance) continue;
      return `the leader would gain by changing how ${action} reacts to ${information.names[j]}`;
    }
  }
  return null;
}

function moveOf(plan: ClassPlan, { k, i }: StrategyRow, j: number, step: number): ClassPlan {
  const moved = (strategy: Matrix) => {
    const copy = strategy.clone();
    return copy.set(i, j, copy.get(i, j) + step);
  };
  if (k === null) return { ...plan, leader: moved(plan.leader) };
  return { ...plan, classes: plan.classes.map((each, l) => (l === k ? moved(each) : each)) };
}

/** The leader's cost after everybody who responds has responded. */
function costAfter(game: ClassGame, plan: ClassPlan, { followers }: ClassPlanClaim): number {
  if (followers === "free") return classCosts(game, plan).leader;
  const parts: ClassPlanParts = {
    classes: game.classes.map(({ actions }) => actions.map(() => ({ kind: "responds" }))),
    leader: plan.leader.to2DArray().map((coefficients) => ({ kind: "prescribed", coefficients })),
  };
  const outcome = solveClassPlan(game, parts);
  return outcome.status === "solved" ? outcome.costs.leader : Number.NaN;
}
