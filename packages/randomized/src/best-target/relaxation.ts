import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import type { Highs } from "highs";
import { UNPLAYED } from "../deviations.ts";
import { type Kernel, observationTable, type StrategyTable } from "../finite-plan.ts";
import {
  type KernelColumns,
  type KernelMonitoring,
  kernelColumns,
  kernelFromColumns,
} from "../kernel-columns.ts";
import { solveLinearProgram } from "../linear-program.ts";
import { marginal } from "../reply-forms.ts";
import {
  type AffineEstimate,
  type ShareRange,
  taylorExpansion,
  upperValue,
} from "./affine-estimate.ts";
import { add, ProgramBuilder, type Row } from "./program-builder.ts";
import { shareRanges } from "./share-ranges.ts";
import type { Coordinate, StrategyBox } from "./strategy-box.ts";

/** What the players are assumed to do. */
export interface RelaxationOptions {
  /** Whether the leader reacts to the major's action. */
  readonly monitors: KernelMonitoring;
  /** Whether everybody obeys, as in the team optimum: no best-response conditions. */
  readonly obey: boolean;
}

/** A strategy of the major and a box of the followers'. */
export interface BoxedProblem {
  readonly game: FiniteGame;
  readonly major: StrategyTable;
  readonly box: StrategyBox;
}

/** A lower bound over a box, and the point where the relaxation attains it. */
export type Relaxed =
  | { readonly status: "empty" }
  | {
      readonly status: "bounded";
      /** No strategy of the box with any kernel costs the leader less. */
      readonly bound: number;
      /** Where to look for a good plan; `null` if the solver gave none. */
      readonly point: { readonly followers: StrategyTable; readonly kernel: Kernel } | null;
      /** The coordinate whose products are furthest from exact, to split next. */
      readonly loosest: (Coordinate & { readonly error: number }) | null;
    };

/**
 * A mixed-integer relaxation of the bilevel problem for a fixed γ_M and γ in a box.
 *
 * Unknown are Γ, γ, indicators s(u|y) ∈ {0, 1} and products H = Γ(w|·)·γ(k|y):
 *
 *     γ(u|y) ≤ upper·s(u|y),   C(u|y) − C(u′|y) ≤ M(1 − s(u|y)) for all u′,
 *     lower·Γ ≤ H ≤ upper·Γ,   Σ_w H = γ(k|y).
 *
 * Costs are replaced by affine estimates in the shares (second-order error, none where they are
 * affine), M is the largest value of the left side over the box. Where costs are affine and no
 * product of a share with the leader's action matters, Σ_w H = γ makes the relaxation exact: one
 * mixed-integer program solves the problem. Otherwise boxes are split until the bound closes.
 */
export function relaxedBound(
  highs: Highs,
  problem: BoxedProblem,
  options: RelaxationOptions,
): Relaxed {
  const model = new RelaxationModel(problem, options);
  model.addLeader();
  if (!options.obey) {
    model.addFollowers();
    model.addMajor();
  }
  return model.solve(highs);
}

/** weight·Γ(column)·γ(u|y). */
interface Product extends Coordinate {
  readonly column: number;
  readonly weight: number;
}

/** weight·Γ(column)·(cost in state x), estimated from below (side 0) or from above (side 1). */
interface EstimatePlace {
  readonly column: number;
  readonly x: number;
  readonly side: 0 | 1;
  readonly weight: number;
}

interface MajorPoint {
  readonly x: number;
  readonly z: number;
  readonly v: number;
}

class RelaxationModel {
  readonly #game: FiniteGame;
  readonly #box: StrategyBox;
  readonly #major: StrategyTable;
  readonly #options: RelaxationOptions;
  readonly #columns: KernelColumns;
  readonly #probability: readonly number[];
  readonly #ranges: readonly ShareRange[];
  readonly #program = new ProgramBuilder();
  readonly #cost: Row = new Map();
  readonly #products = new Map<string, number>();
  /** First columns of γ and s. */
  readonly #gamma: number;
  readonly #chosen: number;

  constructor({ game, major, box }: BoxedProblem, options: RelaxationOptions) {
    this.#game = game;
    this.#box = box;
    this.#major = major;
    this.#options = options;
    this.#columns = kernelColumns(game, options.monitors);
    this.#probability = marginal(game.states.probabilities, observationTable(game, "followers"));
    this.#ranges = shareRanges(game, box);
    this.#addKernel();
    this.#gamma = this.#program.size;
    this.#chosen = this.#gamma + box.lower.flat().length;
    this.#addMixtures();
  }

  /** Γ ≥ 0 with sums 1. */
  #addKernel(): void {
    for (let i = 0; i < this.#columns.count; i++) this.#program.column(0, 1);
    for (let set = 0; set < this.#columns.informationSets; set++) {
      const sum: Row = new Map();
      for (let w = 0; w < this.#columns.actions; w++) sum.set(set * this.#columns.actions + w, 1);
      this.#program.row(sum, 1, 1);
    }
  }

  /** γ in the box with sums 1, and γ ≤ upper·s. */
  #addMixtures(): void {
    const box = this.#box;
    box.lower.forEach((row, y) => {
      row.forEach((low, u) => this.#program.column(low, box.upper[y]?.[u] as number));
    });
    box.lower.forEach((row, y) => {
      this.#program.row(new Map(row.map((_, u) => [this.#gammaAt(y, u), 1])), 1, 1);
      row.forEach((low, u) => {
        const possible = (box.upper[y]?.[u] as number) > 0 ? 1 : 0;
        this.#program.column(low > UNPLAYED ? 1 : 0, possible, 1);
      });
    });
    box.upper.forEach((row, y) => {
      row.forEach((high, u) => {
        const both = [[this.#gammaAt(y, u), 1] as const, [this.#chosenAt(y, u), -high] as const];
        this.#program.row(new Map(both), Number.NEGATIVE_INFINITY, 0);
      });
    });
  }

  #gammaAt(y: number, u: number): number {
    return this.#gamma + y * finiteGameSize(this.#game).followerActions + u;
  }

  #chosenAt(y: number, u: number): number {
    return this.#chosen + y * finiteGameSize(this.#game).followerActions + u;
  }

  /** The column of Γ(column)·γ(k|y), k ≥ 1, with its envelope. */
  #productAt(column: number, y: number, k: number): number {
    const set = Math.floor(column / this.#columns.actions);
    const key = (w: number) => `${set * this.#columns.actions + w}|${y}|${k}`;
    const known = this.#products.get(`${column}|${y}|${k}`);
    if (known !== undefined) return known;
    const [low, high] = this.#interval(y, k);
    const sum: Row = new Map([[this.#gammaAt(y, k), -1]]);
    for (let w = 0; w < this.#columns.actions; w++) {
      const gamma = set * this.#columns.actions + w;
      const product = this.#program.column(0, high);
      this.#products.set(key(w), product);
      sum.set(product, 1);
      this.#program.row(
        new Map([
          [product, 1],
          [gamma, -low],
        ]),
        0,
        Number.POSITIVE_INFINITY,
      );
      this.#program.row(
        new Map([
          [product, 1],
          [gamma, -high],
        ]),
        Number.NEGATIVE_INFINITY,
        0,
      );
    }
    this.#program.row(sum, 0, 0);
    return this.#products.get(`${column}|${y}|${k}`) as number;
  }

  #interval(y: number, u: number): readonly [number, number] {
    return [this.#box.lower[y]?.[u] as number, this.#box.upper[y]?.[u] as number];
  }

  /** Adds weight·Γ(column)·γ(k|y). */
  #addProduct(row: Row, { column, y, u: k, weight }: Product): void {
    const [low, high] = this.#interval(y, k);
    if (high - low <= 0) add(row, column, weight * low);
    else if (k > 0) add(row, this.#productAt(column, y, k), weight);
    else {
      add(row, column, weight);
      for (let other = 1; other < this.#box.lower[y]!.length; other++) {
        this.#addProduct(row, { column, y, u: other, weight: -weight });
      }
    }
  }

  /** Adds weight·Γ(column)·(constant + slope·μ_x), from below (side 0) or from above (side 1). */
  #addEstimate(row: Row, at: EstimatePlace, estimate: AffineEstimate): void {
    const { column, x, side, weight } = at;
    const sees = observationTable(this.#game, "followers")[x] as readonly number[];
    // one share less: μ(0) = 1 − the others
    const [base = 0] = estimate.slope;
    add(row, column, weight * (estimate.constant + base + estimate.remainder[side]));
    estimate.slope.forEach((slope, k) => {
      if (k === 0 || slope === base) return;
      sees.forEach((p, y) => {
        if (p > 0) this.#addProduct(row, { column, y, u: k, weight: weight * (slope - base) * p });
      });
    });
  }

  /** Visits P(y0|x) P(z|x) γ_M(v|z) of all points on the path in state x. */
  #eachAnswer(x: number, visit: (v: number, set: number, weight: number) => void): void {
    const size = finiteGameSize(this.#game);
    for (let z = 0; z < size.majorObservations; z++) {
      for (let v = 0; v < size.majorActions; v++) {
        const played =
          (observationTable(this.#game, "major")[x]?.[z] as number) *
          (this.#major[z]?.[v] as number);
        if (played > 0) this.#eachSet({ x, z, v }, (set, p) => visit(v, set, played * p));
      }
    }
  }

  #eachSet({ x, z, v }: MajorPoint, visit: (set: number, p: number) => void): void {
    observationTable(this.#game, "leader")[x]?.forEach((p, y0) => {
      if (p > 0) visit(this.#columns.setOf(y0, z, v), p);
    });
  }

  #point(x: number, v: number, w: number): number {
    const { majorActions, leaderActions } = finiteGameSize(this.#game);
    return (x * majorActions + v) * leaderActions + w;
  }

  addLeader(): void {
    this.#game.states.probabilities.forEach((p, x) => {
      if (p === 0) return;
      const expansion = taylorExpansion(this.#game.leader.cost, this.#ranges[x] as ShareRange);
      this.#eachAnswer(x, (v, set, weight) => {
        for (let w = 0; w < this.#columns.actions; w++) {
          const estimate = expansion.estimate(expansion.at(this.#point(x, v, w)));
          const column = set * this.#columns.actions + w;
          this.#addEstimate(this.#cost, { column, x, side: 0, weight: p * weight }, estimate);
        }
      });
    });
  }

  /** C(u|y) − C(u′|y) ≤ M(1 − s(u|y)). */
  addFollowers(): void {
    const { followerActions } = finiteGameSize(this.#game);
    this.#probability.forEach((p, y) => {
      if (p === 0) return;
      for (let u = 0; u < followerActions; u++) {
        if (this.#interval(y, u)[1] <= 0) continue;
        for (let other = 0; other < followerActions; other++) {
          if (other !== u) this.#addFollowerPair(y, u, other);
        }
      }
    });
  }

  #addFollowerPair(y: number, u: number, other: number): void {
    const { followerActions } = finiteGameSize(this.#game);
    const sees = observationTable(this.#game, "followers");
    const row: Row = new Map();
    let largest = 0;
    this.#game.states.probabilities.forEach((p, x) => {
      const posterior = (p * (sees[x]?.[y] as number)) / (this.#probability[y] as number);
      if (posterior === 0) return;
      const range = this.#ranges[x] as ShareRange;
      const expansion = taylorExpansion(this.#game.followers.cost, range);
      let worst = Number.NEGATIVE_INFINITY;
      this.#eachAnswer(x, (v, set, weight) => {
        for (let w = 0; w < this.#columns.actions; w++) {
          const point = this.#point(x, v, w) * followerActions;
          const [own, theirs] = [expansion.at(point + u), expansion.at(point + other)];
          const estimate = expansion.estimate(own.map((c, i) => c - (theirs[i] as number)));
          const column = set * this.#columns.actions + w;
          this.#addEstimate(row, { column, x, side: 0, weight: posterior * weight }, estimate);
          worst = Math.max(worst, upperValue(estimate, range));
        }
      });
      largest += posterior * worst;
    });
    if (largest <= 0) return;
    // C(u|y) − C(u′|y) + M s ≤ M
    add(row, this.#chosenAt(y, u), largest);
    this.#program.row(row, Number.NEGATIVE_INFINITY, largest);
  }

  /** M(v|z) ≤ M(v′|z) for every v that γ_M plays. */
  addMajor(): void {
    if (!this.#game.major) return;
    const { majorActions } = finiteGameSize(this.#game);
    const sees = observationTable(this.#game, "major");
    marginal(this.#game.states.probabilities, sees).forEach((total, z) => {
      if (total === 0) return;
      for (let v = 0; v < majorActions; v++) {
        if ((this.#major[z]?.[v] as number) <= UNPLAYED) continue;
        for (let other = 0; other < majorActions; other++) {
          if (other !== v) this.#addMajorPair({ z, total }, v, other);
        }
      }
    });
  }

  #addMajorPair({ z, total }: { z: number; total: number }, v: number, other: number): void {
    const sees = observationTable(this.#game, "major");
    const row: Row = new Map();
    this.#game.states.probabilities.forEach((p, x) => {
      const posterior = (p * (sees[x]?.[z] as number)) / total;
      if (posterior === 0) return;
      const range = this.#ranges[x] as ShareRange;
      const expansion = taylorExpansion(this.#game.major?.cost ?? [], range);
      const sides = [
        [v, 1, 0],
        [other, -1, 1],
      ] as const;
      for (const [action, sign, side] of sides) {
        this.#eachSet({ x, z, v: action }, (set, seen) => {
          for (let w = 0; w < this.#columns.actions; w++) {
            const estimate = expansion.estimate(expansion.at(this.#point(x, action, w)));
            const column = set * this.#columns.actions + w;
            const total = sign * posterior * seen;
            this.#addEstimate(row, { column, x, side, weight: total }, estimate);
          }
        });
      }
    });
    this.#program.row(row, Number.NEGATIVE_INFINITY, 0);
  }

  solve(highs: Highs): Relaxed {
    const program = this.#program.program(this.#cost);
    const free = program.integer?.some(
      (kind, i) => kind > 0 && program.lower[i] !== program.upper[i],
    );
    const whole = free && !this.#options.obey;
    const solved = solveLinearProgram(highs, whole ? program : { ...program, integer: undefined });
    if (solved.status === "infeasible") return { status: "empty" };
    if (solved.status === "undecided") {
      return { status: "bounded", bound: solved.bound, point: null, loosest: null };
    }
    const { x } = solved;
    const { followerActions } = finiteGameSize(this.#game);
    const followers = this.#box.lower.map((_, y) =>
      Array.from(x.subarray(this.#gammaAt(y, 0), this.#gammaAt(y, 0) + followerActions)),
    );
    return {
      status: "bounded",
      bound: Math.min(solved.bound, solved.objective),
      point: { followers, kernel: kernelFromColumns(this.#game, this.#columns, x) },
      loosest: this.#loosest(x),
    };
  }

  /** Where Σ |H − Γγ| is largest. */
  #loosest(x: Float64Array): (Coordinate & { readonly error: number }) | null {
    const errors = new Map<string, number>();
    for (const [key, product] of this.#products) {
      const [column = 0, y = 0, k = 0] = key.split("|").map(Number);
      const exact = (x[column] as number) * (x[this.#gammaAt(y, k)] as number);
      const at = `${y}|${k}`;
      errors.set(at, (errors.get(at) ?? 0) + Math.abs((x[product] as number) - exact));
    }
    let loosest: (Coordinate & { readonly error: number }) | null = null;
    for (const [key, error] of errors) {
      const [y = 0, u = 0] = key.split("|").map(Number);
      if (error > (loosest?.error ?? 0)) loosest = { y, u, error };
    }
    return loosest;
  }
}
