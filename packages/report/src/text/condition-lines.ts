import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { affineText, rowTerms } from "./affine-text.ts";
import { definitionLines } from "./definition-lines.ts";
import { numberText } from "./number-text.ts";

/** The numbers behind every possible gain: what a refusal can be checked with. */
export function conditionLines(
  game: LqgGame,
  { condition }: DesignResult,
  width: number,
): readonly string[] {
  const { major, followers, leader } = game;
  const monitored = major ?? followers;
  const columns = ["constant", ...monitored.observations.names];
  const row =
    (letter: string, names: readonly string[]) => (values: readonly number[], k: number) => ({
      symbol: names.length > 1 ? `${letter}[${names[k] ?? k}]` : letter,
      formula: affineText(rowTerms(values, columns)),
    });
  return [
    "  What every possible rule is made from:",
    ...definitionLines(
      [
        ...condition.ownGradient.map(row("own gradient g", monitored.actions)),
        ...condition.leaderAuthority.map(row("leader's authority κ", leader.actions)),
        ...(leader.actions.length > 0
          ? [{ symbol: "least energy of a gain", formula: numberText(condition.leastGainEnergy) }]
          : []),
      ],
      width,
    ),
  ];
}
