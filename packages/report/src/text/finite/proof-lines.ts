import type { FiniteGame } from "@stackelberg/game";
import type { ImpossibilityProof, WeightedDeviation } from "@stackelberg/randomized";
import { numberText } from "../number-text.ts";
import { roleNames } from "../role-names.ts";
import { costUnit } from "../unit-text.ts";
import { wrap } from "../wrap.ts";
import { jointLabel, probabilityText } from "./joint-label.ts";

/** Why no rule holds a target, in words. */
export function proofLines(
  game: FiniteGame,
  { deviations, gain }: ImpossibilityProof,
  width: number,
): readonly string[] {
  const unit = costUnit(game);
  const amount = `${numberText(gain)}${unit}`;
  const [only] = deviations;
  if (deviations.length === 1 && only) {
    const text = `Whatever the leader announces, ${deviationText(game, only)}, and saves at least ${amount}.`;
    return [wrap(text, { width })];
  }
  return [
    wrap(
      `Whatever the leader announces, deviating in these ways saves at least ${amount} on the weighted average, so at least one of them pays:`,
      { width },
    ),
    ...deviations.map((deviation) =>
      wrap(`- weight ${probabilityText(deviation.weight)}: ${deviationText(game, deviation)}`, {
        width,
        indent: 2,
        hang: 4,
      }),
    ),
  ];
}

function deviationText(
  game: FiniteGame,
  { role, observation, from, to }: WeightedDeviation,
): string {
  const names = roleNames(game);
  const player = role === "major" ? game.major : game.followers;
  const who = role === "major" ? names.major : names.eachFollower;
  if (!player) return who;
  const { actions, observations } = player;
  const seen =
    observations.names.length > 0 ? ` that sees ${jointLabel(observations, observation)}` : "";
  return `${who}${seen} does better with ${jointLabel(actions, to)} than with ${jointLabel(actions, from)}`;
}
