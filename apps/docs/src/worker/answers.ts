import type { ReportSection } from "@stackelberg/report";
import type { CostRow } from "../cost-groups.ts";
import type { DrawnPicture } from "../picture/drawn-picture.ts";

/** A mistake in the game file or in a rule, with its place. */
export interface Mistake {
  readonly status: "mistake";
  readonly code: string;
  /** What was wrong, found and expected, with an excerpt. */
  readonly report: string;
  /** The same in one sentence, without the place. */
  readonly sentence: string;
  /** Line and column from 1; `null` where there is no place. */
  readonly position: { readonly line: number; readonly column: number } | null;
}

/** The verdict of a certificate. */
export type Verdict = "certified" | "approximate" | "refused";

/** Costs, row by row, with the names of the roles. */
export interface CostTable {
  readonly unit: string;
  readonly leader: string;
  readonly followers: string;
  readonly major: string | null;
  readonly rows: readonly CostRow[];
}

/** What a game allows: which switches make sense. */
export interface GameFacts {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly population: string;
  readonly kind: "lqg" | "classes" | "finite";
  /** Whether the leader has an action that all feel. */
  readonly common: boolean;
  readonly major: boolean;
  readonly payers: readonly string[];
}

/** A design, ready to be shown. */
export interface DesignAnswer {
  readonly status: "design";
  readonly facts: GameFacts;
  readonly verdict: Verdict;
  readonly words: string;
  readonly sections: readonly ReportSection[];
  readonly costs: CostTable;
  /** A rule of one's own to begin with. */
  readonly ruleToTry: string;
  /** The result file, as the command line writes it. */
  readonly json: string;
  readonly milliseconds: number;
}

/** What a rule that somebody wrote does. */
export interface RuleAnswer {
  readonly status: "rule";
  readonly verdict: Verdict;
  readonly explanation: string;
  readonly sections: readonly ReportSection[];
  readonly json: string;
}

/** What happens at one N, for the slider. */
export interface CountAnswer {
  readonly status: "count";
  readonly count: number;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly costs: CostTable;
  /** √E‖Q‖²: how strongly the rule reacts to one payer or monitored player. */
  readonly reaction: number | null;
  /** The same to all of them moving together. */
  readonly reactionToAll: number | null;
  /** What one of them saves by leaving the plan, with and without the rule. */
  readonly saving: { readonly under: number; readonly without: number };
  readonly unit: string;
}

/** Pictures as SVG texts. */
export interface PicturesAnswer {
  readonly status: "pictures";
  readonly pictures: readonly DrawnPicture[];
}
