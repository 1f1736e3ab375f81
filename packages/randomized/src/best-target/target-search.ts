import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import type { Highs } from "highs";
import { heldKernel, kernelProblem } from "../kernel/best-kernel.ts";
import {
  type FinitePlan,
  type Kernel,
  observationTable,
  type StrategyTable,
} from "../replies/finite-plan.ts";
import { type KernelMonitoring, kernelColumns } from "../replies/kernel-columns.ts";
import { marginal } from "../replies/reply-forms.ts";
import { symmetricGame } from "../replies/symmetric-game.ts";
import { cleanStrategy, polishedPlan } from "./polish.ts";
import { pureStrategies } from "./pure-strategies.ts";
import { type RelaxationOptions, type Relaxed, relaxedBound } from "./relaxation.ts";
import { defaultNodes, relaxationSize } from "./search-size.ts";
import {
  pointBox,
  type StrategyBox,
  splitBox,
  wholeBox,
  widestCoordinate,
} from "./strategy-box.ts";

/** Settings of a search for the best target. */
export interface TargetSearchOptions {
  /** The search ends when best cost and bound differ by this much, relative to max(1, |cost|). @defaultValue 1e-8 */
  readonly tolerance?: number | undefined;
  /** Relaxations solved at most. @defaultValue 1000, fewer in large games */
  readonly nodes?: number | undefined;
  /** Whether the leader reacts to the major's action. @defaultValue "actions" */
  readonly monitors?: KernelMonitoring | undefined;
  /** Whether everybody obeys: the team optimum. @defaultValue false */
  readonly obey?: boolean | undefined;
  /** Called before each relaxation. @defaultValue nobody is told */
  readonly onNode?: ((progress: SearchProgress) => void) | undefined;
}

/** How far a search for the best target is. */
export interface SearchProgress {
  /** Number of the relaxation that is solved next. */
  readonly nodes: number;
  /** The leader's cost under the best plan so far; `null` while there is none. */
  readonly best: number | null;
}

/** A plan, the kernel that holds it, and the leader's cost. */
interface HeldPlan {
  readonly plan: FinitePlan;
  readonly kernel: Kernel;
  readonly leaderCost: number;
}

/** What a search found. */
export interface TargetSearch {
  /**
   * `optimal`: best cost and bound agree; `best-found`: the search was cut off; `impossible`: no
   * plan with a pure strategy of the major is held by any kernel; `undecided`: cut off with none.
   */
  readonly status: "optimal" | "best-found" | "impossible" | "undecided";
  /** The best plan found; `null` if none. */
  readonly best: HeldPlan | null;
  /** No plan of the searched class costs the leader less. */
  readonly lowerBound: number;
  /** Relaxations solved. */
  readonly nodes: number;
}

interface Node {
  readonly major: StrategyTable;
  readonly box: StrategyBox;
  readonly bound: number;
  readonly relaxed: Extract<Relaxed, { readonly status: "bounded" }>;
}

/** Gains of deviations up to this are rounding. */
const ROUNDING = 1e-10;
/** Boxes narrower than this are not split again. */
const NARROWEST = 1e-10;
/** Unknowns of the largest relaxation that is tried. */
const LARGEST = 20_000;
/** Pure strategies of the major that are searched one by one. */
const MOST_ROOTS = 3000;

/**
 * Best-first branch-and-bound over the major's pure strategies and boxes of the followers' mixtures;
 * `relaxedBound` bounds each, and fixed plans near its solution give candidates.
 *
 * @param given - A finite game; parts of its `target` stay fixed.
 */
export function searchTarget(
  highs: Highs,
  given: FiniteGame,
  options: TargetSearchOptions = {},
): TargetSearch {
  return new Search(highs, symmetricGame(given), options).run();
}

class Search {
  readonly #highs: Highs;
  readonly #game: FiniteGame;
  readonly #tolerance: number;
  readonly #limit: number;
  readonly #relaxation: RelaxationOptions;
  #best: HeldPlan | null = null;
  #nodes = 0;
  /** Least bound of what was put aside unsplit or unsearched. */
  #floor = Number.POSITIVE_INFINITY;
  readonly #queue: Node[] = [];
  readonly #onNode: TargetSearchOptions["onNode"];

  constructor(highs: Highs, game: FiniteGame, options: TargetSearchOptions) {
    const { tolerance = 1e-8, monitors = "actions", obey = false } = options;
    const { nodes = defaultNodes(game) } = options;
    this.#highs = highs;
    this.#game = game;
    this.#tolerance = tolerance;
    this.#limit = nodes;
    this.#relaxation = { monitors, obey };
    this.#onNode = options.onNode;
  }

  run(): TargetSearch {
    if (relaxationSize(this.#game) > LARGEST) return this.#unsearched();
    for (const major of this.#roots()) {
      if (this.#nodes < this.#limit) this.#visit(major, this.#rootBox());
      else this.#floor = Math.min(this.#floor, leastCost(this.#game));
    }
    while (this.#queue.length > 0 && this.#nodes < this.#limit) {
      const node = this.#queue.shift() as Node;
      if (this.#closed(node.bound)) {
        this.#queue.length = 0;
        break;
      }
      this.#split(node);
    }
    const open = this.#queue[0]?.bound ?? Number.POSITIVE_INFINITY;
    const cost = this.#best?.leaderCost ?? Number.POSITIVE_INFINITY;
    const lowerBound = Math.min(open, this.#floor, cost);
    const done = this.#best !== null && cost - lowerBound <= this.#slack();
    return {
      status: this.#best
        ? done
          ? "optimal"
          : "best-found"
        : lowerBound === Number.POSITIVE_INFINITY
          ? "impossible"
          : "undecided",
      best: this.#best,
      lowerBound,
      nodes: this.#nodes,
    };
  }

  /** Too large for even one relaxation: only the crudest bound is known. */
  #unsearched(): TargetSearch {
    return { status: "undecided", best: null, lowerBound: leastCost(this.#game), nodes: 0 };
  }

  #slack(): number {
    return this.#tolerance * Math.max(1, Math.abs(this.#best?.leaderCost ?? 0));
  }

  #closed(bound: number): boolean {
    return this.#best !== null && bound >= this.#best.leaderCost - this.#slack();
  }

  #roots(): readonly StrategyTable[] {
    const fixed = this.#game.target?.major;
    if (fixed) return [fixed];
    const { majorActions } = finiteGameSize(this.#game);
    const occurs = marginal(this.#game.states.probabilities, observationTable(this.#game, "major"));
    const { strategies, complete } = pureStrategies(occurs, majorActions, MOST_ROOTS);
    if (!complete) this.#floor = Math.min(this.#floor, leastCost(this.#game));
    return strategies;
  }

  #rootBox(): StrategyBox {
    const fixed = this.#game.target?.followers;
    if (fixed) return pointBox(fixed);
    const sees = observationTable(this.#game, "followers");
    const { followerActions } = finiteGameSize(this.#game);
    return wholeBox(marginal(this.#game.states.probabilities, sees), followerActions);
  }

  /** Bounds a box, tries the plans near the solution, and keeps it if it may hold a better one. */
  #visit(major: StrategyTable, box: StrategyBox): void {
    this.#nodes++;
    this.#onNode?.({ nodes: this.#nodes, best: this.#best?.leaderCost ?? null });
    const relaxed = relaxedBound(this.#highs, { game: this.#game, major, box }, this.#relaxation);
    if (relaxed.status === "empty" || this.#closed(relaxed.bound)) return;
    if (relaxed.point) this.#try(major, relaxed.point.followers, relaxed.point.kernel);
    if (this.#closed(relaxed.bound)) return;
    if (widestCoordinate(box).width <= NARROWEST) {
      this.#floor = Math.min(this.#floor, relaxed.bound);
      return;
    }
    const node = { major, box, bound: relaxed.bound, relaxed };
    const at = this.#queue.findIndex(({ bound }) => bound > node.bound);
    this.#queue.splice(at < 0 ? this.#queue.length : at, 0, node);
  }

  #try(major: StrategyTable, point: StrategyTable, kernel: Kernel): void {
    const followers = cleanStrategy(point, 1e-8);
    if (this.#keep({ major, followers }) || this.#relaxation.obey) return;
    if (this.#game.target?.followers) return;
    const columns = kernelColumns(this.#game, this.#relaxation.monitors);
    const near = { plan: { major, followers }, kernel, columns };
    const polished = polishedPlan(this.#highs, this.#game, near);
    if (polished) this.#keep(polished);
  }

  /** Whether some kernel holds the plan; the best one is kept if it is the best so far. */
  #keep(plan: FinitePlan): boolean {
    const { monitors, obey } = this.#relaxation;
    const problem = kernelProblem(this.#game, plan, monitors);
    const asked = obey ? { ...problem, gains: [] } : problem;
    const solved = heldKernel(this.#highs, asked, 0) ?? heldKernel(this.#highs, asked, ROUNDING);
    if (!solved) return false;
    if (solved.leaderCost < (this.#best?.leaderCost ?? Number.POSITIVE_INFINITY)) {
      this.#best = { plan, kernel: solved.kernel, leaderCost: solved.leaderCost };
    }
    return true;
  }

  #split({ major, box, relaxed }: Node): void {
    const { loosest, point } = relaxed;
    const widest = widestCoordinate(box);
    const by = loosest && loosest.error > 1e-7 ? loosest : widest;
    const [low, high] = [box.lower[by.y]?.[by.u] as number, box.upper[by.y]?.[by.u] as number];
    const width = high - low;
    const chosen = width > 0 ? by : widest;
    const from = box.lower[chosen.y]?.[chosen.u] as number;
    const to = box.upper[chosen.y]?.[chosen.u] as number;
    const hint = chosen === loosest && point ? point.followers[chosen.y]?.[chosen.u] : undefined;
    const margin = 0.15 * (to - from);
    const at = Math.min(to - margin, Math.max(from + margin, hint ?? (from + to) / 2));
    for (const part of splitBox(box, chosen, at)) this.#visit(major, part);
  }
}

/** min over everything of the leader's cost, by intervals: shares are in [0, 1]. */
function leastCost({ leader, states }: FiniteGame): number {
  const points = (leader.cost[0]?.table.length ?? 0) / states.values.length;
  return states.probabilities.reduce((total, p, x) => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = x * points; i < (x + 1) * points; i++) {
      const value = leader.cost.reduce((sum, { shares, table }) => {
        const constant = shares.every((m) => m === 0);
        return sum + (constant ? (table[i] as number) : Math.min(0, table[i] as number));
      }, 0);
      least = Math.min(least, value);
    }
    return total + (p > 0 ? p * least : 0);
  }, 0);
}
