import { readFileSync } from "node:fs";

/** Rows: actions. Columns: constant, then observations. */
export type Rows = readonly (readonly number[])[];

/** What is known about one game at one number of followers, computed by other means. */
export interface ReferenceValues {
  readonly count: number;
  readonly target: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly majorCost?: number;
    readonly followerPolicy: Rows;
    readonly majorPolicy?: Rows;
    readonly leaderPolicy: Rows;
  };
  readonly teamOptimum: { readonly leaderCost: number };
  readonly noIncentive: { readonly leaderCost: number; readonly followerPolicy: Rows };
  readonly nash: { readonly leaderCost: number };
  readonly incentive: {
    readonly ownGradient: Rows;
    readonly leaderAuthority: Rows;
    readonly authorityResidualVariance: number;
    readonly exploitabilityWithoutIncentive: number;
    readonly gainEnergy: number;
    readonly constantGain: Rows | null;
    readonly constantGainResidual: number;
  };
}

/** Reference values by name of the game, for 1, 2, 5, 10, 100, 10⁶ and infinitely many followers. */
export const referenceValues: Readonly<Record<string, readonly ReferenceValues[]>> = JSON.parse(
  readFileSync(new URL("./oracles/lqg.json", import.meta.url), "utf8"),
  (_key, value: unknown) => (value === "infinity" ? Number.POSITIVE_INFINITY : value),
);

/** All pairs of a game's name and values at one number of followers. */
export const referenceCases: readonly (readonly [string, number, ReferenceValues])[] =
  Object.entries(referenceValues).flatMap(([name, rows]) =>
    rows.map((values) => [name, values.count, values] as const),
  );
