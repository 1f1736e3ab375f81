import {
  expectedCosts,
  type LqgGame,
  type Plan,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import { nashResponse } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import {
  noDeviation,
  type Reaction,
  reactionGame,
  surpriseRows,
} from "../induced/reaction-game.ts";
import type { BestAffineRule } from "../rule/incentive-rule.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { assumptionsOf } from "./assumptions.ts";
import type { Certificate, PlayerCertificate } from "./certificate.ts";
import type { Claim } from "./certify.ts";
import { constantExploitability } from "./exploitability.ts";
import { inducedModes } from "./induced-modes.ts";
import { misreporting } from "./misreporting.ts";
import { followerCondition, majorCondition, type PlayerCondition } from "./recomputed-condition.ts";
import { exactEpsilon, refusalReason } from "./refusal-reason.ts";

/** The matrices of a published rule. */
export function reactionIn({ policy, reaction, expected }: BestAffineRule): Reaction {
  const matrix = (rows: readonly (readonly number[])[]) =>
    rows.length === 0 ? Matrix.zeros(0, 0) : new Matrix(rows.map((row) => [...row]));
  return { policy: matrix(policy), gain: matrix(reaction), expected: matrix(expected) };
}

/** The leader's and the others' expected costs if a plan is played under an affine rule. */
export function costsUnder(
  game: LqgGame,
  plan: Plan,
  rule: BestAffineRule,
): ReturnType<typeof expectedCosts> {
  return expectedCosts(reactionGame(game, plan, reactionIn(rule)), noDeviation(game));
}

/**
 * The certificate of a best affine rule: the claimed plan must be everybody's response to it. The rule
 * is substituted into all costs, in deviations from the plan, and the game that is left is judged
 * at no deviation.
 *
 * @param paid - The game with the announced payments in everybody's cost.
 */
export function certifyAffine(
  game: LqgGame,
  paid: LqgGame,
  claim: Claim & { readonly rule: BestAffineRule },
): Certificate {
  const { plan, rule, payments = {}, target = plan, teamCost, limitWellPosed } = claim;
  const reaction = reactionIn(rule);
  const left = reactionGame(paid, plan, reaction);
  const silent = reactionGame(paid, plan, { ...reaction, gain: Matrix.mul(reaction.gain, 0) });
  const still = noDeviation(game);
  const followers = standing(followerCondition, [left, silent], still);
  const major = game.major ? standing(majorCondition, [left, silent], still) : null;
  const { condition } = major ?? followers;
  const saved = (major ?? followers).certificate;
  const epsilon = Math.max(
    followers.certificate.exploitability,
    major?.certificate.exploitability ?? 0,
  );
  const minimum = smallestEigenvalue(condition.curvature);
  const energy = gainEnergy(game, reaction.gain);
  const cost = expectedCosts(left, still).leader;
  const exact = exactEpsilon(saved.exploitabilityWithoutIncentive);
  const reason = refusalReason(
    game,
    // a finite reaction to the mean is a rule in the limit too
    { accepted: Math.max(claim.accepted, exact), limitWellPosed: true },
    {
      energy,
      curvature: { minimum, lowerBound: minimum },
      exploitability: { value: saved.exploitability, method: "exact", error: 0 },
      epsilon,
      size: condition.curvature.norm("frobenius"),
    },
  );
  const modes = inducedModes(left);
  return {
    verdict: reason ? "refused" : epsilon <= exact ? "certified" : "approximate",
    ...(reason ? { reason } : {}),
    epsilon,
    followers: followers.certificate,
    major: major?.certificate ?? null,
    leader: {
      gapToTeam: cost - teamCost,
      lossAgainstTarget: cost - expectedCosts(game, target).leader,
    },
    gainEnergy: energy,
    curvature: { minimum, lowerBound: minimum, symmetricMode: modes.symmetricMode },
    unique: modes.unique ?? nashResponse(left, still.leader).status === "solved",
    onPath: { residual: surprise(game, plan, reaction) },
    misreporting: misreporting(game, paid, { target, plan, rule, payments }),
    limitWellPosed,
    assumptions: assumptionsOf(game, rule, payments),
  };
}

interface Standing {
  readonly condition: PlayerCondition;
  readonly certificate: PlayerCertificate;
}

/** One player under the rule, and if the leader did not react. */
function standing(
  conditionOf: typeof followerCondition,
  [left, silent]: readonly [LqgGame, LqgGame],
  still: Plan,
): Standing {
  const saving = ({ gradient, curvature, scale }: PlayerCondition) =>
    constantExploitability(gradient, curvature, scale).value;
  const condition = conditionOf(left, still);
  return {
    condition,
    certificate: {
      exploitability: saving(condition),
      exploitabilityWithoutIncentive: saving(conditionOf(silent, still)),
      method: "exact",
    },
  };
}

/** E‖Q‖² of the reaction Q = R/N to one follower, or R to the major. */
function gainEnergy(game: LqgGame, gain: Matrix): number {
  const share = game.major ? 1 : 1 / game.count;
  return (share * gain.norm("frobenius")) ** 2;
}

/** √E‖R·surprise‖²: how far her action is from the announced policy while everybody follows. */
function surprise(game: LqgGame, plan: Plan, { gain, expected }: Reaction): number {
  const basis = reducedBasis(game);
  const rows = surpriseRows(game, plan, expected);
  const onPath = rows.subMatrix(0, rows.rows - 1, 0, basis.layout.basisSize - 1);
  return randomNorm(gain.mmul(onPath), basis);
}
