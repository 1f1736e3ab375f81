import { Matrix } from "ml-matrix";
import type { LqgGame, Role } from "../model/lqg-game.ts";
import { memoized } from "../model/memoized.ts";
import { type Information, informationFrom } from "./information.ts";
import { reducedBasis } from "./reduced-basis.ts";
import { stack } from "./stack.ts";

/** Static information of every role, and of the leader about one monitored player. */
export interface InformationStructure {
  /** (1, y_i). */
  readonly followers: Information;
  /** (1, z), or `null` without a major follower. */
  readonly major: Information | null;
  /** What the leader's policy may use: (1, y0, ȳ), (1, y0, z) or, if she knows her own, (1, y0). */
  readonly leader: Information;
  /** What the gain on one monitored player may use: (1, y0, y_i, ȳ), or (1, y0, z) on a major. */
  readonly monitoring: Information;
}

/**
 * The information structure of a game.
 *
 * With `knows: own` the leader's two entries are both (1, y0).
 *
 * @param game - Any `lqg` game.
 * @returns Information by role; computed once per game.
 */
export const informationStructure: (game: LqgGame) => InformationStructure = memoized(
  (game: LqgGame) => {
    const basis = reducedBasis(game);
    const { average, layout } = basis;
    const constant = Matrix.zeros(1, layout.basisSize).set(0, 0, 1);
    const own = game.leader.observations;
    const { names, rows } = (game.major ?? game.followers).observations;
    const mean: Part = { names: names.map((name) => `mean(${name})`), rows: rows.mmul(average) };
    const major: Part = { names: names.map((name) => `major(${name})`), rows };
    const monitored: Part[] = game.major ? [major] : [mean];
    const individual: Part[] = game.major ? [major] : [{ names, rows }, mean];
    const from = (parts: readonly Part[]) => {
      const all = [{ names: ["constant"], rows: constant }, ...parts];
      return informationFrom(
        all.flatMap((p) => p.names),
        stack(all.map((p) => p.rows)),
        basis,
      );
    };
    const knowsReadings = game.knows === "observations";
    return {
      followers: from([game.followers.observations]),
      major: game.major ? from([game.major.observations]) : null,
      leader: from(knowsReadings ? [own, ...monitored] : [own]),
      monitoring: from(knowsReadings ? [own, ...individual] : [own]),
    };
  },
);

interface Part {
  readonly names: readonly string[];
  readonly rows: Matrix;
}

/**
 * Static information of one role.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { informationOf, loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "evening",
 *   common: [{ name: "cold", variance: 1 }],
 *   leader: { actions: ["price"], observes: { forecast: "cold" }, cost: "(mean(u) - 5)^2 + price^2" },
 *   followers: {
 *     count: 200, actions: ["u"], observes: { cold: "cold" },
 *     cost: "(u - 7 - 2*cold)^2 + price*u + 3*price^2",
 *   },
 * });
 * // without a major follower she learns the mean of what the followers saw
 * expect(informationOf(game, "leader").names).toEqual(["constant", "forecast", "mean(cold)"]);
 * ```
 */
export function informationOf(game: LqgGame, role: Role): Information {
  const structure = informationStructure(game);
  if (role !== "major") return structure[role];
  if (structure.major === null) throw new RangeError("the game has no major follower");
  return structure.major;
}
