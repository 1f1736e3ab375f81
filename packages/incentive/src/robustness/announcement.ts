import { informationStructure, type LqgGame, type Plan, reducedBasis } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { reactionIn } from "../certificate/certify-affine.ts";
import { type AffineRule, inducedGame } from "../induced/induced-game.ts";
import type { ReactionRule } from "../rule/incentive-rule.ts";
import { type Payments, paidGame } from "../rule/payment-form.ts";

/** Everything that was announced: it stays as it is when the game turns out to be another one. */
export interface Announcement {
  /** The plan that the rules were made for. */
  readonly target: Plan;
  /** How the leader's common action reacts; `null` where it does not. */
  readonly reaction: ReactionRule | null;
  /** Who pays what. */
  readonly payments: Payments;
}

/** A game in which everybody else plays without the leader, or why there is none. */
export type GameUnderRule =
  | {
      readonly status: "affine";
      readonly game: LqgGame;
      /** The same with costs before payments. */
      readonly beforePayments: LqgGame;
    }
  | { readonly status: "not-affine"; readonly reason: string };

/**
 * The game that the others play once the rules are announced: payments are part of the payers'
 * costs, and the leader's action is substituted by u0 = u0* + Σ_i Q(u_i − u*(y_i)), which in terms of
 * means is u0* + N·Q(ū − u*(ȳ)), or by u0* + Q(uM − uM*(z)); a best
 * affine rule is one in the mean or the major's action already.
 *
 * @param game - The game as it really is.
 */
export function gameUnderRule(game: LqgGame, announcement: Announcement): GameUnderRule {
  const { target, reaction, payments } = announcement;
  if (reaction && reaction.kind !== "constant" && reaction.kind !== "best-affine") {
    return {
      status: "not-affine",
      reason:
        "the reaction depends on the reading, so the response to it in another game is not affine",
    };
  }
  if (reaction?.kind === "constant" && !game.major && game.count === Number.POSITIVE_INFINITY) {
    return {
      status: "not-affine",
      reason: "with infinitely many followers the reaction to their mean is unbounded",
    };
  }
  const rule = affineRule(game, target, reaction);
  return {
    status: "affine",
    game: inducedGame(paidGame(game, target, payments), rule),
    beforePayments: inducedGame(game, rule),
  };
}

function affineRule(game: LqgGame, target: Plan, reaction: ReactionRule | null): AffineRule {
  const policy = target.leader.clone();
  const none = (columns: number) => Matrix.zeros(policy.rows, columns);
  const meanGain = none(game.followers.actions.length);
  const majorGain = none(game.major?.actions.length ?? 0);
  if (reaction?.kind === "best-affine") {
    const { policy: average, gain, expected } = reactionIn(reaction);
    const rest = Matrix.sub(average, gain.mmul(expected));
    return game.major
      ? { policy: rest, meanGain, majorGain: gain }
      : { policy: rest, meanGain: gain, majorGain };
  }
  if (reaction?.kind !== "constant") return { policy, meanGain, majorGain };
  const gain = new Matrix(reaction.gain.map((row) => [...row]));
  if (game.major) {
    return {
      policy: minus(game, policy, gain.mmul(target.major as Matrix)),
      meanGain,
      majorGain: gain,
    };
  }
  const together = Matrix.mul(gain, 1 / reducedBasis(game).nu);
  return {
    policy: minus(game, policy, together.mmul(target.followers)),
    meanGain: together,
    majorGain,
  };
}

/** A policy minus coefficients on (1, readings), which stand in the last columns of her information. */
function minus(game: LqgGame, policy: Matrix, coefficients: Matrix): Matrix {
  const { names } = informationStructure(game).leader;
  const readings = coefficients.columns - 1;
  const result = policy.clone();
  for (let i = 0; i < result.rows; i++) {
    for (let k = 0; k <= readings; k++) {
      const column = k === 0 ? 0 : names.length - readings + k - 1;
      result.set(i, column, result.get(i, column) - coefficients.get(i, k));
    }
  }
  return result;
}
