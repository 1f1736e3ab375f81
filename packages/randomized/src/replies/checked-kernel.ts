import { describeValue, type FiniteGame, type FiniteSet } from "@stackelberg/game";
import { ResultFileError } from "@stackelberg/incentive";
import type { Kernel, StrategyTable } from "./finite-plan.ts";

/** How many values of a quantity a message lists. */
const LISTED = 6;
const ROUNDING = 1e-9;

/**
 * A kernel that fits the game: `[y0][z][v][w]`, probabilities with sum 1, the same for all z where
 * the leader knows only her own observations.
 *
 * @param name - What errors call it.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` otherwise: with the place, the shape that was
 * found, the one expected, and what its entries stand for.
 */
export function checkedKernel(game: FiniteGame, kernel: unknown, name = "kernel"): Kernel {
  const { leader, major } = game;
  const levels = [
    level(leader.observations, "observation of the leader"),
    level(major?.observations, "observation of the major"),
    level(major?.actions, "action of the major"),
    level(leader.actions, "action of the leader"),
  ] as const;
  const [observed, seen, ...rows] = levels;
  const [found, shape] = [shapeOf(kernel), levels.map(({ length }) => `[${length}]`).join("")];
  const other = found === shape || found === "" ? "" : `, this one ${found}`;
  const shapes = `; a kernel [y0][z][v][w] of this game has the shape ${shape}${other}`;
  const byObservation = listOf(kernel, observed, name, shapes).map((bySeen, y0) =>
    listOf(bySeen, seen, `${name}.${y0}`, shapes).map((table, z) =>
      checkedTable(table, `${name}.${y0}.${z}`, rows, shapes),
    ),
  );
  byObservation.forEach((tables, y0) => {
    tables.forEach((table, z) => {
      const same = table.every((row, v) => row.every((p, w) => p === tables[0]?.[v]?.[w]));
      if (game.knows === "observations" || same) return;
      throw wrong(
        `${name}.${y0}.${z}`,
        "differs from the first one, but the leader does not know what the major observed",
      );
    });
  });
  return byObservation;
}

/** Strategies of one role that fit the game: observations × actions. */
export function checkedStrategyTable(
  game: FiniteGame,
  role: "major" | "followers",
  table: unknown,
  name: string,
): StrategyTable {
  const whose = role === "major" ? "the major" : "a follower";
  return checkedTable(table, name, [
    level(game[role]?.observations, `observation of ${whose}`),
    level(game[role]?.actions, `action of ${whose}`),
  ]);
}

/** What the entries of a list stand for. */
interface Level {
  readonly length: number;
  readonly entries: string;
}

function level(set: FiniteSet | undefined, what: string): Level {
  const length = set?.values.length ?? 1;
  if (!set || set.names.length === 0) return { length, entries: `as there is only one ${what}` };
  const named = set.values
    .slice(0, LISTED)
    .map((values) => values.map((value, i) => `${set.names[i]}=${value}`).join(" "))
    .join(", ");
  const more = length > LISTED ? ", …" : "";
  return { length, entries: `one for each ${what} (${named}${more})` };
}

function checkedTable(
  table: unknown,
  name: string,
  [rows, columns]: readonly [Level, Level],
  shapes = "",
): StrategyTable {
  return listOf(table, rows, name, shapes).map((row, i) => {
    const numbers = listOf(row, columns, `${name}.${i}`, shapes);
    const probabilities = numbers.every((p): p is number => typeof p === "number" && p >= 0);
    const sum = probabilities ? numbers.reduce((total, p) => total + p, 0) : Number.NaN;
    if (probabilities && Math.abs(sum - 1) <= ROUNDING) return numbers;
    const found = numbers.map(describeValue).join(", ");
    throw wrong(
      `${name}.${i}`,
      `is not a list of probabilities with sum 1; found ${found}${probabilities ? ` with sum ${sum}` : ""}; expected ${columns.length}, ${columns.entries}`,
    );
  });
}

function listOf(
  value: unknown,
  { length, entries }: Level,
  name: string,
  shapes: string,
): readonly unknown[] {
  if (Array.isArray(value) && value.length === length) return value;
  throw wrong(
    name,
    `does not fit the game; found ${describeValue(value)}; expected a list of ${length}, ${entries}${shapes}`,
  );
}

/** Lengths along the first entries, as in [1][2][3]. */
function shapeOf(value: unknown): string {
  return Array.isArray(value) ? `[${value.length}]${shapeOf(value[0])}` : "";
}

function wrong(name: string, what: string): ResultFileError {
  return new ResultFileError("STACKELBERG_RESULT_SCHEMA", `${name} ${what}`);
}
