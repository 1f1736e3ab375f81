import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { UNPLAYED } from "../replies/deviations.ts";
import { observationTable, type StrategyTable } from "../replies/finite-plan.ts";
import { marginal } from "../replies/reply-forms.ts";
import { type ShareRange, taylorExpansion, upperValue } from "./affine-estimate.ts";
import { add, type Row } from "./program-builder.ts";
import type { RelaxedVariables } from "./relaxed-variables.ts";
import { shareRanges } from "./share-ranges.ts";
import type { BoxedProblem } from "./strategy-box.ts";

interface MajorPoint {
  readonly x: number;
  readonly z: number;
  readonly v: number;
}

/**
 * The leader's cost and everybody's best-response conditions in the unknowns of the relaxation, with
 * costs replaced by affine estimates in the shares.
 */
export class RelaxedConditions {
  readonly #game: FiniteGame;
  readonly #major: StrategyTable;
  readonly #variables: RelaxedVariables;
  readonly #ranges: readonly ShareRange[];
  /** Of each reading. */
  readonly #probability: readonly number[];

  constructor({ game, major, box }: BoxedProblem, variables: RelaxedVariables) {
    this.#game = game;
    this.#major = major;
    this.#variables = variables;
    this.#ranges = shareRanges(game, box);
    this.#probability = marginal(game.states.probabilities, observationTable(game, "followers"));
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
      if (p > 0) visit(this.#variables.kernel.setOf(y0, z, v), p);
    });
  }

  #point(x: number, v: number, w: number): number {
    const { majorActions, leaderActions } = finiteGameSize(this.#game);
    return (x * majorActions + v) * leaderActions + w;
  }

  /** Her expected cost, as the row to minimise. */
  leaderCost(): Row {
    const row: Row = new Map();
    this.#game.states.probabilities.forEach((p, x) => {
      if (p === 0) return;
      const expansion = taylorExpansion(this.#game.leader.cost, this.#ranges[x] as ShareRange);
      this.#eachAnswer(x, (v, set, weight) => {
        for (let w = 0; w < this.#variables.kernel.actions; w++) {
          const estimate = expansion.estimate(expansion.at(this.#point(x, v, w)));
          const column = set * this.#variables.kernel.actions + w;
          this.#variables.addEstimate(row, { column, x, side: 0, weight: p * weight }, estimate);
        }
      });
    });
    return row;
  }

  /** C(u|y) − C(u′|y) ≤ M(1 − s(u|y)). */
  addFollowers(): void {
    const { followerActions } = finiteGameSize(this.#game);
    this.#probability.forEach((p, y) => {
      if (p === 0) return;
      for (let u = 0; u < followerActions; u++) {
        if (!this.#variables.mayPlay(y, u)) continue;
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
        for (let w = 0; w < this.#variables.kernel.actions; w++) {
          const point = this.#point(x, v, w) * followerActions;
          const [own, theirs] = [expansion.at(point + u), expansion.at(point + other)];
          const estimate = expansion.estimate(own.map((c, i) => c - (theirs[i] as number)));
          const column = set * this.#variables.kernel.actions + w;
          this.#variables.addEstimate(
            row,
            { column, x, side: 0, weight: posterior * weight },
            estimate,
          );
          worst = Math.max(worst, upperValue(estimate, range));
        }
      });
      largest += posterior * worst;
    });
    if (largest <= 0) return;
    // C(u|y) − C(u′|y) + M s ≤ M
    add(row, this.#variables.chosenAt(y, u), largest);
    this.#variables.program.row(row, Number.NEGATIVE_INFINITY, largest);
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
          for (let w = 0; w < this.#variables.kernel.actions; w++) {
            const estimate = expansion.estimate(expansion.at(this.#point(x, action, w)));
            const column = set * this.#variables.kernel.actions + w;
            const total = sign * posterior * seen;
            this.#variables.addEstimate(row, { column, x, side, weight: total }, estimate);
          }
        });
      }
    });
    this.#variables.program.row(row, Number.NEGATIVE_INFINITY, 0);
  }
}
