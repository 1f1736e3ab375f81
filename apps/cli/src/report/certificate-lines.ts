import type { LqgGame } from "@stackelberg/game";
import type { Certificate, DesignResult } from "@stackelberg/incentive";
import { type Labelled, labelledLines } from "./labelled-lines.ts";
import { numberText } from "./number-text.ts";
import { roleNames } from "./role-names.ts";
import {
  collectiveText,
  curvatureText,
  energyText,
  limitText,
  uniqueText,
} from "./stability-text.ts";
import { costUnit } from "./unit-text.ts";

/** What is proved, line by line, each with what it means. */
export function certificateLines(
  game: LqgGame,
  result: DesignResult,
  width: number,
): readonly string[] {
  const { certificate } = result;
  const ruled = (result.incentive ?? result.candidate ?? null) !== null;
  const entries: readonly Labelled[] = [
    ...deviationEntries(game, certificate, ruled),
    { label: "curvature", text: curvatureText(certificate.curvature) },
    ...(ruled ? ruleEntries(game, result) : []),
    {
      label: "gap to team",
      text: `${numberText(certificate.leader.gapToTeam, { scale: 1e3 })}${costUnit(game)}: what the target costs the leader more than if everybody obeyed her`,
    },
    { label: "very many", text: limitText(game, certificate.limitWellPosed) },
  ];
  return labelledLines(entries, width);
}

/** What is proved about a rule, whether it was accepted or not. */
function ruleEntries(game: LqgGame, { certificate, solver }: DesignResult): readonly Labelled[] {
  const { curvature, unique, gainEnergy, onPath } = certificate;
  return [
    ...(curvature.symmetricMode === null || game.count === 1
      ? []
      : [
          {
            label: "all together",
            text: collectiveText(curvature.symmetricMode, { stable: curvature.minimum >= 0 }),
          },
        ]),
    { label: "other responses", text: uniqueText(unique) },
    { label: "gain energy", text: energyText(game, gainEnergy, solver.name) },
    {
      label: "on the path",
      text: `${numberText(onPath.residual, { scale: 1 })}: how far the rule is from the leader's planned action while everybody follows the plan (root mean square)`,
    },
  ];
}

function deviationEntries(
  game: LqgGame,
  { followers, major, verdict }: Certificate,
  ruled: boolean,
): readonly Labelled[] {
  const which = verdict === "refused" ? "under the refused rule" : "under the rule";
  const names = roleNames(game);
  const unit = costUnit(game);
  const entry = (who: string, player: Certificate["followers"]): Labelled => {
    const scale = Math.max(1, finite(player.exploitabilityWithoutIncentive));
    const under = numberText(player.exploitability, { scale: 1e3 * scale });
    const without = numberText(player.exploitabilityWithoutIncentive, { scale: 1e3 });
    const visible = (player.error ?? 0) > 1e-6 * player.exploitability;
    const error = visible ? ` ± ${numberText(player.error ?? 0, { digits: 2 })}` : "";
    return {
      label: "deviating saves",
      text: `${under}${unit}${ruled ? ` ${which} (${without}${unit} without it)` : ", as there is no rule"}: the most that ${who} can save by leaving the target alone (epsilon; ${player.method}${error})`,
    };
  };
  if (!major) return [entry(names.eachFollower, followers)];
  return [entry(names.major, major), entry(names.eachFollower, followers)];
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 1;
}
