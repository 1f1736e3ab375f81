import type { LqgGame } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { below } from "./blocks.ts";
import { primitiveMoment, type WrittenOutLayout, writtenOutLayout } from "./written-out-layout.ts";

/** A cost that is the average over k of ½ζ_kᵀCζ_k. A follower's own cost has a single term. */
export interface WrittenOutCost {
  /** C over ζ = (1, x, w0, wm, ξ_i, ξ̄, u_i, ū, uM, u0), as the game has it. */
  readonly matrix: Matrix;
  /** Z_k with ζ_k = Z_k·v: follower k's ζ over everything, averages written out. */
  readonly vectors: readonly Matrix[];
}

/** One player: follower 1 … N, the major follower, or the leader. */
export interface WrittenOutPlayer {
  readonly role: "follower" | "major" | "leader";
  /** Where its actions stand in v. */
  readonly actions: { readonly start: number; readonly size: number };
  /** (1, y), rows over the primitives e. */
  readonly information: Matrix;
  /** Where its coefficients, action by action, stand among all unknowns. */
  readonly unknowns: { readonly start: number; readonly size: number };
  /** Where its information stands in {@link WrittenOutGame.informationMoment}. */
  readonly informationStart: number;
  readonly cost: WrittenOutCost;
}

/**
 * A game with every follower written out: primitives e = (1, x, w0, wm, ξ_1, …, ξ_N), centred, and
 * v = (e, u_1, …, u_N, uM, u0). Followers share nothing but the numbers in their costs.
 */
export interface WrittenOutGame {
  /** What of the game it came from is still needed. */
  readonly game: Pick<LqgGame, "defaultAction" | "knows" | "leader">;
  readonly layout: WrittenOutLayout;
  /** E[eeᵀ], block diagonal. */
  readonly moment: Matrix;
  /** ȳ, class by class where there are several; rows over e. */
  readonly meanReadings: Matrix;
  readonly followers: readonly WrittenOutPlayer[];
  /** `null` without a major follower. */
  readonly major: WrittenOutPlayer | null;
  readonly leader: WrittenOutPlayer;
  /** Followers, then the major, then the leader. */
  readonly players: readonly WrittenOutPlayer[];
  /** E[e·Yᵀ], Y everybody's information one below the other. */
  readonly primitiveByInformation: Matrix;
  /** E[Y·Yᵀ]. */
  readonly informationMoment: Matrix;
  /** Number of coefficients of all strategies together. */
  readonly unknownCount: number;
}

/** Settings of {@link writtenOutGame}. */
export interface WrittenOutOptions {
  /**
   * Without a major and with `knows: observations`: what the leader's policy may use, the average
   * ȳ or every y_j by itself. @defaultValue "mean"
   */
  readonly leaderSees?: "mean" | "each" | undefined;
}

/**
 * Expands a game follower by follower. Memory and time grow with N; symmetry is not used.
 *
 * @param game - A game with a finite number of followers.
 * @param options - What the leader's policy uses.
 * @throws RangeError when `count` is not a whole number ≥ 1.
 */
export function writtenOutGame(game: LqgGame, options: WrittenOutOptions = {}): WrittenOutGame {
  const layout = writtenOutLayout(game);
  const moment = primitiveMoment(game, layout);
  const vectors = layout.privates.map((_, i) => zetaOf(game, layout, i));
  const readings = layout.privates.map((_, i) =>
    readingOf(game.followers.observations.rows, i, layout),
  );
  const drafts: Draft[] = readings.map((rows, i) => ({
    role: "follower",
    actions: layout.actions[i] as WrittenOutPlayer["actions"],
    information: below([constantRow(layout), rows]),
    cost: { matrix: game.followers.cost, vectors: [vectors[i] as Matrix] },
  }));
  if (game.major) {
    drafts.push({
      role: "major",
      actions: layout.majorActions,
      information: below([constantRow(layout), readingOf(game.major.observations.rows, 0, layout)]),
      cost: { matrix: game.major.cost, vectors },
    });
  }
  drafts.push({
    role: "leader",
    actions: layout.leaderActions,
    information: leaderInformation(game, layout, { readings, each: options.leaderSees === "each" }),
    cost: { matrix: game.leader.cost, vectors },
  });
  return assembled(game, layout, { moment, drafts, meanReadings: meanOf(readings) });
}

/** A player before all unknowns are numbered. */
export type Draft = Omit<WrittenOutPlayer, "unknowns" | "informationStart">;

/** The game of all players; followers first, then the major, then the leader. */
export function assembled(
  game: WrittenOutGame["game"],
  layout: WrittenOutLayout,
  {
    moment,
    meanReadings,
    drafts,
  }: Pick<WrittenOutGame, "moment" | "meanReadings"> & { readonly drafts: readonly Draft[] },
): WrittenOutGame {
  let unknownCount = 0;
  let informationStart = 0;
  const players = drafts.map((draft): WrittenOutPlayer => {
    const size = draft.actions.size * draft.information.rows;
    const player = { ...draft, unknowns: { start: unknownCount, size }, informationStart };
    unknownCount += size;
    informationStart += draft.information.rows;
    return player;
  });
  const everybody = below(players.map((p) => p.information));
  const primitiveByInformation = moment.mmul(everybody.transpose());
  return {
    game,
    layout,
    moment,
    meanReadings,
    players,
    followers: players.filter((p) => p.role === "follower"),
    major: players.find((p) => p.role === "major") ?? null,
    leader: players[players.length - 1] as WrittenOutPlayer,
    primitiveByInformation,
    informationMoment: everybody.mmul(primitiveByInformation),
    unknownCount,
  };
}

/** The constant 1 over e. */
export function constantRow(layout: WrittenOutLayout): Matrix {
  return Matrix.zeros(1, layout.primitives).set(0, 0, 1);
}

/** Rows over the reduced basis as rows over e, for follower `i`: ξ̄ becomes a written-out average. */
function readingOf(rows: Matrix, i: number, layout: WrittenOutLayout): Matrix {
  return rows.mmul(basisOf(layout, i));
}

/** (1, x, w0, wm, ξ_i, ξ̄) as rows over e. */
function basisOf({ primitives, shared, privates }: WrittenOutLayout, i: number): Matrix {
  const own = privates[i] as { start: number; size: number };
  const rows = Matrix.zeros(shared + 2 * own.size, primitives);
  for (let k = 0; k < shared; k++) rows.set(k, k, 1);
  for (let k = 0; k < own.size; k++) {
    rows.set(shared + k, own.start + k, 1);
    for (const { start } of privates)
      rows.set(shared + own.size + k, start + k, 1 / privates.length);
  }
  return rows;
}

/** Z_i: (b_i, u_i, ū, uM, u0) as rows over v. */
function zetaOf(game: LqgGame, layout: WrittenOutLayout, i: number): Matrix {
  const basis = basisOf(layout, i);
  const own = layout.actions[i] as { start: number; size: number };
  const tail = layout.majorActions.size + layout.leaderActions.size;
  const rows = Matrix.zeros(basis.rows + 2 * own.size + tail, layout.size);
  if (rows.rows !== game.followers.cost.rows)
    throw new RangeError("cost and blocks differ in size");
  for (let k = 0; k < basis.rows; k++) {
    for (let e = 0; e < basis.columns; e++) rows.set(k, e, basis.get(k, e));
  }
  const count = layout.actions.length;
  for (let k = 0; k < own.size; k++) {
    rows.set(basis.rows + k, own.start + k, 1);
    for (const { start } of layout.actions)
      rows.set(basis.rows + own.size + k, start + k, 1 / count);
  }
  for (let k = 0; k < tail; k++) {
    rows.set(basis.rows + 2 * own.size + k, layout.majorActions.start + k, 1);
  }
  return rows;
}

function leaderInformation(
  game: LqgGame,
  layout: WrittenOutLayout,
  { readings, each }: { readonly readings: readonly Matrix[]; readonly each: boolean },
): Matrix {
  const own = [constantRow(layout), readingOf(game.leader.observations.rows, 0, layout)];
  if (game.knows === "own") return below(own);
  if (game.major) return below([...own, readingOf(game.major.observations.rows, 0, layout)]);
  if (each) return below([...own, ...readings]);
  return below([...own, meanOf(readings)]);
}

/** The average of matrices of one shape. */
export function meanOf(matrices: readonly Matrix[]): Matrix {
  const sum = matrices.reduce((total, each) => Matrix.add(total, each));
  return Matrix.mul(sum, 1 / matrices.length);
}
