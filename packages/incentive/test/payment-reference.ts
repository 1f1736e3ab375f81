import { readFileSync } from "node:fs";
import type { Rows } from "./reference-values.ts";

/** A tariff of the family S + cP and what it costs the leader when parameters are wrong. */
export interface ReferenceMargin {
  readonly c: number;
  readonly S: Rows;
  readonly b: readonly number[];
  readonly smallestCurvature: number;
  /** By `parameter*factor`. */
  readonly leaderCostIfWrong: Readonly<Record<string, number>>;
}

/** What is known about one game with payments at one number of followers, computed by other means. */
export interface PaymentReference {
  readonly count: number;
  readonly target: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly followerPolicy: Rows;
  };
  readonly noRule: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly followerPolicy: Rows;
  };
  readonly ownGradient: Rows;
  readonly readingBasedGain: Rows;
  readonly ownCurvature: Rows;
  readonly tariffMinimumNorm: {
    readonly b: readonly number[];
    readonly S: Rows;
    readonly smallestCurvature: number;
    readonly nashUnderTariff: Rows;
    readonly leaderCost: number;
  };
  readonly participationWithoutPaymentOnPath: {
    readonly meanChange: number;
    readonly shareWorseOff: number;
    readonly smallestCompensationReadingsKnown: number;
  };
  readonly participationUnderTariff: {
    readonly meanPaymentAtZeroLumpSum: number;
    readonly lumpSumThatKeepsTheMean: number;
    readonly meanPaidOutByLeader: number;
    readonly shareWorseOff: number;
    readonly lumpSumThatLeavesNobodyWorseWithin2sd: number;
    readonly paidOutByLeaderThen: number;
    readonly lumpSumThatLeavesNobodyWorseWithin3sd: number;
    readonly paidOutByLeaderThen3: number;
  };
  readonly robustness: readonly {
    readonly parameter: string;
    readonly factor: number;
    readonly leaderCost: number;
    readonly followerPolicy: Rows;
  }[];
  readonly tariffWithMargin: readonly ReferenceMargin[];
}

const references: Readonly<Record<string, readonly PaymentReference[]>> = JSON.parse(
  readFileSync(new URL("./oracles/payments.json", import.meta.url), "utf8"),
  (_key, value: unknown) => (value === "infinity" ? Number.POSITIVE_INFINITY : value),
);

/** All triples of a game's name, its number of followers and what is known there. */
export const paymentCases: readonly (readonly [string, number, PaymentReference])[] =
  Object.entries(references).flatMap(([name, rows]) =>
    rows.map((values) => [name, values.count, values] as const),
  );
