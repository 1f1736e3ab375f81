import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { isRecord, missingObject, ResultFileError, readDesign } from "@stackelberg/incentive";
import type { FinitePlan, Kernel, StrategyTable } from "../replies/finite-plan.ts";
import type { KernelDesign } from "./kernel-design-result.ts";

/** The plan and kernel of a result, checked against the game. */
export interface PublishedKernel {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
}

/**
 * Reads the JSON text of a design of a finite game. Only the outline is checked;
 * `verifyKernel` checks the numbers.
 *
 * @param options - `file` is named in errors.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SYNTAX` for a text that is not JSON or too long,
 * `STACKELBERG_RESULT_SCHEMA` for one that is not a `stackelberg.design/1` result of a finite game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { designKernel, readKernelDesign } = await import("@stackelberg/randomized");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const { formatResult } = await import("@stackelberg/incentive");
 * const design = await designKernel(game);
 * expect(readKernelDesign(formatResult(design)).target).toEqual(design.target);
 * ```
 */
export function readKernelDesign(
  text: string,
  options: { readonly file?: string } = {},
): KernelDesign {
  return readDesign(text, missingOutline, {
    ...options,
    what: " of a finite game",
  }) as KernelDesign;
}

const PARTS = ["game", "solver", "solver.options", "search", "baselines", "certificate"];

function missingOutline(value: unknown): string | null {
  const missing = missingObject(value, PARTS);
  if (missing !== null || !isRecord(value)) return missing;
  if (!isRecord(value["game"]) || value["game"]["kind"] !== "finite") {
    return "the game is of another kind";
  }
  const { tolerance, nodes } = (value["solver"] as { options: Record<string, unknown> }).options;
  const positive = (n: unknown) => typeof n === "number" && n > 0;
  if (!positive(tolerance) || !positive(nodes)) {
    return "`solver.options` lacks a positive `tolerance` or `nodes`";
  }
  for (const key of ["target", "incentive"]) {
    if (value[key] !== null && !isRecord(value[key])) return `\`${key}\` is missing`;
  }
  return null;
}

/**
 * The plan and the kernel of a result; `null` where it has none.
 *
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` where their shapes or probabilities do not
 * fit the game.
 */
export function publishedKernel(game: FiniteGame, design: KernelDesign): PublishedKernel | null {
  const rule = design.incentive?.rule ?? design.candidate?.rule;
  if (!design.target || !rule) return null;
  const size = finiteGameSize(game);
  const { policies } = design.target;
  const followers = checkedTable(policies?.followers, "target.policies.followers", [
    size.followerObservations,
    size.followerActions,
  ]);
  const major = game.major
    ? checkedTable(policies?.major, "target.policies.major", [
        size.majorObservations,
        size.majorActions,
      ])
    : [[1]];
  return { plan: { followers, major }, kernel: checkedKernel(game, rule.kernel) };
}

/**
 * A kernel that fits the game: `[y0][z][v][w]`, probabilities with sum 1, the same for all z where
 * the leader knows only her own observations.
 *
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` otherwise.
 */
export function checkedKernel(game: FiniteGame, kernel: unknown, name = "kernel"): Kernel {
  const size = finiteGameSize(game);
  const byObservation = listOf(kernel, size.leaderObservations, name).map((bySeen, y0) =>
    listOf(bySeen, size.majorObservations, `${name}.${y0}`).map((table, z) =>
      checkedTable(table, `${name}.${y0}.${z}`, [size.majorActions, size.leaderActions]),
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

function checkedTable(
  table: unknown,
  name: string,
  [rows, columns]: readonly [number, number],
): StrategyTable {
  return listOf(table, rows, name).map((row, i) => {
    const numbers = listOf(row, columns, `${name}.${i}`);
    const probabilities = numbers.every((p): p is number => typeof p === "number" && p >= 0);
    const sum = probabilities ? numbers.reduce((total, p) => total + p, 0) : Number.NaN;
    if (probabilities && Math.abs(sum - 1) <= 1e-9) return numbers;
    throw wrong(`${name}.${i}`, "is not a list of probabilities with sum 1");
  });
}

function listOf(value: unknown, length: number, name: string): readonly unknown[] {
  if (Array.isArray(value) && value.length === length) return value;
  const found = Array.isArray(value) ? `a list of ${value.length}` : typeof value;
  throw wrong(name, `is ${found}, not a list of ${length}`);
}

function wrong(name: string, what: string): ResultFileError {
  return new ResultFileError("STACKELBERG_RESULT_SCHEMA", `${name} ${what}`);
}
