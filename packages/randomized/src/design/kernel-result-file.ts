import type { FiniteGame } from "@stackelberg/game";
import { isRecord, missingObject, readDesign } from "@stackelberg/incentive";
import { checkedKernel, checkedStrategyTable } from "../replies/checked-kernel.ts";
import type { FinitePlan, Kernel } from "../replies/finite-plan.ts";
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
  const { policies } = design.target;
  const table = (role: "major" | "followers") =>
    checkedStrategyTable(game, role, policies?.[role], `target.policies.${role}`);
  const followers = table("followers");
  const major = game.major ? table("major") : [[1]];
  return { plan: { followers, major }, kernel: checkedKernel(game, rule.kernel) };
}
