import type { FiniteGame } from "@stackelberg/game";
import { UNPLAYED } from "../replies/deviations.ts";
import { observationTable, type StrategyTable } from "../replies/finite-plan.ts";
import {
  type KernelColumns,
  type KernelMonitoring,
  kernelColumns,
} from "../replies/kernel-columns.ts";
import type { AffineEstimate } from "./affine-estimate.ts";
import { add, ProgramBuilder, type Row } from "./program-builder.ts";
import type { Coordinate, StrategyBox } from "./strategy-box.ts";

/** weight·Γ(column)·γ(u|y). */
interface Product extends Coordinate {
  readonly column: number;
  readonly weight: number;
}

/** weight·Γ(column)·(cost in state x), estimated from below (side 0) or from above (side 1). */
export interface EstimatePlace {
  readonly column: number;
  readonly x: number;
  readonly side: 0 | 1;
  readonly weight: number;
}

/**
 * The unknowns of the relaxation over a box: Γ, γ, indicators s(u|y) and the products H that rows
 * ask for, with
 *
 *     γ(u|y) ≤ upper·s(u|y),   lower·Γ ≤ H ≤ upper·Γ,   Σ_w H = γ(k|y).
 */
export class RelaxedVariables {
  /** Rows and columns so far. */
  readonly program: ProgramBuilder = new ProgramBuilder();
  /** The columns of Γ, which come first. */
  readonly kernel: KernelColumns;
  readonly #game: FiniteGame;
  readonly #box: StrategyBox;
  readonly #followerActions: number;
  readonly #products = new Map<string, number>();
  /** First columns of γ and s. */
  readonly #gamma: number;
  readonly #chosen: number;

  constructor(game: FiniteGame, box: StrategyBox, monitors: KernelMonitoring) {
    this.#game = game;
    this.#box = box;
    this.#followerActions = box.lower[0]?.length ?? 0;
    this.kernel = kernelColumns(game, monitors);
    this.#addKernel();
    this.#gamma = this.program.size;
    this.#chosen = this.#gamma + box.lower.flat().length;
    this.#addMixtures();
  }

  /** The column of s(u|y). */
  chosenAt(y: number, u: number): number {
    return this.#chosen + y * this.#followerActions + u;
  }

  /** Whether a strategy of the box plays u on reading y. */
  mayPlay(y: number, u: number): boolean {
    return this.#interval(y, u)[1] > 0;
  }

  /** γ at a solution. */
  followersAt(x: Float64Array): StrategyTable {
    return this.#box.lower.map((_, y) =>
      Array.from(x.subarray(this.#gammaAt(y, 0), this.#gammaAt(y, 0) + this.#followerActions)),
    );
  }

  /** Adds weight·Γ(column)·(constant + slope·μ_x), from below (side 0) or from above (side 1). */
  addEstimate(row: Row, at: EstimatePlace, estimate: AffineEstimate): void {
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

  /** Where Σ |H − Γγ| is largest. */
  loosest(x: Float64Array): (Coordinate & { readonly error: number }) | null {
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

  /** Γ ≥ 0 with sums 1. */
  #addKernel(): void {
    for (let i = 0; i < this.kernel.count; i++) this.program.column(0, 1);
    for (let set = 0; set < this.kernel.informationSets; set++) {
      const sum: Row = new Map();
      for (let w = 0; w < this.kernel.actions; w++) sum.set(set * this.kernel.actions + w, 1);
      this.program.row(sum, 1, 1);
    }
  }

  /** γ in the box with sums 1, and γ ≤ upper·s. */
  #addMixtures(): void {
    const box = this.#box;
    box.lower.forEach((row, y) => {
      row.forEach((low, u) => this.program.column(low, box.upper[y]?.[u] as number));
    });
    box.lower.forEach((row, y) => {
      this.program.row(new Map(row.map((_, u) => [this.#gammaAt(y, u), 1])), 1, 1);
      row.forEach((low, u) => {
        const possible = (box.upper[y]?.[u] as number) > 0 ? 1 : 0;
        this.program.column(low > UNPLAYED ? 1 : 0, possible, 1);
      });
    });
    box.upper.forEach((row, y) => {
      row.forEach((high, u) => {
        const both = [[this.#gammaAt(y, u), 1] as const, [this.chosenAt(y, u), -high] as const];
        this.program.row(new Map(both), Number.NEGATIVE_INFINITY, 0);
      });
    });
  }

  #gammaAt(y: number, u: number): number {
    return this.#gamma + y * this.#followerActions + u;
  }

  /** The column of Γ(column)·γ(k|y), k ≥ 1, with its envelope. */
  #productAt(column: number, y: number, k: number): number {
    const set = Math.floor(column / this.kernel.actions);
    const key = (w: number) => `${set * this.kernel.actions + w}|${y}|${k}`;
    const known = this.#products.get(`${column}|${y}|${k}`);
    if (known !== undefined) return known;
    const [low, high] = this.#interval(y, k);
    const sum: Row = new Map([[this.#gammaAt(y, k), -1]]);
    for (let w = 0; w < this.kernel.actions; w++) {
      const gamma = set * this.kernel.actions + w;
      const product = this.program.column(0, high);
      this.#products.set(key(w), product);
      sum.set(product, 1);
      this.program.row(
        new Map([
          [product, 1],
          [gamma, -low],
        ]),
        0,
        Number.POSITIVE_INFINITY,
      );
      this.program.row(
        new Map([
          [product, 1],
          [gamma, -high],
        ]),
        Number.NEGATIVE_INFINITY,
        0,
      );
    }
    this.program.row(sum, 0, 0);
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
}
