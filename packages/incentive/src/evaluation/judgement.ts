import {
  informationStructure,
  type LqgGame,
  type Plan,
  randomNorm,
  reducedBasis,
} from "@stackelberg/game";
import { DEFAULT_EPSILON_SHARE } from "../gains/epsilon-incentive.ts";
import type { AffineRule } from "../induced/induced-game.ts";
import type { Evaluation } from "./evaluation.ts";

/** Whether the intended plan is an equilibrium under a rule and costs what it should. */
export function judge(
  game: LqgGame,
  intended: Evaluation["intended"],
  { rule, target }: { readonly rule: AffineRule; readonly target: Plan },
): Pick<Evaluation, "verdict" | "explanation"> {
  const { epsilon, onPathResidual: off, followers, major } = intended;
  const without = Math.max(
    followers.exploitabilityWithoutIncentive,
    major?.exploitabilityWithoutIncentive ?? 0,
  );
  const basis = reducedBasis(game);
  const size = Math.max(
    1,
    randomNorm(target.leader.mmul(informationStructure(game).leader.rows), basis),
    rule.policy.norm("frobenius"),
  );
  const finite = Number.isFinite(without) ? without : 1;
  if (epsilon <= 1e-9 * Math.max(1, finite) && off <= 1e-9 * size) {
    return {
      verdict: "certified",
      explanation:
        "nobody saves anything by leaving the intended plan, and the rule plays on its path what the leader intends",
    };
  }
  if (epsilon <= DEFAULT_EPSILON_SHARE * finite && off <= 1e-3 * size) {
    return {
      verdict: "approximate",
      explanation: `leaving the intended plan saves at most ${epsilon.toPrecision(6)}, and the rule plays ${off <= 1e-9 * size ? "what the leader intends" : `within ${off.toPrecision(6)} of what the leader intends`}`,
    };
  }
  return { verdict: "refused", explanation: conviction(intended) };
}

function conviction({
  epsilon,
  followers,
  major,
  onPathResidual: off,
}: Evaluation["intended"]): string {
  if (epsilon === Number.POSITIVE_INFINITY) {
    return "under this rule somebody's cost is not convex in its own action, so a large enough deviation from the intended plan saves without limit";
  }
  const who =
    major && major.exploitability >= followers.exploitability
      ? "the major follower"
      : "each follower";
  const saving = `${who} would leave the intended plan and save ${epsilon.toPrecision(6)}`;
  return off > 1e-9
    ? `${saving}; on its path the rule is ${off.toPrecision(6)} (root mean square) away from the leader's intended action`
    : saving;
}
