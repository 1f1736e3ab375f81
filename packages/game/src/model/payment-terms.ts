import { finiteNumber } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import { expectedName } from "../checks/nearest-name.ts";
import type { OutsideOption, ParticipationTerms, Payer } from "./lqg-game.ts";

const OUTSIDE = ["noRule", "noIncentive"];
const LEVELS = ["interim", "exAnte"];
/** Beyond this many standard deviations nobody is left. */
const FARTHEST = 10;

/** The payers, each of whom must be in the game. */
export function checkedPayers(
  payers: readonly unknown[],
  hasMajor: boolean,
  path: GamePath = ["payments"],
): Payer[] {
  const known = hasMajor ? ["followers", "major"] : ["followers"];
  payers.forEach((payer, i) => {
    const at = payers.length === 1 ? path : [...path, i];
    if (!known.includes(payer as string)) {
      const absent = payer === "major";
      throw new GameError(
        "STACKELBERG_UNKNOWN_PAYER",
        absent ? "the game has no major follower who could pay" : "not somebody who can pay",
        { path: at, found: describeValue(payer), expected: expectedName(String(payer), known) },
      );
    }
    if (payers.indexOf(payer) === i) return;
    throw new GameError("STACKELBERG_DUPLICATE_NAME", "the same payer twice", {
      path: at,
      found: describeValue(payer),
      expected: "each payer once",
    });
  });
  return [...payers] as Payer[];
}

/** What participation is compared with: a benchmark or a finite cost. */
export function checkedOutside(value: unknown, path: GamePath): OutsideOption {
  if (value === "noRule" || value === "noIncentive") return value;
  if (typeof value === "number") return finiteNumber(value, path);
  throw new GameError("STACKELBERG_UNKNOWN_VALUE", "not an outside option", {
    path,
    found: describeValue(value),
    expected: `${expectedName(String(value), OUTSIDE)}, or a cost as a number`,
  });
}

/** `interim` or `exAnte`. */
export function checkedLevel(value: unknown, path: GamePath): ParticipationTerms["level"] {
  if (value === "interim" || value === "exAnte") return value;
  throw new GameError("STACKELBERG_UNKNOWN_VALUE", "not a level of participation", {
    path,
    found: describeValue(value),
    expected: expectedName(String(value), LEVELS),
  });
}

/** A number of standard deviations. */
export function checkedRange(value: unknown, path: GamePath): number {
  const range = finiteNumber(value, path);
  if (range >= 0 && range <= FARTHEST) return range;
  throw new GameError("STACKELBERG_OUT_OF_RANGE", "not a range of observations", {
    path,
    found: String(range),
    expected: `standard deviations, from 0 to ${FARTHEST}`,
  });
}

/** The terms, each of which must be known. */
export function checkedTerms({ outside, level, range }: ParticipationTerms): ParticipationTerms {
  return {
    outside: checkedOutside(outside, ["participation", "outside"]),
    level: checkedLevel(level, ["participation", "level"]),
    range: checkedRange(range, ["participation", "range"]),
  };
}
