import type { ClassGame, ClassPlan } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { below, cut, place } from "./blocks.ts";
import {
  assembled,
  constantRow,
  type Draft,
  meanOf,
  type WrittenOutGame,
} from "./written-out-game.ts";
import type { WrittenOutLayout } from "./written-out-layout.ts";
import type { WrittenOutPlan } from "./written-out-plan.ts";

/** The class of every follower, in the order in which they are written out. */
export function classOfFollowers({ classes, count }: ClassGame): readonly number[] {
  return classes.flatMap(({ share }, k) => {
    const size = share * count;
    if (Math.abs(size - Math.round(size)) > 1e-9) throw new RangeError(`${size} followers`);
    return new Array<number>(Math.round(size)).fill(k);
  });
}

/**
 * A game with several classes, every follower written out: class by class, each with its own
 * primitives, actions and coefficients. That members of a class are alike is not used.
 *
 * The leader's cost is averaged over lcm(n_1, …, n_K) draws of one member from each class, in which
 * every member of a class occurs equally often; no term has individual quantities of two classes, so
 * how the draws are paired does not matter.
 *
 * @param game - A game with a finite number of followers.
 */
export function writtenOutClassGame(game: ClassGame): WrittenOutGame {
  const classOf = classOfFollowers(game);
  const layout = layoutOf(game, classOf);
  const members = game.classes.map((_, k) => classOf.flatMap((each, i) => (each === k ? [i] : [])));
  const draw = (of: (k: number) => number) => game.classes.map((_, k) => of(k));
  const first = (k: number) => members[k]?.[0] as number;
  const drafts: Draft[] = classOf.map((k, i) => {
    const drawn = draw((l) => (l === k ? i : first(l)));
    const { observations, cost } = game.classes[k] as (typeof game.classes)[number];
    const basis = basisOf(game, layout, { members, drawn });
    return {
      role: "follower",
      actions: layout.actions[i] as Draft["actions"],
      information: below([constantRow(layout), observations.rows.mmul(basis)]),
      cost: { matrix: cost, vectors: [zetaOf(game, layout, { members, drawn })] },
    };
  });
  const draws = members.map(({ length }) => length).reduce(leastCommonMultiple, 1);
  const vectors = Array.from({ length: draws }, (_, turn) => {
    const drawn = draw((k) => {
      const own = members[k] as readonly number[];
      return own[turn % own.length] as number;
    });
    return zetaOf(game, layout, { members, drawn });
  });
  const leaderBasis = basisOf(game, layout, { members, drawn: draw(first) });
  const own = [constantRow(layout), game.leader.observations.rows.mmul(leaderBasis)];
  const means = members.map((list) => {
    const rows = meanOf(list.map((i) => drafts[i]?.information as Matrix));
    // without the constant
    return cut(rows, [1, 0], [rows.rows - 1, rows.columns]);
  });
  drafts.push({
    role: "leader",
    actions: layout.leaderActions,
    information: below(game.knows === "own" ? own : [...own, ...means]),
    cost: { matrix: game.leader.cost, vectors },
  });
  return assembled(game, layout, {
    moment: momentOf(game, layout, classOf),
    meanReadings: below(means),
    drafts,
  });
}

/** The same strategy for every member of a class. */
export function repeatedClassPlan(game: ClassGame, plan: ClassPlan): WrittenOutPlan {
  const followers = classOfFollowers(game).map((k) => plan.classes[k] as Matrix);
  return { followers, major: null, leader: plan.leader };
}

function layoutOf(game: ClassGame, classOf: readonly number[]): WrittenOutLayout {
  let next = 0;
  const take = (size: number) => {
    const run = { start: next, size };
    next += size;
    return run;
  };
  const own = (k: number) => game.classes[k] as (typeof game.classes)[number];
  take(1 + game.common.names.length + game.leaderPrivate.names.length);
  const shared = next;
  const privates = classOf.map((k) => take(own(k).private.names.length));
  const primitives = next;
  const actions = classOf.map((k) => take(own(k).actions.length));
  const majorActions = take(0);
  const leaderActions = take(game.leader.actions.length);
  return { shared, privates, primitives, actions, majorActions, leaderActions, size: next };
}

function momentOf(
  { common, leaderPrivate, classes }: ClassGame,
  { primitives, privates }: WrittenOutLayout,
  classOf: readonly number[],
): Matrix {
  const moment = Matrix.zeros(primitives, primitives).set(0, 0, 1);
  place(moment, common.covariance, 1, 1);
  const after = 1 + common.names.length;
  place(moment, leaderPrivate.covariance, after, after);
  privates.forEach(({ start }, i) => {
    const { covariance } = (classes[classOf[i] ?? 0] as (typeof classes)[number]).private;
    place(moment, covariance, start, start);
  });
  return moment;
}

interface Draw {
  /** Followers of each class. */
  readonly members: readonly (readonly number[])[];
  /** One of them from each class. */
  readonly drawn: readonly number[];
}

/** (1, x, w0, ξ_1, ξ̄_1, …, ξ_K, ξ̄_K) as rows over e. */
function basisOf(
  { classes }: ClassGame,
  { shared, primitives, privates }: WrittenOutLayout,
  { members, drawn }: Draw,
): Matrix {
  const head = Matrix.zeros(shared, primitives);
  for (let k = 0; k < shared; k++) head.set(k, k, 1);
  const blocks = classes.map((each, k) =>
    oneAndMean(privates, { size: each.private.names.length, primitives }, [
      drawn[k] as number,
      members[k] as readonly number[],
    ]),
  );
  return below([head, ...blocks]);
}

/** ζ as rows over v. */
function zetaOf(game: ClassGame, layout: WrittenOutLayout, draw: Draw): Matrix {
  const basis = basisOf(game, layout, draw);
  const wide = Matrix.zeros(basis.rows, layout.size);
  place(wide, basis, 0, 0);
  const blocks = game.classes.map((each, k) =>
    oneAndMean(layout.actions, { size: each.actions.length, primitives: layout.size }, [
      draw.drawn[k] as number,
      draw.members[k] as readonly number[],
    ]),
  );
  const leader = Matrix.zeros(layout.leaderActions.size, layout.size);
  for (let k = 0; k < leader.rows; k++) leader.set(k, layout.leaderActions.start + k, 1);
  return below([wide, ...blocks, leader]);
}

/** A quantity of one member, then its mean over all members. */
function oneAndMean(
  runs: WrittenOutLayout["privates"],
  { size, primitives }: { readonly size: number; readonly primitives: number },
  [one, members]: readonly [number, readonly number[]],
): Matrix {
  const rows = Matrix.zeros(2 * size, primitives);
  const start = (i: number) => runs[i]?.start ?? 0;
  for (let k = 0; k < size; k++) {
    rows.set(k, start(one) + k, 1);
    for (const i of members) rows.set(size + k, start(i) + k, 1 / members.length);
  }
  return rows;
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return (a * b) / divisor(a, b);
}
