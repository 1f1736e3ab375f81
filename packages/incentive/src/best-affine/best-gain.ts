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
import { type ReactionResponse, refinedResponse } from "./best-response.ts";
import { gainFamily } from "./gain-family.ts";
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

/** Multiples of the exact gain from which the search starts besides 0, where there are several entries. */
const MULTIPLES = [1, 0.5, 2, -1];
/** From so many followers on it starts from gains of the orders √N and 1 too. */
const MANY = 1000;
/** Sweeps of every start, and of the best one. */
const FIRST_SWEEPS = 4;
const LAST_SWEEPS = 60;
const CONVERGED = 1e-14;
/** How often lines are drawn at most. */
const ROUNDS = 3;
/** What a line says of the cost and what the response says agree within this share. */
const AGREED = 1e-6;

/**
 * Minimises the leader's cost over R. On a line of gains the cost is exact but for rounding, which
 * decides where a gain of order N meets a term of order 1: so of all that was found, and of no
 * reaction at all, the response itself tells which is best; and where it contradicts the line, lines
 * are drawn again around the response, where surprises are small.
 *
 * @param exact - The gain on the actions of one player that would hold the target if all were seen.
 */
export function bestGain(game: LqgGame, plan: Plan, exact: Matrix): BestGain {
  const none = judged(game, plan, Matrix.mul(exact, 0));
  let best = none;
  let starts = 0;
  let around = plan;
  for (let round = 0; round < ROUNDS; round++) {
    const found = searched(game, around, { exact, known: best.gain });
    const one = judged(game, around, found.gain);
    const agreed = agree(one.cost, found.cost, none.cost);
    if (agreed && found.proved) return { ...one, optimum: "global" };
    starts += found.starts;
    if (one.cost < best.cost) best = one;
    if (agreed || one.response.status !== "solved") break;
    around = one.response.plan;
  }
  return { ...best, optimum: `best of ${starts} starts` };
}

/** How many followers share a reaction to their mean. */
function sharing({ count, major }: LqgGame): number {
  return major || !Number.isFinite(count) ? 1 : count;
}

/** @param size - What the leader pays without a reaction. */
function agree(a: number, b: number, size: number): boolean {
  const share = AGREED * Math.max(Math.abs(a), Math.abs(b), Math.abs(size));
  return Number.isFinite(a) && Math.abs(a - b) <= share;
}

/** What everybody does under a reaction, and what the leader then pays; `Infinity` if not certified. */
function judged(game: LqgGame, plan: Plan, gain: Matrix) {
  const response = refinedResponse(game, plan, gain);
  if (response.status !== "solved") return { gain, response, cost: Number.POSITIVE_INFINITY };
  const rule = ruleAround(game, response.plan, { gain, optimum: "" });
  const claim = { plan: response.plan, rule, teamCost: 0, limitWellPosed: true, accepted: 0 };
  const { verdict } = certify(game, claim);
  const cost = verdict === "certified" ? costsUnder(game, response.plan, rule).leader : Infinity;
  return { gain, response, cost };
}

/** What a search found. */
interface FoundGain {
  readonly gain: Matrix;
  readonly cost: number;
  readonly proved: boolean;
  readonly starts: number;
}

/**
 * Searches from multiples of the exact gain, of N times and of √N times it, and from what is known. On
 * every line gains of the order of N and those of order 1 are looked at.
 */
function searched(
  game: LqgGame,
  plan: Plan,
  { exact, known }: { readonly exact: Matrix; readonly known: Matrix },
): FoundGain {
  const many = sharing(game);
  const scale = gainScale(game, Matrix.mul(exact, many), many);
  const finest = Math.min(scale, gainScale(game, exact, 1));
  const family = gainFamily(game)(plan);
  const { rows, columns } = exact;
  const none = Matrix.zeros(rows, columns);
  if (rows * columns === 1) {
    const only = gainLine(family, none, Matrix.eye(1));
    const found = lineMinimum(only, scale);
    const sampled = found.proved ? found : sampledLineMinimum(only, scale, finest);
    const best = sampled.cost < found.cost ? sampled : found;
    return { ...best, gain: new Matrix([[best.t]]), starts: 2 };
  }
  const along: AlongLine = (from, direction) =>
    sampledLineMinimum(gainLine(family, from, direction), scale, finest);
  const orders = many > MANY ? [many, Math.sqrt(many), 1] : [many];
  const starts = [
    none,
    ...orders.flatMap((order) => MULTIPLES.map((factor) => Matrix.mul(exact, factor * order))),
    ...(known.norm("max") > 0 ? [known] : []),
  ];
  let best = { gain: none, cost: Number.POSITIVE_INFINITY };
  for (const start of starts) {
    const found = descended(start, along, FIRST_SWEEPS);
    if (found.cost < best.cost) best = found;
  }
  const last = descended(best.gain, along, LAST_SWEEPS);
  return { ...last, proved: false, starts: starts.length };
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
