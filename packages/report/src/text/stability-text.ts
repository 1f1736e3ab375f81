import type { LqgGame } from "@stackelberg/game";
import type { Certificate } from "@stackelberg/incentive";
import { gainScale } from "./gain-scale.ts";
import { numberText } from "./number-text.ts";

/** What the curvature of the monitored player's own cost means. */
export function curvatureText({ minimum, lowerBound }: Certificate["curvature"]): string {
  const scale = Math.abs(minimum);
  const proven =
    Math.abs(minimum - lowerBound) > 1e-6 * scale
      ? ` (proved: at least ${numberText(lowerBound)})`
      : "";
  const value = `${numberText(minimum)}${proven}`;
  if (minimum > 0) {
    return `${value} > 0: the own cost is bowl-shaped whatever was read, so large deviations do not pay either`;
  }
  if (minimum === 0) {
    return "0: the own cost is flat in some direction: the target is a minimum, but not the only one";
  }
  return `${value} < 0: WARNING: for some readings the own cost is a hill, not a bowl: going far away pays`;
}

/** What the curvature against a common shift means. */
export function collectiveText(
  symmetricMode: number,
  { stable }: { readonly stable: boolean },
): string {
  const value = numberText(symmetricMode);
  if (symmetricMode >= 0) {
    return `${value} >= 0: if all shift by the same amount, their costs pull them back`;
  }
  return !stable
    ? `${value} < 0: WARNING: nor are they pulled back if all shift by the same amount`
    : `${value} < 0: WARNING: nobody gains by moving alone, but if all drift by the same amount, each is drawn further away; followers who adjust step by step may leave the target`;
}

/** Whether there are other responses to the rule. */
export function uniqueText(unique: boolean | null): string {
  if (unique === null) return "not decided: the gain depends on the readings";
  return unique
    ? "none: no other affine strategies are stationary under the rule"
    : "WARNING: followers may also settle on something else than the target";
}

/** What the gain energy means. */
export function energyText(game: LqgGame, energy: number, solver: string): string {
  if (energy === Number.POSITIVE_INFINITY) {
    return "∞: for some readings the rule would have to react without bound";
  }
  if (game.payments.length > 0) {
    return `${numberText(energy)}: mean square of what one unit more of the own action costs or earns`;
  }
  const least = solver === "minimum-energy" ? ", the least that any exact rule needs" : "";
  return `${numberText(energy, { scale: gainScale(game) ** 2 })}: mean square of the reaction to one unit of deviation${least}`;
}

/** Whether whoever the rule steers pays for its own action. */
function paysItself({ major, payments }: LqgGame): boolean {
  return payments.includes(major ? "major" : "followers");
}

/** What becomes of the rule as the followers become many. */
export function limitText(game: LqgGame, wellPosed: boolean): string {
  if (paysItself(game)) {
    return "well posed: each one pays for what it does itself, and what that is does not depend on how many others there are";
  }
  if (game.major) {
    return "well posed: the rule reacts to the major follower, who does not shrink when the others become more";
  }
  if (wellPosed) {
    return "well posed: the target is what infinitely many small followers would choose anyway";
  }
  if (game.count === 1) {
    return "NOT well posed: with more and more followers the rule must react to their mean more and more strongly; with infinitely many no smooth rule is left";
  }
  return Number.isFinite(game.count)
    ? "NOT well posed: each follower's part in the common action shrinks as 1/N, so the rule must react to the mean more and more strongly; with infinitely many followers no smooth rule is left"
    : "NOT well posed: one of infinitely many followers does not move the mean, so no smooth rule of finite strength can reach it";
}
