import { checkKind, type FiniteGame } from "@stackelberg/game";
import {
  type Comparison,
  compareWith,
  requireStatement,
  sameGame,
  type Verification,
} from "@stackelberg/incentive";
import type { Highs } from "highs";
import { searchTarget } from "../best-target/target-search.ts";
import { kernelProblem, solveKernel } from "../kernel/best-kernel.ts";
import { impossibilityProof } from "../kernel/implementability-proof.ts";
import { loadHighs } from "../linear-program.ts";
import { assembledDesign, searchResult } from "./design-kernel.ts";
import type { KernelDesign, SearchSettings, TargetSearchResult } from "./kernel-design-result.ts";
import { publishedKernel } from "./kernel-result-file.ts";

/**
 * Recomputes every number of a design of a finite game from the game, the published plan and the
 * published kernel: costs and gains by enumeration, benchmarks and bounds by searching again, the
 * proof of impossibility by adding up its deviations. Numbers must agree up to
 * 1e-9·max(1, |expected|).
 *
 * @param game - The game that the file claims to be about; the count of the file is used.
 * @param design - As read by `readKernelDesign`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `ResultFileError` `STACKELBERG_RESULT_OTHER_GAME` for a file of another game,
 * `STACKELBERG_RESULT_SCHEMA` where its tables do not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { designKernel, verifyKernel } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * expect((await verifyKernel(game, await designKernel(game))).valid).toBe(true);
 * ```
 */
export async function verifyKernel(game: FiniteGame, design: KernelDesign): Promise<Verification> {
  checkKind(game, "finite", { lqg: "verify", classes: "verifyClasses", finite: "verifyKernel" });
  const highs = await loadHighs();
  const actual = sameGame(game, design.game);
  const comparison: Comparison = { checked: 0, findings: [] };
  const held = publishedKernel(actual, design);
  const { tolerance, nodes } = design.solver.options;
  const settings = { tolerance, nodes };
  const search = expectedSearch(highs, actual, design, settings);
  const expected = assembledDesign(highs, actual, {
    chosen: { search, held, proof: design.proof && held ? design.proof : undefined },
    settings,
  });
  compareWith(comparison, "", design, expected);
  if (design.proof) checkProof(highs, actual, design, comparison);
  const { checked, findings } = comparison;
  return { valid: findings.length === 0, checked, findings };
}

/** What the search must say about the published plan. */
function expectedSearch(
  highs: Highs,
  game: FiniteGame,
  { target }: KernelDesign,
  settings: SearchSettings,
): TargetSearchResult {
  const { major, followers } = game.target ?? {};
  if (followers && (major || !game.major)) {
    return { status: "prescribed", lowerBound: null, gap: null, nodes: 0 };
  }
  const found = searchResult(searchTarget(highs, game, settings));
  if (!target || found.lowerBound === null) return found;
  // the published plan may be another one of the same cost
  const gap = target.leaderCost - found.lowerBound;
  const closed = gap <= settings.tolerance * Math.max(1, Math.abs(target.leaderCost));
  return { ...found, gap, status: closed ? "optimal" : "best-found" };
}

/** The published deviations must gain what is published, whatever the leader announces. */
function checkProof(
  highs: Highs,
  game: FiniteGame,
  { proof, target }: KernelDesign,
  comparison: Comparison,
): void {
  if (!proof || !target) return;
  const plan = { followers: target.policies.followers, major: target.policies.major ?? [[1]] };
  const { columns, gains } = kernelProblem(game, plan);
  const weights = gains.map(({ role, observation, from, to }) =>
    proof.deviations.reduce(
      (sum, d) =>
        d.role === role && d.observation === observation && d.from === from && d.to === to
          ? sum + d.weight
          : sum,
      0,
    ),
  );
  const { gain } = impossibilityProof(columns, gains, weights);
  compareWith(comparison, "proof.gain", proof.gain, gain);
  requireStatement(comparison, gain > 0, {
    path: "proof.gain",
    found: String(gain),
    expected: "a number above 0",
    problem: "the deviations do not gain together, so they prove nothing",
  });
  const solution = solveKernel(highs, kernelProblem(game, plan));
  requireStatement(comparison, solution.status === "impossible", {
    path: "proof",
    found: "a proof",
    expected: "none: a kernel holds this target",
    problem: "the target can be held",
  });
}
