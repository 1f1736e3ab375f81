import type { LqgGame } from "@stackelberg/game";
import type { DesignResult, Participation, RoleParticipation } from "@stackelberg/incentive";
import { threatSentence } from "./best-affine-words.ts";
import { type Labelled, labelledLines } from "./labelled-lines.ts";
import { numberText, percentText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import { roleNames } from "./role-names.ts";
import { costUnit } from "./unit-text.ts";
import { wrap } from "./wrap.ts";

/** Whether everything is said, or what matters first. */
export interface ParticipationDetail {
  readonly width: number;
  readonly details: boolean;
}

/** Who is better and who is worse off than with the outside option, and what would make up for it. */
export function participationLines(
  game: LqgGame,
  result: DesignResult,
  { width, details }: ParticipationDetail,
): readonly string[] {
  const { participation } = result;
  if (!isParticipation(participation)) return [];
  const names = roleNames(game);
  const roles = [
    { name: names.eachFollower, role: participation.followers },
    ...(game.major ? [{ name: names.major, role: participation.major }] : []),
  ];
  return [
    wrap(
      `Change of expected cost against ${outsideText(game, participation)}, payments included; less than 0 is better.`,
      { width },
    ),
    ...roles.flatMap(({ name, role }) =>
      role === null
        ? [
            wrap(`${name}: nothing to compare with, the outside option has no equilibrium.`, {
              width,
            }),
          ]
        : [
            ...(game.major ? [`  ${name}:`] : []),
            ...labelledLines(
              roleEntries(game, role, { details, range: participation.range }),
              width,
            ),
          ],
    ),
    ...constraintLines(game, participation, width),
    ...(game.payments.length === 0 ? [wrap(threatSentence(game, result), { width })] : []),
  ];
}

/** Whether participation was computed. */
export function isParticipation(
  participation: DesignResult["participation"],
): participation is Participation {
  return "outside" in participation;
}

/** What is compared with, in words. */
function outsideText(game: LqgGame, { outside }: Pick<Participation, "outside">): string {
  if (outside === "noRule") return "no rule at all";
  if (outside === "noIncentive") return "the best plan without incentives";
  return `an outside cost of ${numberText(outside)}${costUnit(game)}`;
}

function roleEntries(
  game: LqgGame,
  role: RoleParticipation,
  { details, range }: { readonly details: boolean; readonly range: number },
): readonly Labelled[] {
  const unit = costUnit(game);
  const { meanChange, shareWorseOff, atReadings, worst, compensation, beforePayments } = role;
  const scale = 1e4 * Math.max(1, Math.abs(worst.change));
  const value = (change: number) => numberText(change, { scale, digits: 4 });
  const before = beforePayments
    ? ` (before payments ${percentText(beforePayments.shareWorseOff.value)}, mean ${value(beforePayments.meanChange)})`
    : "";
  const many = game.count !== 1;
  return [
    { label: "on average", text: `${value(meanChange)}${unit}${meanChange > 0 ? ", worse" : ""}` },
    {
      label: "worse off",
      text: `${percentText(shareWorseOff.value)}${many ? " of them" : " of the time"}${before}`,
    },
    ...(atReadings && varies(atReadings) ? [readingEntry(role, value)] : []),
    {
      label: "worst",
      text: `${value(worst.change)}${unit}${placeText(worst.readings)}, the worst within ${numberText(worst.range)} standard deviations`,
    },
    ...compensationEntries(compensation, { details, range, value, unit }),
  ];
}

function varies(atReadings: NonNullable<RoleParticipation["atReadings"]>): boolean {
  return atReadings[0]?.reading !== atReadings[2]?.reading;
}

function readingEntry(
  { atReadings = [] }: RoleParticipation,
  value: (change: number) => string,
): Labelled {
  const parts = atReadings.map(
    ({ quantile, reading, change }) =>
      `${value(change)} at ${numberText(reading, { digits: 4, scale: 1 })} (${numberText(100 * quantile)} %)`,
  );
  return { label: "by reading", text: parts.join(", ") };
}

function placeText(readings: Readonly<Record<string, number>> | undefined): string {
  const places = Object.entries(readings ?? {}).map(
    ([name, value]) => `${plainText(name)} = ${numberText(value, { digits: 4, scale: 1e3 })}`,
  );
  return places.length === 0 ? "" : ` at ${places.join(", ")}`;
}

interface Setting {
  readonly details: boolean;
  readonly range: number;
  readonly value: (change: number) => string;
  readonly unit: string;
}

function compensationEntries(
  {
    readingsKnown,
    lumpSumExAnte,
    lumpSumInterim,
    informationRent,
  }: RoleParticipation["compensation"],
  { details, range, value, unit }: Setting,
): readonly Labelled[] {
  const sums = lumpSumInterim.map(
    (sum) => `${value(sum.amount)} within ${numberText(sum.range)} standard deviations`,
  );
  const stated = lumpSumInterim.find((sum) => sum.range === range);
  const short = `${value(readingsKnown)}${unit} each on average if readings are known${
    stated
      ? `; as one lump sum for all ${value(stated.amount)} within ${numberText(range)} standard deviations`
      : ""
  }`;
  if (!details) return [{ label: "to make up", text: short }];
  return [
    {
      label: "compensation",
      text: `${value(readingsKnown)}${unit} each on average, where readings are known and each gets what its own calls for`,
    },
    {
      label: "lump sums",
      text: `the same for all: ${value(lumpSumExAnte)}${unit} for nobody to be worse off on average (less than 0: a fee); ${sums.join(", ")}`,
    },
    {
      label: "information rent",
      text: `${value(informationRent)}${unit}: ${rentWords(informationRent)}`,
    },
  ];
}

/** What an information rent says; readings outside the stated range are served by no lump sum. */
export function rentWords(rent: number): string {
  return rent < 0
    ? "the lump sum of the stated range is less than what known readings call for"
    : "what it costs, per head, not to know the readings";
}

function constraintLines(
  game: LqgGame,
  { constraint }: Participation,
  width: number,
): readonly string[] {
  if (!constraint) return [];
  const unit = costUnit(game);
  const { level, range, pricePerFollower, priceForMajor } = constraint;
  const kept =
    level === "exAnte"
      ? "on average"
      : `at any reading within ${numberText(range)} standard deviations`;
  const amounts = [
    ...(game.payments.includes("followers")
      ? [`each follower ${numberText(pricePerFollower, { digits: 4, scale: 1e3 })}${unit}`]
      : []),
    ...(game.payments.includes("major")
      ? [`the major follower ${numberText(priceForMajor, { digits: 4, scale: 1e3 })}${unit}`]
      : []),
  ];
  return [
    wrap(
      `Participation was required: no payer is worse off ${kept}. For that, lump sums give ${amounts.join(" and ")} on average.`,
      { width },
    ),
  ];
}
