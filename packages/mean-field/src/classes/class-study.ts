import type { ClassCost } from "@stackelberg/incentive";
import type { LogLogSlope } from "../log-log-slope.ts";
import type { StudiedGame, StudyCosts, StudyRow } from "../study.ts";
import type { GainColumns } from "../study-row.ts";

/** What a study says about one class at one N; energies are as in {@link StudyRow}. */
export interface ClassStudyRow extends GainColumns, Pick<StudyRow, "refusal" | "leastGainEnergy"> {
  /** Of the class. */
  readonly name: string;
  /** Its members. */
  readonly count: number;
}

/** What becomes of the limit's plan and gains when they are used with N followers. */
export interface ClassLimitDesign {
  /** The leader's cost if the plan is played. */
  readonly leaderCost: number;
  /** |leader's cost − the target's cost in the limit|. */
  readonly costDifference: number;
  /** The most that a member of any class saves by leaving the plan. */
  readonly exploitability: number;
  /** The same class by class. */
  readonly classes: readonly {
    /** Of the class. */
    readonly name: string;
    /** What one of its members saves. */
    readonly exploitability: number;
  }[];
  /** The leader's cost minus the target's at N, the plan being played. */
  readonly lossAsPlanned: number;
  /** Not computed for several classes. */
  readonly lossUnderResponse: null;
}

/** Everything about one N. */
export interface ClassPopulationRow {
  /** N; `Infinity` is the limit. */
  readonly count: number;
  /** What the leader wants; `followerCost` is the mean over all followers. */
  readonly target: StudyCosts & {
    /** Class by class. */
    readonly classes: readonly ClassCost[];
  };
  /** Benchmarks. */
  readonly baselines: StudyRow["baselines"];
  /** The leader's cost under the rules; `null` where a class has none. */
  readonly reached: number | null;
  /** Σ s_k·E‖Q_k‖²: the mean over all followers; `null` where a class has no gain. */
  readonly gainEnergy: number | null;
  /** N times that. */
  readonly trembleEnergy: number | null;
  /** Σ (s_k·N)²·E‖Q_k‖²: of the reactions to the means of the classes. */
  readonly meanGainEnergy: number | null;
  /** Class by class. */
  readonly classes: readonly ClassStudyRow[];
  /** The limit's design used here; `null` where the limit has none. */
  readonly limitDesign: ClassLimitDesign | null;
}

/** Quantities of a study of several classes that have slopes over N. */
export type ClassSlopeName =
  | "gainEnergy"
  | "trembleEnergy"
  | "meanGainEnergy"
  | "costDifference"
  | "exploitability"
  | "lossAsPlanned";

/** What becomes of the incentives for several classes as the followers become many. */
export interface ClassPopulationStudy {
  /** Identifies the format. */
  readonly schema: "stackelberg.study/1";
  /** Which game this is about. */
  readonly game: StudiedGame;
  /** Whether smooth incentives survive N → ∞ for every class. */
  readonly limitWellPosed: boolean;
  /** Why, in words. */
  readonly reason: string;
  /** What to do, in words. */
  readonly remedy: string;
  /** By N, in the order asked for. */
  readonly rows: readonly ClassPopulationRow[];
  /** Log–log slopes against N, over the finite N from 1000 on, or all if those are fewer than 3. */
  readonly slopes: Readonly<Record<ClassSlopeName, LogLogSlope>>;
}
