import { readFileSync } from "node:fs";

/** Rows: actions. Columns: constant, then observations. */
type Rows = readonly (readonly number[])[];

/** What is known about one game at one number of followers, computed by other means. */
export interface ReferenceValues {
  readonly count: number;
  readonly target: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly followerPolicy: Rows;
    readonly leaderPolicy: Rows;
    readonly majorCost?: number;
    readonly majorPolicy?: Rows;
  };
  readonly teamOptimum: { readonly leaderCost: number };
  readonly noIncentive: { readonly leaderCost: number; readonly followerPolicy: Rows };
  readonly nash: { readonly leaderCost: number };
  readonly incentive: {
    readonly ownGradient: Rows;
    readonly leaderAuthority: Rows;
    readonly exploitabilityWithoutIncentive: number;
    readonly constantGain: Rows | null;
  };
}

/** Reference values by name of the game, for 1, 2 and 5 followers. */
export const referenceValues: Readonly<Record<string, readonly ReferenceValues[]>> = JSON.parse(
  readFileSync(new URL("./reference-values.json", import.meta.url), "utf8"),
);
