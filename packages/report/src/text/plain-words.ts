import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, IncentiveResult } from "@stackelberg/incentive";
import { fallsShort, isPaid, measuresOf, playedPlan } from "../facts/announced-measure.ts";
import { isAsSteepAsAllowed } from "../facts/as-steep-as-allowed.ts";
import { isBestAffine } from "./best-affine-lines.ts";
import { bestAffineReason } from "./best-affine-words.ts";
import { numberText } from "./number-text.ts";
import { paymentSentences } from "./payment-words.ts";
import { capital, roleNames } from "./role-names.ts";
import { costUnit } from "./unit-text.ts";

/** The result in one paragraph for somebody who does not know the field. */
export function plainWords(game: LqgGame, result: DesignResult): string {
  return [
    ...(result.incentive
      ? ruleSentences(game, result, result.incentive)
      : refusalSentences(game, result)),
    costSentence(game, result),
  ].join(" ");
}

function ruleSentences(
  game: LqgGame,
  result: DesignResult,
  incentive: IncentiveResult,
): readonly string[] {
  const { leader, monitored } = roleNames(game);
  const { certificate } = result;
  if (numberText(withoutRule(result), { scale: 1e3 }) === "0") {
    return [`The target is what ${monitored} would do anyway, so no reaction is needed.`];
  }
  if (isBestAffine(incentive.rule)) return bestAffineSentences(game, result);
  return [
    `${capital(leader)} announces this rule before anybody acts and keeps to it.`,
    ...measuresOf(incentive).flatMap((measure) =>
      isPaid(measure.rule)
        ? paymentSentences(game, result, measure)
        : [reactionSentence(game, certificate.verdict)],
    ),
    ...(fallsShort(result)
      ? [
          "No such payment holds the target exactly; this one is the best that was found, and what everybody does under it is an equilibrium.",
          ...(isAsSteepAsAllowed(game, incentive) ? [prescribing(game)] : []),
        ]
      : [savingSentence(game, result)]),
  ];
}

function prescribing(game: LqgGame): string {
  const { leader } = roleNames(game);
  return `It is as steep as was allowed: ${leader} would rather prescribe an action than price it, and steeper payments come closer to that.`;
}

function bestAffineSentences(game: LqgGame, result: DesignResult): readonly string[] {
  return [
    bestAffineReason(game, result),
    "With this rule, announced before anybody acts, everybody settles on the own best response to it.",
  ];
}

function reactionSentence(game: LqgGame, verdict: string): string {
  const { monitored } = roleNames(game);
  const instrument = game.leader.actions.join(" and ");
  const plural = game.leader.actions.length > 1;
  const hardly = verdict === "certified" ? "no longer" : "hardly";
  return `While ${monitored} does what the target asks, ${instrument} ${plural ? "stay as" : "stays as"} planned; whoever deviates moves ${instrument} by just so much that deviating ${hardly} pays.`;
}

/** The largest saving that the rule takes away. */
function withoutRule({ certificate: { followers, major } }: DesignResult): number {
  return Math.max(
    followers.exploitabilityWithoutIncentive,
    major?.exploitabilityWithoutIncentive ?? 0,
  );
}

function savingSentence(game: LqgGame, { certificate }: DesignResult): string {
  const { major: majorName, eachFollower } = roleNames(game);
  const unit = costUnit(game);
  const { followers, major } = certificate;
  const byMajor =
    major && major.exploitabilityWithoutIncentive >= followers.exploitabilityWithoutIncentive;
  const monitored = byMajor ? majorName : eachFollower;
  const { exploitability, exploitabilityWithoutIncentive } = byMajor ? major : followers;
  const without = numberText(exploitabilityWithoutIncentive, { scale: 1e3 });
  const left =
    certificate.verdict === "certified"
      ? "under it, nothing"
      : `under it, at most ${numberText(exploitability)}${unit}`;
  return `Without the rule, ${monitored} would save ${without}${unit} by leaving the target; ${left}.`;
}

function refusalSentences(game: LqgGame, { certificate }: DesignResult): readonly string[] {
  const { leader, monitored } = roleNames(game);
  const { exploitabilityWithoutIncentive } = certificate.major ?? certificate.followers;
  const saving = numberText(exploitabilityWithoutIncentive, { scale: 1e3 });
  return [
    certificate.reason === "limit-not-well-posed"
      ? "With finitely many followers a rule may exist; with infinitely many, no single one moves the mean, so no reaction to the mean reaches anybody."
      : `No rule was found with which ${leader} could hold the target.`,
    `Left alone, ${monitored} would save ${saving}${costUnit(game)} by leaving it.`,
  ];
}

function costSentence(game: LqgGame, result: DesignResult): string {
  const { leader } = roleNames(game);
  const unit = costUnit(game);
  const reached = numberText(playedPlan(result).leaderCost, { scale: 1e3 });
  const blind = result.baselines.noIncentive.leaderCost;
  const alternative =
    game.leader.actions.length === 0
      ? "without any payment"
      : "with the best plan that does not react to anybody's action";
  const compared =
    blind === null ? "" : `, against ${numberText(blind, { scale: 1e3 })}${unit} ${alternative}`;
  const what = fallsShort(result) ? "This" : "The target";
  return `${what} costs ${leader} ${reached}${unit} on average${compared}.`;
}
