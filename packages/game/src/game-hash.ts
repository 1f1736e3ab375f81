import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Matrix } from "ml-matrix";
import type { ClassGame } from "./classes/class-game.ts";
import type { FiniteGame } from "./finite/finite-game.ts";
import type { AnyGame } from "./load-any-game.ts";
import type { GaussianBlock, LqgGame, Player } from "./model/lqg-game.ts";
import { memoized } from "./model/memoized.ts";

/**
 * A fingerprint of the mathematics of a game: names of variables, actions and observations, means,
 * covariances, costs, information, target, payers and terms of participation; not its name, labels, units or number of followers.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { gameHash, loadGame, withCount } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "smallest",
 *   leader: { actions: ["price"], cost: "(u - 1)^2 + price^2" },
 *   followers: { count: 10, actions: ["u"], cost: "u^2 + price*u" },
 * });
 * expect(gameHash(game)).toBe(gameHash(withCount(game, 1000)));
 * ```
 */
export function gameHash(game: AnyGame): string {
  return contentHash(game.kind === "classes" ? game.classes : game.followers)(game);
}

/** One memory per followers' record, which copies with another count share. */
const contentHash = memoized((_followers: object) => {
  let known: { readonly content: string; readonly hash: string } | null = null;
  return (game: AnyGame): string => {
    const content = JSON.stringify(anyContentOf(game));
    if (known?.content !== content) {
      known = { content, hash: `sha256:${bytesToHex(sha256(utf8ToBytes(content)))}` };
    }
    return known.hash;
  };
});

function anyContentOf(game: AnyGame): unknown {
  if (game.kind === "classes") return classContentOf(game);
  return game.kind === "lqg" ? contentOf(game) : finiteContentOf(game);
}

function classContentOf({
  common,
  leaderPrivate,
  leader,
  classes,
  knows,
  defaultAction,
  target,
  payments,
}: ClassGame): unknown {
  return {
    kind: "classes",
    nature: [common, leaderPrivate].map(blockOf),
    leader: playerOf(leader),
    classes: classes.map((each) => ({
      name: each.name,
      share: each.share,
      private: blockOf(each.private),
      ...playerOf(each),
    })),
    knows,
    default: defaultAction.map(positiveZero),
    target: target && sorted(target),
    ...(payments.length > 0 ? { payments } : {}),
  };
}

function contentOf({
  nature,
  leader,
  major,
  followers,
  knows,
  defaultAction,
  target,
  monitoring,
  payments,
  participation,
}: LqgGame): unknown {
  return {
    kind: "lqg",
    nature: [nature.common, nature.leader, nature.major, nature.followers].map(blockOf),
    leader: playerOf(leader),
    major: major && playerOf(major),
    followers: playerOf(followers),
    knows,
    default: defaultAction.map(positiveZero),
    target: target && sorted(target),
    ...(monitoring.what === "actions" ? {} : { monitors: monitoring.what }),
    ...(payments.length > 0 ? { payments: [...payments].sort() } : {}),
    ...(participation ? { participation: sorted(participation) } : {}),
  };
}

function finiteContentOf({
  states,
  leader,
  major,
  followers,
  knows,
  defaultAction,
  target,
}: FiniteGame): unknown {
  const players = [leader, major, followers].map(
    (player) =>
      player && { actions: player.actions, observations: player.observations, cost: player.cost },
  );
  return { kind: "finite", states, players, knows, default: defaultAction, target };
}

function blockOf({ names, mean, covariance }: GaussianBlock): unknown {
  return { names, mean: mean.map(positiveZero), covariance: rowsOf(covariance) };
}

function playerOf({ actions, observations, cost }: Player): object {
  return {
    actions,
    observations: { names: observations.names, rows: rowsOf(observations.rows) },
    cost: rowsOf(cost),
  };
}

function rowsOf(matrix: Matrix): number[][] {
  return matrix.to2DArray().map((row) => row.map(positiveZero));
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** The same tree with keys in order. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, entry]) => [key, sorted(entry)]);
}
