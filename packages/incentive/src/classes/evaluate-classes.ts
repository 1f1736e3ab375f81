import {
  type ClassGame,
  type ClassPlan,
  checkKind,
  classBasis,
  classClosedLoop,
  classCosts,
  classInformation,
  classView,
  gameHash,
  nameClassPlan,
  randomNorm,
  rowsAt,
} from "@stackelberg/game";
import { type ClassPlanOutcome, classNashResponse } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { followerCondition } from "../certificate/recomputed-condition.ts";
import { noResponse } from "../evaluation/evaluate.ts";
import { savings } from "../evaluation/intended-plan.ts";
import { judge } from "../evaluation/judgement.ts";
import { lowestCurvature } from "../evaluation/stability.ts";
import { accountsOf } from "../participation/accounts.ts";
import { classBaselines, planCosts } from "./class-baselines.ts";
import type { ClassEvaluation } from "./class-evaluation.ts";
import { readClassRules } from "./class-rules.ts";
import { solvedClassTarget } from "./design-classes.ts";
import { type ClassAffineRule, inducedClassGame } from "./induced-class-game.ts";
import { receiptsOf } from "./joint-accounts.ts";
import { type JointStability, jointStability } from "./joint-stability.ts";
import { type ClassPayments, paidClasses } from "./paid-classes.ts";

/**
 * {@link evaluate} for several classes of followers: what every class will do under any affine rule,
 * and whether the leader's target is an equilibrium under it.
 *
 * The rule u0 = B·I0 + Σ_k R_k·ū_k is substituted into everybody's cost, payments are added to the
 * payers'; the answers are those of the game that is left. Costs are told before payments.
 *
 * @param rules - At most one per action of the leader, in her observations, the mean readings and the
 * mean actions of all classes, as in `["price = 0.4*mean(u) + 0.1*mean(v)"]`, and one
 * `payment(homes) = …` per class.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` for a rule that cannot be read, or a game without a target.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { evaluateClasses } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // 1 for every kWh of each of 8 homes, 0.5 for every one of each of 2 shops
 * const { verdict } = evaluateClasses(game, ["price = 1 + 8*(mean(u) - 0.5) + (mean(v) - 2)"]);
 * expect(verdict).toBe("certified");
 * const { response } = evaluateClasses(game, ["price = 1.5"]);
 * expect(response.policies?.followers?.["v"]?.["constant"]).toBeCloseTo(2.5, 12);
 * ```
 */
export function evaluateClasses(game: ClassGame, rules: readonly string[]): ClassEvaluation {
  checkKind(game, "classes", {
    lqg: "evaluate",
    classes: "evaluateClasses",
    finite: "evaluateKernel",
  });
  const { action: rule, payments } = readClassRules(game, rules);
  const target = solvedClassTarget(game).plan;
  const references = classBaselines(game);
  const unpaid = inducedClassGame(game, rule);
  const induced = inducedClassGame(paidClasses(game, target, payments), rule);
  const silent = inducedClassGame(game, {
    policy: target.leader,
    meanGains: rule.meanGains.map((gain) => Matrix.mul(gain, 0)),
  });
  const intended = intendedPlan({ game, rule, induced, silent, target });
  const { leader } = classInformation(game);
  const played = randomNorm(target.leader.mmul(leader.rows), classBasis(game));
  const { verdict, explanation } = judge({
    temptations: intended.classes.map((saved) => ({
      who: `each member of the class ${saved.class}`,
      ...saved,
    })),
    onPathResidual: intended.onPathResidual,
    size: Math.max(1, played, rule.policy.norm("frobenius")),
  });
  const { stability, unique } = stabilityOf(induced, target);
  const response = classNashResponse(induced, Matrix.zeros(0, leader.names.length));
  return {
    schema: "stackelberg.evaluation/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    rule: rules,
    response: responseResult(unpaid, response, unique),
    stability,
    benchmarks: {
      target: classCosts(game, target).leader,
      teamOptimum: references.teamOptimum.leaderCost,
      noIncentive: references.noIncentive.leaderCost,
      nash: references.nash.leaderCost,
      noRule: references.noRule.leaderCost,
    },
    intended,
    accounts:
      response.status === "solved"
        ? classAccounts(unpaid, { target, plan: response.plan, payments })
        : {},
    verdict,
    explanation,
  };
}

/** Everybody does what the target says, and the leader's action is in the costs. */
function followed({ leader }: ClassGame, { classes, leader: policy }: ClassPlan): ClassPlan {
  return { classes, leader: Matrix.zeros(leader.actions.length, policy.columns) };
}

interface Intention {
  readonly game: ClassGame;
  readonly rule: ClassAffineRule;
  /** The game that is left under the rule, and under the target's actions alone. */
  readonly induced: ClassGame;
  readonly silent: ClassGame;
  readonly target: ClassPlan;
}

function intendedPlan(intention: Intention): ClassEvaluation["intended"] {
  const { game, induced, silent, target } = intention;
  const plan = followed(induced, target);
  const classes = game.classes.map(({ name }, k) => ({
    class: name,
    ...savings(followerCondition, classView(induced, plan, k), classView(silent, plan, k)),
  }));
  const followers = classes.reduce((a, b) => (b.exploitability > a.exploitability ? b : a));
  return {
    onPathResidual: onPathResidual(intention),
    epsilon: followers.exploitability,
    followers,
    classes,
    leaderCost: classCosts(induced, plan).leader,
  };
}

function onPathResidual({ game, rule, target }: Intention): number {
  const basis = classBasis(game);
  const map = classClosedLoop(game, target);
  const difference = Matrix.sub(rule.policy, target.leader).mmul(
    classInformation(game).leader.rows,
  );
  basis.layout.classes.forEach(({ meanAction }, k) => {
    difference.add((rule.meanGains[k] as Matrix).mmul(rowsAt(map, meanAction)));
  });
  return randomNorm(difference, basis);
}

/** Who pays what when everybody responds. */
function classAccounts(
  unpaid: ClassGame,
  {
    target,
    plan,
    payments,
  }: { readonly target: ClassPlan; readonly plan: ClassPlan; readonly payments: ClassPayments },
): ClassEvaluation["accounts"] {
  const paying = unpaid.classes.flatMap(({ name, share }, k) => {
    const rule = payments[k];
    if (!rule) return [];
    const view = classView(unpaid, plan, k);
    const { followers } = accountsOf(view.game, {
      target: { ...view.plan, followers: target.classes[k] as Matrix },
      plan: view.plan,
      payments: { followers: rule },
    });
    return followers ? [{ share, account: { class: name, ...followers } }] : [];
  });
  if (paying.length === 0) return {};
  return {
    classes: paying.map(({ account }) => account),
    leader: receiptsOf(
      unpaid.count,
      paying.map(({ share, account }) => ({ share, account })),
    ),
  };
}

function stabilityOf(
  induced: ClassGame,
  target: ClassPlan,
): Pick<ClassEvaluation, "stability"> & Pick<JointStability, "unique"> {
  const plan = followed(induced, target);
  const views = induced.classes.map((_, k) => classView(induced, plan, k));
  const still = induced.classes.map(({ actions }) => Matrix.zeros(0, actions.length));
  const { symmetricMode, unique } = jointStability(induced, views, still);
  const curvature = Math.min(...views.map(({ game }) => lowestCurvature(game)));
  return { stability: { curvature, symmetricMode }, unique };
}

function responseResult(
  induced: ClassGame,
  outcome: ClassPlanOutcome,
  unique: boolean | null,
): ClassEvaluation["response"] {
  if (outcome.status !== "solved") return noResponse(outcome);
  const { leaderCost, followerCost, classes } = planCosts(induced, outcome.plan);
  return {
    status: "solved",
    leaderCost,
    followerCost,
    classes,
    policies: nameClassPlan(induced, outcome.plan),
    unique: unique ?? true,
  };
}
