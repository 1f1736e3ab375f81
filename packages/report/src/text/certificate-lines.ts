import type { LqgGame } from "@stackelberg/game";
import type { Certificate, DesignResult } from "@stackelberg/incentive";
import { type Labelled, labelledLines } from "./labelled-lines.ts";
import { numberText } from "./number-text.ts";
import { roleNames } from "./role-names.ts";
import { BELOW_TEAM, belowTeam } from "./share-captured.ts";
import {
  collectiveText,
  curvatureText,
  energyText,
  limitText,
  uniqueText,
} from "./stability-text.ts";
import { costUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** Whether everything is said, or what the verdict rests on and what warns. */
export interface CertificateDetail {
  readonly width: number;
  readonly details: boolean;
}

/** What is proved, line by line, each with what it means. */
export function certificateLines(
  game: LqgGame,
  result: DesignResult,
  { width, details }: CertificateDetail,
): readonly string[] {
  const { length } = result.certificate.assumptions;
  const more = `Proved for the game as it is written, with ${length} things taken for granted and some numbers more: --details lists them.`;
  const entries = certificateEntries(game, result, details);
  return [...labelledLines(entries, width), ...(details ? [] : [wrap(more, { width })])];
}

/** The same without what it is proved for. */
export function certificateEntries(
  game: LqgGame,
  result: RuleSections,
  details: boolean,
): readonly Labelled[] {
  const { certificate } = result;
  const ruled = (result.incentive ?? result.candidate ?? null) !== null;
  return [
    ...deviationEntries(game, certificate, ruled),
    { label: "curvature", text: curvatureText(certificate.curvature) },
    ...(ruled ? ruleEntries(game, result, details) : []),
    { label: "very many", text: limitText(game, certificate.limitWellPosed) },
  ];
}

/** The sections of a design that the certificate is about. */
type RuleSections = Pick<
  DesignResult,
  "certificate" | "incentive" | "candidate" | "solver" | "target"
>;

/** What is proved about a rule, whether it was accepted or not. */
function ruleEntries(game: LqgGame, result: RuleSections, details: boolean): readonly Labelled[] {
  const { certificate } = result;
  return [
    ...collectiveEntries(game, certificate, details),
    ...(details || certificate.unique === false
      ? [{ label: "other responses", text: uniqueText(certificate.unique) }]
      : []),
    ...misreportingEntries(game, certificate),
    ...(details ? detailEntries(game, result) : []),
  ];
}

function collectiveEntries(
  game: LqgGame,
  { curvature: { symmetricMode, minimum } }: Certificate,
  details: boolean,
): readonly Labelled[] {
  if (symmetricMode === null || game.count === 1) return [];
  if (symmetricMode >= 0 && !details) return [];
  const text = collectiveText(symmetricMode, { stable: minimum >= 0 });
  return [{ label: "all together", text }];
}

function detailEntries(game: LqgGame, result: RuleSections): readonly Labelled[] {
  const { certificate, solver } = result;
  const { gainEnergy, onPath, leader } = certificate;
  const unit = costUnit(game);
  const loss = numberText(leader.lossAgainstTarget, { scale: 1e3 });
  return [
    { label: "gain energy", text: energyText(game, gainEnergy, solver.name) },
    {
      label: "on the path",
      text: `${numberText(onPath.residual, { scale: 1 })}: how far the rule is from the leader's planned action while everybody follows the plan (root mean square)`,
    },
    {
      label: "gap to team",
      text: gapText(result, unit),
    },
    ...(loss === "0"
      ? []
      : [
          {
            label: "gap to target",
            text: `${loss}${unit}: what the leader pays more under the rule than with the target`,
          },
        ]),
  ];
}

function gapText({ certificate: { leader }, target }: RuleSections, unit: string): string {
  const { gapToTeam, lossAgainstTarget } = leader;
  const gap = `${numberText(gapToTeam, { scale: 1e3 })}${unit}`;
  const reached = target.leaderCost + lossAgainstTarget;
  return belowTeam({ reached, teamOptimum: reached - gapToTeam }) === null
    ? `${gap}: what the target costs the leader more than if everybody obeyed her`
    : `${gap}: under the rule she pays less than if everybody obeyed her; ${BELOW_TEAM}`;
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

/** Said where readings matter to a rule, and where reporting them falsely would pay. */
function misreportingEntries(
  game: LqgGame,
  { misreporting, followers, major }: Certificate,
): readonly Labelled[] {
  const names = roleNames(game);
  const unit = costUnit(game);
  const entry = (who: string, saved: number | null, epsilon: number): readonly Labelled[] => {
    if (saved === null) return [];
    const amount = numberText(saved, { scale: 1e4, digits: 4 });
    const honest = saved <= 1e-9 + epsilon * (1 + 1e-9);
    if (honest && game.payments.length === 0) return [];
    const text = honest
      ? `0${unit} gained by ${who} if it reports another reading than it has`
      : `${amount}${unit} gained by ${who} if readings are reported, not measured: ${saved === Number.POSITIVE_INFINITY ? "WARNING: a false report pays without limit, so this rule needs measured readings" : "WARNING: a false report pays"}`;
    return [{ label: "false readings", text }];
  };
  return [
    ...entry(names.eachFollower, misreporting.followers, followers.exploitability),
    ...(major ? entry(names.major, misreporting.major, major.exploitability) : []),
  ];
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 1;
}
