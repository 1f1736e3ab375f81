import type { FiniteGame } from "@stackelberg/game";
import type {
  FinitePlayerCertificate,
  KernelCertificate,
  KernelDesign,
} from "@stackelberg/randomized";
import { type Labelled, labelledLines } from "../labelled-lines.ts";
import { numberText } from "../number-text.ts";
import { roleNames } from "../role-names.ts";
import { costUnit } from "../unit-text.ts";

/** The parts of a design that its certificate is told from. */
export interface CertifiedDesign extends Pick<KernelDesign, "search" | "response"> {
  readonly certificate: KernelCertificate;
}

/** What is proved about a kernel, line by line, each with what it means. */
export function finiteCertificateLines(
  game: FiniteGame,
  { certificate, search, response }: CertifiedDesign,
  width: number,
): readonly string[] {
  const names = roleNames(game);
  const unit = costUnit(game);
  const { followers, major, leader, unique } = certificate;
  const entries: Labelled[] = [
    ...(major ? [deviationEntry(names.major, major, { unit })] : []),
    deviationEntry(names.eachFollower, followers, { unit, reacts: Boolean(major) }),
    { label: "best target", text: searchText(search, unit) },
    ...(response ? [{ label: "other responses", text: responseText(response, unique, unit) }] : []),
    ...(leader.gapToTeam === null
      ? []
      : [
          {
            label: "gap to team",
            text: `${numberText(leader.gapToTeam, { scale: 1e3 })}${unit}: what the target costs the leader more than if everybody obeyed her`,
          },
        ]),
  ];
  return labelledLines(entries, width);
}

/** How a deviation is told. */
export interface DeviationOptions {
  /** Behind every number. */
  readonly unit: string;
  /** Whether the rule reacts to anybody. @defaultValue true */
  readonly reacts?: boolean;
}

/** What one player saves by leaving the target. */
export function deviationEntry(
  who: string,
  { exploitability, exploitabilityWithoutIncentive, largestGain }: FinitePlayerCertificate,
  { unit, reacts = true }: DeviationOptions,
): Labelled {
  const number = (value: number) => numberText(value, { scale: 1e3 });
  return {
    label: "deviating saves",
    text: `${number(exploitability)}${unit} under the rule${
      reacts
        ? ` (${number(exploitabilityWithoutIncentive)}${unit} if the leader did not react)`
        : ""
    }: the most that ${who} can save by leaving the target alone; in a single information state at most ${number(largestGain)}${unit} (every action in every state was visited)`,
  };
}

function searchText(
  { status, lowerBound, gap, nodes }: KernelDesign["search"],
  unit: string,
): string {
  if (status === "prescribed") return "prescribed by the file, not searched";
  if (status === "optimal") {
    return `optimal: proved by a lower bound of ${numberText(lowerBound ?? 0)}${unit} (${nodes} relaxations)`;
  }
  const bound =
    lowerBound === null
      ? "no bound is known"
      : `no target costs less than ${numberText(lowerBound)}${unit}, a gap of ${numberText(gap ?? 0)}`;
  return `best found, not proved optimal: ${bound} (${nodes} relaxations; --nodes allows more)`;
}

function responseText(
  { equilibria, complete, optimistic, pessimistic }: NonNullable<KernelDesign["response"]>,
  unique: boolean | null,
  unit: string,
): string {
  if (unique) {
    return "none: under the rule the target is the only equilibrium in which all followers play alike";
  }
  if (equilibria === 1) return "none was found, and whether there is one is not decided";
  const found = complete ? `${equilibria} equilibria` : `${equilibria} found, perhaps not all`;
  return `${found}: the leader pays from ${numberText(optimistic)} to ${numberText(pessimistic)}${unit}, depending on which one is played`;
}
