import {
  type ClassCosts,
  type ClassGame,
  type ClassPlan,
  checkKind,
  classCosts,
  classCurvature,
  classInformation,
  classLayout,
  memoized,
  type NamedStrategy,
} from "@stackelberg/game";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { assertTeamCostConvex } from "../leader-convexity.ts";
import type { ActionPart } from "../plan-problem.ts";
import { solveStrategies, type UnsolvedPlan } from "../solve-plan.ts";
import { unboundedTeamCost } from "../unbounded-cost.ts";
import { classForm } from "./class-form.ts";

/** A plan of a game with several classes and what it costs everybody. */
export interface SolvedClassPlan {
  /** There is a plan. */
  readonly status: "solved";
  /** Everybody's strategies. */
  readonly plan: ClassPlan;
  /** What they cost everybody. */
  readonly costs: ClassCosts;
  /** Whether no other affine plan solves the same problem. */
  readonly unique: boolean;
}

/** Outcome of every plan solver: branch on `status`. */
export type ClassPlanOutcome = SolvedClassPlan | UnsolvedPlan;

/** What becomes of the strategies of each class and of the leader, one part per action. */
export interface ClassPlanParts {
  /** Class by class. */
  readonly classes: readonly (readonly ActionPart[])[];
  /** The leader's. */
  readonly leader: readonly ActionPart[];
}

/**
 * Strategies such that each action that responds satisfies its class's first-order condition
 * E[c_u + ν_k·c_ū | y_k] = 0, prescribed ones are as given, and free ones minimise the leader's
 * expected cost, anticipating the responses. A linear system whose size grows with the number of
 * classes and not with that of followers.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { solveClassPlan } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // homes are told what to do, shops respond, and the leader takes both into account
 * const outcome = solveClassPlan(game, {
 *   classes: [[{ kind: "prescribed", coefficients: [0.5] }], [{ kind: "responds" }]],
 *   leader: [{ kind: "free" }],
 * });
 * // (2 − price)² + (price − 1)² at price = 1.5
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(0.5, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function solveClassPlan(game: ClassGame, parts: ClassPlanParts): ClassPlanOutcome {
  const obstacle = responseObstacle(game, parts);
  if (obstacle) return obstacle;
  const outcome = solveStrategies(classForm(game), [...parts.classes, parts.leader]);
  if (outcome.status !== "solved") return outcome;
  const { strategies, unique } = outcome;
  const plan: ClassPlan = {
    classes: strategies.slice(0, -1),
    leader: strategies.at(-1) ?? Matrix.zeros(0, 0),
  };
  return { status: "solved", plan, costs: classCosts(game, plan), unique };
}

/** A class whose response would be stationary and no minimum. */
function responseObstacle(game: ClassGame, { classes }: ClassPlanParts): UnsolvedPlan | null {
  for (const [k, { name }] of game.classes.entries()) {
    if (!classes[k]?.some(({ kind }) => kind === "responds")) continue;
    const { realEigenvalues } = new EigenvalueDecomposition(classCurvature(game, k), {
      assumeSymmetric: true,
    });
    const lowest = Math.min(...realEigenvalues);
    if (lowest >= -1e-13 * Math.max(...realEigenvalues)) continue;
    return {
      status: "no-equilibrium",
      reason: `the cost of the class ${name} has curvature ${Number(lowest.toPrecision(6))} in its own action, so no response is a minimum`,
    };
  }
  return null;
}

/** The same part for every action of every class, and for the leader's. */
function parts(
  game: ClassGame,
  followers: "free" | "responds",
  leader: "free" | "responds",
): ClassPlanParts {
  return {
    classes: game.classes.map(({ actions }) => actions.map(() => ({ kind: followers }))),
    leader: game.leader.actions.map(() => ({ kind: leader })),
  };
}

/**
 * The team optimum: the leader's expected cost minimised over everybody's strategies.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` `STACKELBERG_LEADER_COST_NOT_CONVEX` if her cost is not convex, or
 * `STACKELBERG_LEADER_COST_UNBOUNDED` if it falls without end.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classTeamOptimum } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // u = 0.5, v = 2 and price = 1 cost her nothing
 * const outcome = classTeamOptimum(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(0, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export const classTeamOptimum: (game: ClassGame) => SolvedClassPlan = memoized(
  (game: ClassGame) => {
    checkKind(game, "classes", { lqg: "teamOptimum", classes: "classTeamOptimum" });
    const { classes, leaderAction } = classLayout(game);
    assertTeamCostConvex(game.leader.cost, [
      ...classes.map(({ action, meanAction }, k) => ({
        own: action,
        mean: meanAction,
        names: game.classes[k]?.actions ?? [],
        count: (game.classes[k]?.share ?? 0) * game.count,
      })),
      { own: leaderAction, mean: null, names: game.leader.actions, count: 1 },
    ]);
    const outcome = solveClassPlan(game, parts(game, "free", "free"));
    if (outcome.status === "solved") return outcome;
    throw unboundedTeamCost(outcome.reason);
  },
);

/**
 * No incentive: her best strategy that ignores actions, all classes in Nash response to it. Solved
 * once per game.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classStaticStackelberg } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // u = 2 − price and v = 4 − price: best at price = 1.5
 * const outcome = classStaticStackelberg(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(0.5, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export const classStaticStackelberg: (game: ClassGame) => ClassPlanOutcome = memoized(
  (game: ClassGame) => {
    checkKind(game, "classes", { lqg: "staticStackelberg", classes: "classStaticStackelberg" });
    return solveClassPlan(game, parts(game, "responds", "free"));
  },
);

/**
 * Nobody announces anything; the leader's own condition holds beside those of all classes.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classSimultaneousNash } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // price = 1, u = 1, v = 3
 * const outcome = classSimultaneousNash(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(1.25, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function classSimultaneousNash(game: ClassGame): ClassPlanOutcome {
  checkKind(game, "classes", { lqg: "simultaneousNash", classes: "classSimultaneousNash" });
  return solveClassPlan(game, parts(game, "responds", "responds"));
}

/**
 * The Nash response of all classes to a strategy of the leader that ignores actions.
 *
 * @param leader - B, leader actions × her static information.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { Matrix } = await import("ml-matrix");
 * const { classNashResponse } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // u = 1 and v = 3
 * const price = Matrix.columnVector([1]);
 * const outcome = classNashResponse(game, price);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(1.25, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function classNashResponse(game: ClassGame, leader: Matrix): ClassPlanOutcome {
  checkKind(game, "classes", { lqg: "nashResponse", classes: "classNashResponse" });
  return solveClassPlan(game, {
    ...parts(game, "responds", "free"),
    leader: leader.to2DArray().map((coefficients) => ({ kind: "prescribed", coefficients })),
  });
}

/**
 * No rule: the leader plays her default action, all classes are in Nash response to it.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classNoRule } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // price = 0, u = 2, v = 4
 * const outcome = classNoRule(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(7.25, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function classNoRule(game: ClassGame): ClassPlanOutcome {
  checkKind(game, "classes", { lqg: "noRule", classes: "classNoRule" });
  const { names } = classInformation(game).leader;
  const leader = Matrix.zeros(game.leader.actions.length, names.length);
  game.defaultAction.forEach((value, i) => {
    leader.set(i, 0, value);
  });
  return classNashResponse(game, leader);
}

/**
 * What the leader wants: the team optimum, with the parts that the game's `target` prescribes kept.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws GameError where it is the team optimum and there is none.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { classTarget } = await import("@stackelberg/solvers");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * // the file prescribes nothing, so this is the team optimum
 * const outcome = classTarget(game);
 * if (outcome.status === "solved") expect(outcome.costs.leader).toBeCloseTo(0, 12);
 * expect(outcome.status).toBe("solved");
 * ```
 */
export function classTarget(game: ClassGame): ClassPlanOutcome {
  checkKind(game, "classes", { lqg: "targetPlan", classes: "classTarget" });
  if (!game.target) return classTeamOptimum(game);
  const { classes, leader } = classInformation(game);
  const given = (
    strategy: NamedStrategy | undefined,
    actions: readonly string[],
    names: readonly string[] = [],
  ) =>
    actions.map((action): ActionPart => {
      const coefficients = strategy && Object.hasOwn(strategy, action) ? strategy[action] : null;
      if (!coefficients) return { kind: "free" };
      return { kind: "prescribed", coefficients: names.map((name) => coefficients[name] ?? 0) };
    });
  const { target } = game;
  return solveClassPlan(game, {
    classes: game.classes.map(({ actions }, k) =>
      given(target.followers, actions, classes[k]?.names),
    ),
    leader: given(target.leader, game.leader.actions, leader.names),
  });
}
