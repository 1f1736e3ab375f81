import type { FiniteGame } from "@stackelberg/game";
import type { FinitePlan, Kernel, StrategyTable } from "../replies/finite-plan.ts";
import { enumerateKernel, type KernelEnumeration, type RoleDeviation } from "./enumerate-kernel.ts";

/** Everybody's strategies: probabilities by observation and action, in the order of the file. */
export interface FinitePolicies {
  /** γ. */
  readonly followers: StrategyTable;
  /** γ_M; absent without a major. */
  readonly major?: StrategyTable;
}

/** The most that one player saves by deviating alone. */
export interface FinitePlayerCertificate {
  /** On average over what it sees, in cost units. */
  readonly exploitability: number;
  /** The same if the leader did not react to the major's action. */
  readonly exploitabilityWithoutIncentive: number;
  /** The largest gain in a single information state, given that state. */
  readonly largestGain: number;
  /** Every action in every information state was visited. */
  readonly method: "exact";
}

/** What a kernel is proved to do, by enumeration. */
export interface KernelCertificate {
  /** `certified`: nobody gains anywhere; `refused`: see `reason`. */
  readonly verdict: "certified" | "refused";
  /** Why it is refused. */
  readonly reason?: "not-implementable";
  /** The largest exploitability over all players, in cost units. */
  readonly epsilon: number;
  /** The followers. */
  readonly followers: FinitePlayerCertificate;
  /** The major follower; `null` without one. */
  readonly major: FinitePlayerCertificate | null;
  /** The leader's cost against two benchmarks; `null` without the benchmark. */
  readonly leader: {
    /** Minus the team optimum. */
    readonly gapToTeam: number | null;
    /** Minus the target's. */
    readonly lossAgainstTarget: number;
  };
  /**
   * Whether major and followers have one equilibrium only (symmetric among the followers) under the
   * kernel; `null` where that is not decided. Never `true` where the major is indifferent.
   */
  readonly unique: boolean | null;
  /** The kernel reacts to the major, who does not shrink, so it means the same for every N. */
  readonly limitWellPosed: true;
  /** What is taken for granted, in words. */
  readonly assumptions: readonly string[];
}

/** What is claimed about a kernel. */
export interface KernelClaim {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
  /** The team optimum; `null` where it is not known. */
  readonly teamCost: number | null;
  /** Whether major and followers have no other equilibrium. */
  readonly unique: boolean | null;
}

/** Largest gain that counts as none, in units of max(1, exploitability without incentive). */
const ROUNDING = 1e-9;

/**
 * The certificate of a kernel at a plan, from {@link enumerateKernel} alone.
 *
 * `certified`: no player gains more than 1e-9·max(1, exploitability without incentive) by any action
 * in any information state.
 */
export function certifyKernel(
  game: FiniteGame,
  { plan, kernel, teamCost, unique }: KernelClaim,
): {
  readonly certificate: KernelCertificate;
  readonly costs: Pick<KernelEnumeration, "leaderCost" | "followerCost" | "majorCost">;
} {
  const found = enumerateKernel(game, plan, kernel);
  const { leaderCost, followerCost, majorCost } = found;
  const roles = [found.followers, ...(found.major ? [found.major] : [])];
  const held = roles.every(({ largestGain }) => !isGain(largestGain, roles));
  const certificate: KernelCertificate = {
    verdict: held ? "certified" : "refused",
    ...(held ? {} : { reason: "not-implementable" as const }),
    epsilon: Math.max(...roles.map(({ exploitability }) => exploitability)),
    followers: playerCertificate(found.followers),
    major: found.major && playerCertificate(found.major),
    leader: {
      gapToTeam: teamCost === null ? null : leaderCost - teamCost,
      lossAgainstTarget: 0,
    },
    unique,
    limitWellPosed: true,
    assumptions: assumptionsOf(game),
  };
  return { certificate, costs: { leaderCost, followerCost, majorCost } };
}

/** Whether what one player saves somewhere is more than rounding, given everybody's deviations. */
export function isGain(gain: number, roles: readonly RoleDeviation[]): boolean {
  const scale = Math.max(1, ...roles.map((role) => role.exploitabilityWithoutIncentive));
  return gain > ROUNDING * scale;
}

function playerCertificate({
  exploitability,
  exploitabilityWithoutIncentive,
  largestGain,
}: RoleDeviation): FinitePlayerCertificate {
  return { exploitability, exploitabilityWithoutIncentive, largestGain, method: "exact" };
}

/** A plan as results print it. */
export function policiesOf(game: FiniteGame, { major, followers }: FinitePlan): FinitePolicies {
  return game.major ? { followers, major } : { followers };
}

function assumptionsOf(game: FiniteGame): readonly string[] {
  return [
    "nature draws with the stated probabilities; given the state, observations are independent",
    "followers are exchangeable and draw independently of each other",
    "the leader announces her rule first, keeps to it, and draws as announced",
    "everybody's cost is as stated and known to the leader; players compare expected costs",
    game.count === Number.POSITIVE_INFINITY
      ? "the population is infinite: one follower alone does not move the shares"
      : `the number of followers, ${game.count}, is known`,
    ...(game.major
      ? [
          "the leader observes the major follower's action without error",
          ...(game.knows === "observations"
            ? ["the leader learns what the major follower observed"]
            : []),
          "targets with a mixed strategy of the major follower are not searched",
        ]
      : []),
  ];
}
