import { isDisturbed, type LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { fallsShort, playedPlan } from "../facts/announced-measure.ts";
import { isBestAffine } from "./best-affine-lines.ts";
import { capital, roleNames } from "./role-names.ts";

/** Whether the leader does not see what an exact rule needs: an action, or what the target depends on. */
function seesTooLittle(game: LqgGame): boolean {
  const { monitoring, knows, major } = game;
  const meanOnly = monitoring.what === "mean" && !major;
  return knows === "own" || isDisturbed(game) || meanOnly || monitoring.what === "none";
}

/** Why a best affine rule is announced, and how what it reaches compares with the target. */
export function bestAffineReason(game: LqgGame, result: DesignResult): string {
  const { leader } = roleNames(game);
  const loss = playedPlan(result).leaderCost - result.target.leaderCost;
  if (!seesTooLittle(game)) {
    const reached = fallsShort(result)
      ? "does not hold the target"
      : "costs her what the target costs";
    return `Of the rules that are affine in what ${leader} sees, this is the best for her that was found; it ${reached}.`;
  }
  if (!fallsShort(result)) {
    return `${capital(leader)} does not see all that an exact rule needs; this rule, affine in what she does see, still costs her what the target costs.`;
  }
  return loss > 0
    ? `${capital(leader)} does not see all that an exact rule needs, so the target is out of reach.`
    : `${capital(leader)} learns from the actions what she did not know, and this rule uses it: it does better than the target, in which she acts on her own readings alone.`;
}

/** A root mean square of her reaction below this is rounding. */
const STILL = 1e-9;

/** Whether the leader's action leaves her plan also while everybody does what is best. */
export function movesOnPath({ incentive, certificate }: DesignResult): boolean {
  return Boolean(incentive && isBestAffine(incentive.rule)) && certificate.onPath.residual > STILL;
}

/** What a rule without payments does to people while nobody leaves the plan. */
export function threatSentence(game: LqgGame, result: DesignResult): string {
  const { actions } = game.leader;
  if (movesOnPath(result)) {
    const move = actions.length > 1 ? "move" : "moves";
    return `Nobody is charged anything, but ${actions.join(" and ")} ${move} with what the leader sees, also while all do what is best for them; that is part of what is told here.`;
  }
  return "Nobody is charged anything while all keep to the plan: the rule is a threat that is never carried out. The plan that it holds still makes them better or worse off as told here; and whoever it hits by a mistake pays besides.";
}
