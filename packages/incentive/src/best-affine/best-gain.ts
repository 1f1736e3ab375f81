import {
  blockAt,
  type LqgGame,
  ownCurvature,
  type Plan,
  type Span,
  zetaLayout,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { Reaction } from "../induced/reaction-game.ts";
import { gainLine } from "./gain-line.ts";
import { lineMinimum, sampledLineMinimum } from "./line-minimum.ts";

/** The best gain that was found. */
export interface BestGain {
  /** R: leader actions × monitored actions. */
  readonly gain: Matrix;
  /** `global`, or how many starts were tried. */
  readonly optimum: string;
}

/** Where to look. */
export interface GainSearch {
  /** Policy and expectation; its gain is where lines begin. */
  readonly reaction: Reaction;
  /** A gain of the size that matters: the one that would hold the target if all were seen. */
  readonly first: Matrix;
}

/** Multiples of the first gain from which the search starts, where there are several entries. */
const STARTS = [0, 1, 0.5, 2, -1];
/** Sweeps of every start, and of the best one. */
const FIRST_SWEEPS = 4;
const LAST_SWEEPS = 60;
const CONVERGED = 1e-14;

/** Minimises the leader's cost over R. */
export function bestGain(game: LqgGame, plan: Plan, { reaction, first }: GainSearch): BestGain {
  const scale = gainScale(game, first);
  const line = (from: Matrix, direction: Matrix) =>
    gainLine(game, plan, { reaction: { ...reaction, gain: from }, direction });
  const { rows, columns } = first;
  if (rows * columns === 1) {
    const only = line(reaction.gain, Matrix.eye(1));
    const found = lineMinimum(only, scale);
    if (found.proved) return { gain: new Matrix([[found.t]]), optimum: "global" };
    const sampled = sampledLineMinimum(only, scale);
    const best = sampled.cost < found.cost ? sampled : found;
    return { gain: new Matrix([[best.t]]), optimum: "best of 2 starts" };
  }
  const along: AlongLine = (from, direction) => sampledLineMinimum(line(from, direction), scale);
  let best = { gain: reaction.gain, cost: Number.POSITIVE_INFINITY };
  for (const factor of STARTS) {
    const found = descended(Matrix.mul(first, factor), along, FIRST_SWEEPS);
    if (found.cost < best.cost) best = found;
  }
  const { gain } = descended(best.gain, along, LAST_SWEEPS);
  return { gain, optimum: `best of ${STARTS.length} starts` };
}

/**
 * The largest of the sizes that matter: of the gain that would hold the target; of those at which
 * the reaction outweighs a player's own curvature, √(H₀/c₀₀) and H₀/c₀u, times N; of the reaction to
 * the others' actions that the leader herself would choose, √(L_uu/L₀₀).
 */
function gainScale(game: LqgGame, first: Matrix): number {
  const layout = zetaLayout(game);
  const { leaderAction: u0, majorAction, action, meanAction } = layout;
  const cost = (game.major ?? game.followers).cost;
  const [own, ...means] = game.major ? [majorAction] : [action, meanAction];
  const size = (matrix: Matrix, a: Span, b: Span) => blockAt(matrix, a, b).norm("frobenius");
  const together = (matrix: Matrix, a: Span) =>
    [own, ...means].reduce((sum, b) => sum + size(matrix, a, b), 0);
  const bare = ownCurvature(game, game.major ? "major" : "followers").norm("frobenius");
  const many = Number.isFinite(game.count) && !game.major ? game.count : 1;
  const hers = [own, ...means].reduce((sum, a) => sum + together(game.leader.cost, a), 0);
  const sizes = [
    first.norm("frobenius"),
    many * Math.sqrt(bare / size(cost, u0, u0)),
    (many * bare) / together(cost, u0),
    Math.sqrt(hers / size(game.leader.cost, u0, u0)),
  ].filter((value) => value > 0 && Number.isFinite(value));
  // a little more, so that the gains themselves lie inside
  return 1.5 * Math.max(...sizes, many * 1e-3);
}

type AlongLine = (from: Matrix, direction: Matrix) => { readonly t: number; readonly cost: number };

/** Powell's method: minima along each entry, then along the way that led there. */
function descended(
  start: Matrix,
  along: AlongLine,
  sweeps: number,
): { gain: Matrix; cost: number } {
  const { rows, columns } = start;
  const directions = Array.from({ length: rows * columns }, (_, k) =>
    Matrix.zeros(rows, columns).set(Math.floor(k / columns), k % columns, 1),
  );
  let gain = start;
  let cost = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const [before, earlier] = [gain, cost];
    for (const direction of directions) {
      const found = along(gain, direction);
      if (!(found.cost < cost)) continue;
      gain = Matrix.add(gain, Matrix.mul(direction, found.t));
      cost = found.cost;
    }
    const way = Matrix.sub(gain, before);
    const length = way.norm("frobenius");
    if (!(length > 0)) break;
    const unit = Matrix.mul(way, 1 / length);
    const found = along(gain, unit);
    if (found.cost < cost) {
      gain = Matrix.add(gain, Matrix.mul(unit, found.t));
      cost = found.cost;
    }
    if (earlier - cost <= CONVERGED * Math.abs(cost)) break;
    directions.shift();
    directions.push(unit);
  }
  return { gain, cost };
}
