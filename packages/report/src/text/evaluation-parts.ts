import type { AnyGame } from "@stackelberg/game";
import type { Evaluation, PlayerCertificate } from "@stackelberg/incentive";
import type { Labelled } from "./labelled-lines.ts";
import { numberText } from "./number-text.ts";
import { roleNames } from "./role-names.ts";
import { collectiveText } from "./stability-text.ts";
import { costUnit } from "./unit-text.ts";

/** What every evaluation of a rule says of the response, for one class or for several. */
export interface ResponseFacts {
  readonly response: Pick<Evaluation["response"], "status" | "reason" | "unique">;
  readonly stability: Evaluation["stability"];
}

/** That there is no response, and why. */
export function noResponse({ reason, status }: ResponseFacts["response"]): string {
  return `No response to speak of: ${reason ?? status}.`;
}

/** What to beware of in a response. */
export function stabilityNotes({ response, stability }: ResponseFacts): readonly string[] {
  const { curvature, symmetricMode } = stability;
  const notes: string[] = [];
  if (curvature < 0) {
    notes.push(
      `WARNING: the curvature of somebody's own cost is ${numberText(curvature)} < 0: this is no best choice, going far away pays.`,
    );
  }
  if (response.unique === false && response.status === "solved") {
    notes.push("WARNING: there are other responses too.");
  }
  if (symmetricMode !== null && symmetricMode < 0) {
    const text = collectiveText(symmetricMode, { stable: curvature >= 0 });
    notes.push(`Curvature against a common shift: ${text}.`);
  }
  return notes;
}

/** What a plan costs the leader. */
export interface NamedCost {
  readonly name: string;
  readonly leader: number | null;
}

/** What the leader's cost under a rule is compared with. */
export function comparedCosts(benchmarks: Evaluation["benchmarks"]): readonly NamedCost[] {
  return [
    { name: "target", leader: benchmarks.target },
    { name: "team optimum (all obey)", leader: benchmarks.teamOptimum },
    { name: "no incentive (no reaction)", leader: benchmarks.noIncentive },
    { name: "Nash (no announcement)", leader: benchmarks.nash },
    { name: "no rule (default action)", leader: benchmarks.noRule },
  ];
}

/** Somebody, and what leaving the target saves. */
export interface Tempted extends Omit<PlayerCertificate, "method"> {
  readonly who: string;
}

/** How the leader's target fares under a rule. */
export function intendedEntries(
  game: AnyGame,
  { onPathResidual, leaderCost }: Pick<Evaluation["intended"], "onPathResidual" | "leaderCost">,
  tempted: readonly Tempted[],
): readonly Labelled[] {
  const unit = costUnit(game);
  const cost = (value: number) => `${numberText(value, { scale: 1e3 })}${unit}`;
  const savings = tempted.map(
    ({ who, exploitability, exploitabilityWithoutIncentive: without }) => ({
      label: "deviating saves",
      text: `${cost(exploitability)} under this rule (${cost(without)} without): the most that ${who} can save by leaving the target`,
    }),
  );
  return [
    ...savings,
    {
      label: "on the path",
      text: `${numberText(onPathResidual, { scale: 1e3 })}: how far the rule is from the planned action while everybody follows the target (root mean square)`,
    },
    {
      label: "if all follow",
      text: `${cost(leaderCost)} for ${roleNames(game).leader} if everybody follows the target under this rule`,
    },
  ];
}
