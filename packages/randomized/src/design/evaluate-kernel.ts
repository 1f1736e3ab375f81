import { checkKind, checkOptions, type FiniteGame, gameHash } from "@stackelberg/game";
import { defaultNodes } from "../best-target/search-size.ts";
import { searchTarget } from "../best-target/target-search.ts";
import type { FinitePolicies, KernelCertificate } from "../certificate/kernel-certificate.ts";
import { certifyKernel, policiesOf } from "../certificate/kernel-certificate.ts";
import { loadHighs } from "../linear-program.ts";
import { checkedKernel } from "../replies/checked-kernel.ts";
import type { FinitePlan, Kernel } from "../replies/finite-plan.ts";
import { type DesignKernelOptions, KERNEL_OPTIONS } from "./design-kernel.ts";
import { finiteBaselines } from "./finite-baselines.ts";
import type { KernelDesign } from "./kernel-design-result.ts";
import { solveResponse } from "./kernel-response.ts";

/** One thing that may happen under a kernel. */
export interface EvaluatedOutcome {
  /** The leader's expected cost. */
  readonly leaderCost: number;
  /** Each follower's expected cost. */
  readonly followerCost: number;
  /** The major's expected cost; `null` without one. */
  readonly majorCost: number | null;
  /** What everybody does. */
  readonly policies: FinitePolicies;
}

/** What a kernel that somebody wrote does. */
export interface KernelEvaluation {
  /** Identifies the format. */
  readonly schema: "stackelberg.evaluation/1";
  /** Which game this is about. */
  readonly game: KernelDesign["game"];
  /** The kernel. */
  readonly rule: {
    /** Γ, `[y0][z][v][w]`. */
    readonly kernel: Kernel;
  };
  /** `certified`: the intended target is an equilibrium under the kernel. */
  readonly verdict: "certified" | "refused";
  /** The intended target; `null` where none is prescribed and none was found. */
  readonly target: {
    /** The leader's cost if everybody followed it under this kernel. */
    readonly leaderCost: number;
    /** What everybody is to do. */
    readonly policies: FinitePolicies;
    /** Whether the file prescribes it; else it is the best one found for the leader. */
    readonly prescribed: boolean;
    /** Who would deviate from it, and what they would save. */
    readonly certificate: KernelCertificate;
  } | null;
  /** What major and followers may do: equilibria with a pure strategy of the major. */
  readonly outcomes: readonly EvaluatedOutcome[];
  /** Whether these are all such equilibria. */
  readonly complete: boolean;
  /** Plans to compare with. */
  readonly baselines: KernelDesign["baselines"];
}

/**
 * What the followers do under a kernel that somebody else wrote, what the leader gets in the best
 * and in the worst case, and whether the intended target is among it.
 *
 * @param game - A finite game with any number of followers.
 * @param kernel - `[y0][z][v][w]`; see `checkedKernel`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws `ResultFileError` `STACKELBERG_RESULT_SCHEMA` for a kernel that does not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const { evaluateKernel, kernelOf } = await import("@stackelberg/randomized");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const generous = kernelOf(game, (_y0, _z, v, w) => (w === v ? 1 : 0));
 * const { verdict, outcomes } = await evaluateKernel(game, generous);
 * expect(verdict).toBe("certified");
 * expect(outcomes[0]?.leaderCost).toBe(-3);
 * ```
 */
export async function evaluateKernel(
  game: FiniteGame,
  kernel: Kernel,
  options: DesignKernelOptions = {},
): Promise<KernelEvaluation> {
  checkKind(game, "finite", {
    lqg: "evaluate",
    classes: "evaluateClasses",
    finite: "evaluateKernel",
  });
  checkOptions(options, KERNEL_OPTIONS, "evaluateKernel");
  const { tolerance = 1e-8, nodes = defaultNodes(game), onNode } = options;
  checkedKernel(game, kernel);
  const highs = await loadHighs();
  const settings = { tolerance, nodes };
  const baselines = finiteBaselines(highs, game, settings);
  const { outcomes, complete, unique } = solveResponse(highs, game, kernel);
  const { major, followers } = game.target ?? {};
  const prescribed = Boolean(followers && (major || !game.major));
  const plan: FinitePlan | null = prescribed
    ? { followers: followers ?? [], major: major ?? [[1]] }
    : (searchTarget(highs, game, { ...settings, onNode }).best?.plan ?? null);
  const teamCost = baselines.teamOptimum.leaderCost;
  const certified = plan && certifyKernel(game, { plan, kernel, teamCost, unique });
  return {
    schema: "stackelberg.evaluation/1",
    game: { name: game.name, kind: "finite", count: game.count, hash: gameHash(game) },
    rule: { kernel },
    verdict: certified?.certificate.verdict ?? "refused",
    target: certified && {
      leaderCost: certified.costs.leaderCost,
      policies: policiesOf(game, plan),
      prescribed,
      certificate: certified.certificate,
    },
    outcomes: outcomes.map(({ plan: played, ...costs }) => ({
      ...costs,
      policies: policiesOf(game, played),
    })),
    complete,
    baselines,
  };
}
