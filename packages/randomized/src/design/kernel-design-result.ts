import type { FinitePolicies, KernelCertificate } from "../certificate/kernel-certificate.ts";
import type { ImpossibilityProof } from "../kernel/implementability-proof.ts";
import type { Kernel } from "../replies/finite-plan.ts";

/** A benchmark; `null` with a reason where there is none. */
export interface FiniteBaseline {
  /** The leader's expected cost. */
  readonly leaderCost: number | null;
  /** Each follower's expected cost. */
  readonly followerCost?: number;
  /** The major's expected cost. */
  readonly majorCost?: number | null;
  /** Everybody's strategies. */
  readonly policies?: FinitePolicies;
  /** Known lower bound, where the search for it was cut off. */
  readonly lowerBound?: number;
  /** Why the cost is `null`. */
  readonly reason?: string;
}

/** The verdict where no plan was found that could be examined. */
export interface RefusalWithoutPlan {
  /** There is no rule. */
  readonly verdict: "refused";
  /** Nothing is held by any rule, or the search ended before it found something. */
  readonly reason: "no-plan-held" | "search-cut-off";
}

/** A kernel with what it is worth. */
export interface KernelIncentive {
  /** Drawn actions. */
  readonly kind: "kernel";
  /** Whose actions the kernel reacts to. */
  readonly monitors: "major" | "none";
  /** No-incentive leader cost minus leader cost under the kernel; `null` without that benchmark. */
  readonly valueOfIncentive: number | null;
  /** Leader cost of the best deterministic rule minus that of the kernel; `null` where none holds. */
  readonly valueOfRandomizing: number | null;
  /** The best rule for the same target that draws nothing by lot. */
  readonly deterministic: {
    /** Whether there is one. */
    readonly status: "optimal" | "impossible" | "undecided";
    /** The leader's expected cost; `null` where there is none. */
    readonly leaderCost: number | null;
  };
  /** Everything needed to play it. */
  readonly rule: {
    /** Γ, `[y0][z][v][w]`. */
    readonly kernel: Kernel;
  };
}

/** How the target was chosen. */
export interface TargetSearchResult {
  /** `prescribed` by the file; `optimal`: no plan of the class does better; `best-found`: see `gap`. */
  readonly status: "prescribed" | "optimal" | "best-found" | "impossible" | "undecided";
  /** No plan of the searched class costs the leader less; `null` where the target is prescribed. */
  readonly lowerBound: number | null;
  /** Leader cost minus lower bound. */
  readonly gap: number | null;
  /** Relaxations solved. */
  readonly nodes: number;
}

/** What else major and followers might do under the kernel. */
export interface KernelResponseResult {
  /** Equilibria found, in which the major plays the target or a pure strategy. */
  readonly equilibria: number;
  /** Whether these are all. */
  readonly complete: boolean;
  /** The leader's cost in the equilibrium that is best for her. */
  readonly optimistic: number;
  /** The leader's cost in the equilibrium that is worst for her. */
  readonly pessimistic: number;
}

/** Which finite game a result is about. */
export interface FiniteGameIdentity {
  /** Its name in the file. */
  readonly name: string;
  /** Its kind. */
  readonly kind: "finite";
  /** N; `Infinity` in the mean-field limit. */
  readonly count: number;
  /** Fingerprint of the game without N. */
  readonly hash: string;
}

/** The settings that a result repeats. */
export interface SearchSettings {
  /** Relative gap between cost and bound at which a search ends. */
  readonly tolerance: number;
  /** Relaxations solved at most in each search. */
  readonly nodes: number;
}

/** Plans to compare with. */
export interface FiniteBaselines {
  /** The leader's lower bound: everybody obeys. */
  readonly teamOptimum: FiniteBaseline;
  /** The best she can do while ignoring actions. */
  readonly noIncentive: FiniteBaseline;
  /** Nobody announces anything: not computed. */
  readonly nash: FiniteBaseline;
  /** Her default action. */
  readonly noRule: FiniteBaseline;
}

/** A design of a finite game as published with `--json`. */
export interface KernelDesign {
  /** Identifies the format. */
  readonly schema: "stackelberg.design/1";
  /** Which game this is about. */
  readonly game: FiniteGameIdentity;
  /** What designed the kernel. */
  readonly solver: {
    /** For a prescribed target, or for the best one. */
    readonly name: "best-kernel" | "best-target";
    /** Its version. */
    readonly version: string;
    /** Its settings. */
    readonly options: SearchSettings;
  };
  /** The plan that the leader wants. */
  readonly target: {
    /** The leader's expected cost. */
    readonly leaderCost: number;
    /** Each follower's expected cost. */
    readonly followerCost: number;
    /** The major's expected cost; `null` without one. */
    readonly majorCost: number | null;
    /** Everybody's strategies. */
    readonly policies: FinitePolicies;
  } | null;
  /** How it was chosen. */
  readonly search: TargetSearchResult;
  /** Plans to compare with. */
  readonly baselines: FiniteBaselines;
  /** The kernel; `null` where the verdict is `refused`. */
  readonly incentive: KernelIncentive | null;
  /** The least exploitable kernel, where none holds the target. */
  readonly candidate?: Pick<KernelIncentive, "rule">;
  /** What else may happen under the kernel; `null` without one. */
  readonly response: KernelResponseResult | null;
  /** What is proved about the kernel. */
  readonly certificate: KernelCertificate | RefusalWithoutPlan;
  /** Why no kernel holds a prescribed target. */
  readonly proof?: ImpossibilityProof;
  /** For people: why it is refused and what to do. */
  readonly explanation?: string;
  /** Payments; empty in this version. */
  readonly accounts: Readonly<Record<string, never>>;
  /** Who would sign up; empty in this version. */
  readonly participation: Readonly<Record<string, never>>;
  /** What if parameters are wrong; empty in this version. */
  readonly robustness: readonly never[];
}
