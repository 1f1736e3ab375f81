import { Matrix } from "ml-matrix";
import { informationOf } from "../information/information-structure.ts";
import { stack } from "../information/stack.ts";
import { layoutOf, type Span } from "../model/layout.ts";
import type { GaussianBlock, LqgGame, Observations, Player } from "../model/lqg-game.ts";
import { expectedCosts } from "../plan/expected-cost.ts";
import type { Plan } from "../plan/plan.ts";
import { classBasis } from "./class-basis.ts";
import type { ClassGame, FollowerClass } from "./class-game.ts";
import { classInformation } from "./class-information.ts";
import { type ClassPlan, classCosts } from "./class-plan.ts";
import { classSizes } from "./class-sizes.ts";

/** One class as a game of its own, and the plan in it. */
export interface ClassView {
  /** The game among the members of the class and the leader. */
  readonly game: LqgGame;
  /** What class and leader do in the plan. */
  readonly plan: Plan;
}

/**
 * The game among the members of one class while all other classes follow a plan.
 *
 * The mean private variables ξ̄_l of the other classes, with covariance ν_l·Cov(ξ_l), join the common
 * variables; their mean actions are ū_l = A_l(1, ȳ_l), and the leader's observations hold their mean
 * readings ȳ_l where she knows them. What is left is an ordinary game of s_k·N followers: a member's
 * own gradient, its curvature, the leader's authority over it and what a reaction to this class does
 * are those of the whole game, because on the path she reacts to nobody else.
 *
 * In the leader's cost the other classes stand with their means; how their members differ from each
 * other adds the constant that makes her expected cost that of the whole game.
 *
 * @see theory: claim-classes
 *
 * @param game - The whole game.
 * @param plan - What everybody does.
 * @param k - Which class.
 */
export function classView(game: ClassGame, plan: ClassPlan, k: number): ClassView {
  const own = game.classes[k];
  if (!own) throw new RangeError(`the game has no class ${k}`);
  const others = game.classes.map((_, l) => l).filter((l) => l !== k);
  const { nu } = classBasis(game);
  const common = joined([
    game.common,
    ...others.map((l) => meanBlock(game.classes[l] as FollowerClass, nu[l] ?? 0)),
  ]);
  const { zeta, basis } = viewMaps(game, plan, { k, others, common });
  const player = ({ actions, label, cost }: Player, seen: Observations): Player => ({
    actions,
    label,
    observations: { names: seen.names, rows: seen.rows.mmul(basis) },
    cost: zeta.transpose().mmul(cost).mmul(zeta),
  });
  const view: LqgGame = {
    kind: "lqg",
    name: game.name,
    label: game.label,
    units: game.units,
    count: classSizes(
      game.classes.map(({ share }) => share),
      game.count,
    )[k] as number,
    countSpread: 0,
    nature: { common, leader: game.leaderPrivate, major: NOTHING, followers: own.private },
    leader: player(game.leader, withMeans(game, others)),
    major: null,
    followers: player(own, own.observations),
    knows: game.knows,
    monitoring: seenExactly(own.actions.length, basis.columns),
    defaultAction: game.defaultAction,
    target: null,
    payments: game.payments,
    participation: null,
    family: null,
  };
  const seen: Plan = {
    followers: plan.classes[k] as Matrix,
    major: null,
    leader: reordered(plan.leader, classInformation(game).leader.names, view),
  };
  const missing = classCosts(game, plan).leader - expectedCosts(view, seen).leader;
  return { game: withConstant(view, missing), plan: seen };
}

function seenExactly(actions: number, basisSize: number): LqgGame["monitoring"] {
  const disturbance = Matrix.zeros(actions, basisSize);
  return { what: "actions", noise: 0, tremble: new Array<number>(actions).fill(0), disturbance };
}

/** The game with a constant added to the leader's cost. */
function withConstant(game: LqgGame, constant: number): LqgGame {
  const cost = game.leader.cost.clone();
  cost.set(0, 0, cost.get(0, 0) + 2 * constant);
  return { ...game, leader: { ...game.leader, cost } };
}

const NOTHING: GaussianBlock = { names: [], mean: [], covariance: Matrix.zeros(0, 0) };

function joined(blocks: readonly GaussianBlock[]): GaussianBlock {
  const size = blocks.reduce((sum, { names }) => sum + names.length, 0);
  const covariance = Matrix.zeros(size, size);
  let at = 0;
  for (const block of blocks) {
    if (block.names.length > 0) covariance.setSubMatrix(block.covariance, at, at);
    at += block.names.length;
  }
  return {
    names: blocks.flatMap(({ names }) => names),
    mean: blocks.flatMap(({ mean }) => mean),
    covariance,
  };
}

function meanBlock({ private: { names, mean, covariance } }: FollowerClass, nu: number) {
  return {
    names: names.map((name) => `mean(${name})`),
    mean,
    covariance: Matrix.mul(covariance, nu),
  };
}

/** What the leader sees beside the mean of this class: her own, and the means of the others. */
function withMeans({ leader, classes, knows }: ClassGame, others: readonly number[]): Observations {
  const own = leader.observations;
  if (knows === "own" || others.length === 0) return own;
  const means = others.map((l) => (classes[l] as FollowerClass).observations);
  return {
    names: [...own.names, ...means.flatMap(({ names }) => names.map((name) => `mean(${name})`))],
    // a member of another class stands for its mean here
    rows: stack([own.rows, ...means.map(({ rows }) => rows)]),
  };
}

interface Viewpoint {
  readonly k: number;
  readonly others: readonly number[];
  readonly common: GaussianBlock;
}

/** ζ and b of the whole game as affine functions of those of the view. */
function viewMaps(
  game: ClassGame,
  plan: ClassPlan,
  { k, others, common }: Viewpoint,
): { readonly zeta: Matrix; readonly basis: Matrix } {
  const from = classBasis(game).layout;
  const own = from.classes[k] as (typeof from.classes)[number];
  const to = layoutOf({
    common: common.names.length,
    leaderPrivate: from.leaderPrivate.size,
    majorPrivate: 0,
    followerPrivate: own.individual.size,
    followerActions: own.action.size,
    majorActions: 0,
    leaderActions: from.leaderAction.size,
  });
  const zeta = Matrix.zeros(from.zetaSize, to.zetaSize);
  const put = ({ start, size }: Span, column: number) => {
    for (let j = 0; j < size; j++) zeta.set(start + j, column + j, 1);
  };
  put(from.constant, to.constant.start);
  put(from.common, to.common.start);
  put(from.leaderPrivate, to.leaderPrivate.start);
  put(own.individual, to.individual.start);
  put(own.average, to.average.start);
  put(own.action, to.action.start);
  put(own.meanAction, to.meanAction.start);
  put(from.leaderAction, to.leaderAction.start);
  let mean = to.common.start + from.common.size;
  for (const l of others) {
    const spans = from.classes[l] as typeof own;
    put(spans.individual, mean);
    put(spans.average, mean);
    mean += spans.average.size;
  }
  const basis = zeta.subMatrix(0, from.basisSize - 1, 0, to.basisSize - 1);
  const { classes } = classInformation(game);
  for (const l of others) {
    const { action, meanAction } = from.classes[l] as typeof own;
    const rows = (plan.classes[l] as Matrix).mmul((classes[l] as (typeof classes)[number]).rows);
    const followed = rows.mmul(basis);
    zeta.setSubMatrix(followed, action.start, 0);
    zeta.setSubMatrix(followed, meanAction.start, 0);
  }
  return { zeta, basis };
}

/** The leader's strategy with its columns in the order of the view. */
function reordered(strategy: Matrix, names: readonly string[], view: LqgGame): Matrix {
  const columns = informationOf(view, "leader").names.map((name) => names.indexOf(name));
  // a leader without actions has a strategy without rows
  if (strategy.rows === 0) return Matrix.zeros(0, columns.length);
  return strategy.subMatrixColumn(columns);
}
