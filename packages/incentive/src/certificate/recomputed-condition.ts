import {
  closedLoop,
  informationStructure,
  type LqgGame,
  memoized,
  type Plan,
  reducedBasis,
  type Span,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { regress } from "./regression.ts";

/** Derivatives of one player's cost at a plan, recomputed from the game for a certificate. */
export interface PlayerCondition {
  /** E[own gradient | y] as images on e, actions × e. */
  readonly gradient: Matrix;
  /** The same as coefficients on (1, y). */
  readonly gradientCoefficients: Matrix;
  /** Own curvature with a leader who does not react. */
  readonly curvature: Matrix;
  /** √E‖own gradient terms‖², against which a gradient counts as zero. */
  readonly scale: number;
}

/** What the leader's reaction adds for the monitored player. */
export interface MonitoredCondition extends PlayerCondition {
  /** E[κ | y] as images on e, leader actions × e. */
  readonly authority: Matrix;
  /** Coefficients of κ on I. */
  readonly authorityCoefficients: Matrix;
  /** Coefficients of κ̄ on (1, y). */
  readonly meanAuthorityCoefficients: Matrix;
  /** Cov(κ | y). */
  readonly authorityCovariance: Matrix;
  /** √E‖terms of c_u0‖², against which an authority counts as zero. */
  readonly authorityScale: number;
  /** c_0u + ν·c_0ū. */
  readonly cross: Matrix;
  /** c_00. */
  readonly leaderCurvature: Matrix;
}

/** Condition of the minor followers, or of all followers, before any reaction of the leader. */
export function followerCondition(game: LqgGame, plan: Plan): PlayerCondition {
  const { layout, nu } = reducedBasis(game);
  const { followers } = informationStructure(game);
  return playerCondition(
    game,
    plan,
    game.followers.cost,
    own(layout.action, layout.meanAction, nu),
    followers.rows,
  );
}

/** Condition of the major follower before any reaction of the leader. */
export function majorCondition(game: LqgGame, plan: Plan): PlayerCondition {
  const { layout } = reducedBasis(game);
  const { major, leader } = informationStructure(game);
  const cost = (game.major ?? game.followers).cost;
  return playerCondition(
    game,
    plan,
    cost,
    own(layout.majorAction, null, 0),
    (major ?? leader).rows,
  );
}

/** Condition of the player that the rule monitors. */
export function monitoredCondition(game: LqgGame, plan: Plan): MonitoredCondition {
  return monitored(game)(plan);
}

const monitored = memoized((game: LqgGame) =>
  memoized((plan: Plan) => monitoredConditionOf(game, plan)),
);

function monitoredConditionOf(game: LqgGame, plan: Plan): MonitoredCondition {
  const { layout, nu } = reducedBasis(game);
  const { followers, major, monitoring } = informationStructure(game);
  const { cost } = game.major ?? game.followers;
  const step = game.major
    ? own(layout.majorAction, null, 0)
    : own(layout.action, layout.meanAction, nu);
  const known = (major ?? followers).rows;
  const map = closedLoop(game, plan);
  const u0 = layout.leaderAction;
  const leaderStep = own(u0, null, 0);
  const sensitivity = shift(cost, leaderStep).mmul(map);
  const authority = regress(game, sensitivity, monitoring.rows);
  const mean = regress(game, authority.coefficients.mmul(monitoring.rows), known);
  return {
    ...playerCondition(game, plan, cost, step, known),
    authority: mean.fitted,
    authorityCoefficients: authority.coefficients,
    meanAuthorityCoefficients: mean.coefficients,
    authorityCovariance: mean.residualCovariance,
    authorityScale: termScale(game, map, shift(cost, leaderStep)),
    cross: second(cost, leaderStep, step),
    leaderCurvature: second(cost, leaderStep, leaderStep),
  };
}

/** How ζ moves when a player moves its action by one unit: weights on blocks of ζ. */
type Step = readonly { readonly span: Span; readonly weight: number }[];

function own(span: Span, mean: Span | null, nu: number): Step {
  return mean
    ? [
        { span, weight: 1 },
        { span: mean, weight: nu },
      ]
    : [{ span, weight: 1 }];
}

/** Derivative rows of ½ζᵀCζ along a step. */
function shift(cost: Matrix, step: Step): Matrix {
  const rows = Matrix.zeros(step[0]?.span.size ?? 0, cost.columns);
  for (const { span, weight } of step) {
    for (let i = 0; i < span.size; i++) {
      for (let j = 0; j < cost.columns; j++) {
        rows.set(i, j, rows.get(i, j) + weight * cost.get(span.start + i, j));
      }
    }
  }
  return rows;
}

/** Second derivative of ½ζᵀCζ along two steps. */
function second(cost: Matrix, a: Step, b: Step): Matrix {
  return shift(shift(cost, a).transpose(), b).transpose();
}

function playerCondition(
  game: LqgGame,
  plan: Plan,
  cost: Matrix,
  step: Step,
  known: Matrix,
): PlayerCondition {
  const map = closedLoop(game, plan);
  const rows = shift(cost, step);
  const { fitted, coefficients } = regress(game, rows.mmul(map), known);
  return {
    gradient: fitted,
    gradientCoefficients: coefficients,
    curvature: second(cost, step, step),
    scale: termScale(game, map, rows),
  };
}

/** √Σ_j ‖row weights of ζ_j‖²·E ζ_j²: how large the terms of rows·ζ are before they cancel. */
function termScale(game: LqgGame, map: Matrix, rows: Matrix): number {
  const images = map.mmul(reducedBasis(game).factor);
  let square = 0;
  for (let j = 0; j < images.rows; j++) {
    let weight = 0;
    let size = 0;
    for (let i = 0; i < rows.rows; i++) weight += rows.get(i, j) ** 2;
    for (let e = 0; e < images.columns; e++) size += images.get(j, e) ** 2;
    square += weight * size;
  }
  return Math.sqrt(square);
}
