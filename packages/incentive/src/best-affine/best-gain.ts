import {
  blockAt,
  type LqgGame,
  ownCurvature,
  type Plan,
  type Span,
  zetaLayout,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { certify } from "../certificate/certify.ts";
import { costsUnder } from "../certificate/certify-affine.ts";
import type { Reaction } from "../induced/reaction-game.ts";
import { compassSearch } from "../payments/compass-search.ts";
import { bestResponse, type ReactionResponse } from "./best-response.ts";
import { gainLine } from "./gain-line.ts";
import { lineMinimum, sampledLineMinimum } from "./line-minimum.ts";
import { ruleAround } from "./rule-around.ts";

/** The best gain that was found, and what everybody does under it. */
export interface BestGain {
  /** R: leader actions × monitored actions. */
  readonly gain: Matrix;
  /** `global`, or how many starts were tried. */
  readonly optimum: string;
  readonly response: ReactionResponse;
}

/** Where to look. */
export interface GainSearch {
  /** Policy and expectation; its gain is where lines begin. */
  readonly reaction: Reaction;
  /** The gain on the actions of one player that would hold the target if all were seen. */
  readonly exact: Matrix;
}

/** Multiples of the first gain from which the search starts, where there are several entries. */
const STARTS = [0, 1, 0.5, 2, -1];
/** Sweeps of every start, and of the best one. */
const FIRST_SWEEPS = 4;
const LAST_SWEEPS = 60;
const CONVERGED = 1e-14;
/** Gains of the orders N, √N and 1 are looked for one by one where there are more followers. */
const MANY = 1000;
/** How far a direct search goes where rounding spoils the lines. */
const DIRECT = { precision: 1e-5, maxEvaluations: 1000 };
/** What a line says of the cost and what the response says agree within this share. */
const AGREED = 1e-9;

/**
 * Minimises the leader's cost over R. On a line of gains the cost is exact but for rounding, which
 * decides where a gain of order N meets a term of order 1: so of all that was found, and of no
 * reaction at all, the response itself tells which is best.
 */
export function bestGain(game: LqgGame, plan: Plan, search: GainSearch): BestGain {
  const none = judged(game, plan, search.reaction);
  let best = none;
  let doubtful = false;
  let starts = 0;
  const [widest, ...narrower] = orders(game);
  for (const many of [widest, ...narrower]) {
    const found = searched(game, plan, { ...search, many });
    const one = judged(game, plan, { ...search.reaction, gain: found.gain });
    const agreed = agree(one.cost, found.cost, none.cost);
    if (agreed && found.proved && many === widest) return { ...one, optimum: "global" };
    if (one.cost < best.cost) {
      best = one;
      doubtful = !agreed;
    }
    starts += found.starts;
  }
  if (doubtful) best = improved(game, plan, { ...search.reaction, gain: best.gain });
  return { ...best, optimum: `best of ${starts} starts` };
}

/** Powers of the number of followers with which the best gain on their mean may grow. */
function orders({ count, major }: LqgGame): readonly [widest: number, ...number[]] {
  if (major || !Number.isFinite(count)) return [1];
  return count > MANY ? [count, Math.sqrt(count), 1] : [count];
}

/** @param size - What the leader pays without a reaction. */
function agree(a: number, b: number, size: number): boolean {
  const share = AGREED * Math.max(Math.abs(a), Math.abs(b), Math.abs(size));
  return Number.isFinite(a) && Math.abs(a - b) <= share;
}

/** Direct search from a gain, by what the leader pays. */
function improved(game: LqgGame, plan: Plan, reaction: Reaction) {
  const { gain } = reaction;
  const at = (point: readonly number[]) => {
    const moved = Matrix.from1DArray(gain.rows, gain.columns, [...point]);
    return judged(game, plan, { ...reaction, gain: moved });
  };
  const step = gain.to1DArray().map(() => 0.1 * gain.norm("frobenius"));
  const start = gain.to1DArray();
  return at(compassSearch((point) => at(point).cost, start, { step, ...DIRECT }).point);
}

/** What everybody does under a reaction, and what the leader then pays; `Infinity` if not certified. */
function judged(game: LqgGame, plan: Plan, reaction: Reaction) {
  const response = bestResponse(game, plan, reaction);
  const { gain } = reaction;
  if (response.status !== "solved") return { gain, response, cost: Number.POSITIVE_INFINITY };
  const rule = ruleAround(game, response.plan, { gain, optimum: "" });
  const claim = { plan: response.plan, rule, teamCost: 0, limitWellPosed: true, accepted: 0 };
  const { verdict } = certify(game, claim);
  const cost = verdict === "certified" ? costsUnder(game, response.plan, rule).leader : Infinity;
  return { gain, response, cost };
}

/** What was found among the gains of one order. */
interface FoundGain {
  readonly gain: Matrix;
  readonly cost: number;
  readonly proved: boolean;
  readonly starts: number;
}

function searched(
  game: LqgGame,
  plan: Plan,
  { reaction, exact, many }: GainSearch & { readonly many: number },
): FoundGain {
  const first = Matrix.mul(exact, many);
  const scale = gainScale(game, first, many);
  const line = (from: Matrix, direction: Matrix) =>
    gainLine(game, plan, { reaction: { ...reaction, gain: from }, direction });
  const { rows, columns } = first;
  if (rows * columns === 1) {
    const only = line(reaction.gain, Matrix.eye(1));
    const found = lineMinimum(only, scale);
    const sampled = found.proved ? found : sampledLineMinimum(only, scale);
    const best = sampled.cost < found.cost ? sampled : found;
    return { ...best, gain: new Matrix([[best.t]]), starts: 2 };
  }
  const along: AlongLine = (from, direction) => sampledLineMinimum(line(from, direction), scale);
  let best = { gain: reaction.gain, cost: Number.POSITIVE_INFINITY };
  for (const factor of STARTS) {
    const found = descended(Matrix.mul(first, factor), along, FIRST_SWEEPS);
    if (found.cost < best.cost) best = found;
  }
  const last = descended(best.gain, along, LAST_SWEEPS);
  return { ...last, proved: false, starts: STARTS.length };
}

/**
 * The largest of the sizes that matter: of the gain that would hold the target; of those at which
 * the reaction outweighs a player's own curvature, √(H₀/c₀₀) and H₀/c₀u, times N or the order that is
 * looked at; of the reaction to the others' actions that the leader herself would choose, √(L_uu/L₀₀).
 */
function gainScale(game: LqgGame, first: Matrix, many: number): number {
  const layout = zetaLayout(game);
  const { leaderAction: u0, majorAction, action, meanAction } = layout;
  const cost = (game.major ?? game.followers).cost;
  const [own, ...means] = game.major ? [majorAction] : [action, meanAction];
  const size = (matrix: Matrix, a: Span, b: Span) => blockAt(matrix, a, b).norm("frobenius");
  const together = (matrix: Matrix, a: Span) =>
    [own, ...means].reduce((sum, b) => sum + size(matrix, a, b), 0);
  const bare = ownCurvature(game, game.major ? "major" : "followers").norm("frobenius");
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
