import type { ClassGame } from "@stackelberg/game";
import type { ClassDesignResult } from "@stackelberg/incentive";
import { measuresOf } from "../../facts/announced-measure.ts";
import type { ClassDesign } from "../../facts/class-designs.ts";
import { numberText } from "../number-text.ts";
import { paymentSentences } from "../payment-words.ts";
import { capital, roleNames } from "../role-names.ts";
import { costUnit } from "../unit-text.ts";

/** A design for several classes in one paragraph for somebody who does not know the field. */
export function classPlainWords(
  game: ClassGame,
  result: ClassDesignResult,
  designs: readonly ClassDesign[],
): string {
  const unit = costUnit(game);
  const cost = (value: number) => `${numberText(value, { scale: 1e3 })}${unit}`;
  const { leader } = roleNames(game);
  const temptations = designs.map(({ game: view, result: { certificate } }) => {
    const { exploitabilityWithoutIncentive } = certificate.followers;
    return `${roleNames(view).eachFollower} would save ${cost(exploitabilityWithoutIncentive)}`;
  });
  const blind = result.baselines.noIncentive.leaderCost;
  const alternative =
    game.leader.actions.length === 0
      ? "without any payment"
      : "with the best plan that does not react to anybody's action";
  const compared = blind === null ? "" : `, against ${cost(blind)} ${alternative}`;
  return [
    ...ruleSentences(game, result, designs),
    `Without the rule, by leaving the target alone, ${temptations.join(", ")}.`,
    `The target costs ${leader} ${cost(result.target.leaderCost)} on average${compared}.`,
  ].join(" ");
}

function ruleSentences(
  game: ClassGame,
  { certificate: { verdict } }: ClassDesignResult,
  designs: readonly ClassDesign[],
): readonly string[] {
  const { leader } = roleNames(game);
  if (verdict === "refused") {
    return [`No rule was found with which ${leader} could hold the target for every class.`];
  }
  if (game.payments.length > 0) {
    const paid = designs.flatMap(({ game: view, result }) =>
      result.incentive
        ? measuresOf(result.incentive).flatMap((measure) => paymentSentences(view, result, measure))
        : [],
    );
    return [`${capital(leader)} announces these payments before anybody acts.`, ...paid];
  }
  const instrument = game.leader.actions.join(" and ");
  const hardly = verdict === "certified" ? "no longer" : "hardly";
  return [
    `${capital(leader)} announces this rule before anybody acts.`,
    `Whoever deviates moves ${instrument} as the rule for its own class says, by just so much that deviating ${hardly} pays; what the other classes do plays no part in that.`,
  ];
}
