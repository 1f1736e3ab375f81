import { readFileSync } from "node:fs";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

type Rows = readonly (readonly number[])[];

/** Values computed by other means; infinities are the string `"infinity"`, as in results. */
interface ReferenceValues {
  readonly count: number | "infinity";
  readonly target: {
    readonly leaderCost: number;
    readonly followerCost: number;
    readonly followerPolicy: Rows;
  };
  readonly teamOptimum: { readonly leaderCost: number };
  readonly noIncentive: { readonly leaderCost: number };
  readonly nash: { readonly leaderCost: number };
  readonly incentive: {
    readonly ownGradient: Rows;
    readonly leaderAuthority: Rows;
    readonly authorityResidualVariance: number;
    readonly exploitabilityWithoutIncentive: number;
    readonly gainEnergy: number | "infinity";
    readonly constantGain: Rows | null;
  };
}

const oracles = new URL("../../../packages/incentive/test/oracles/lqg.json", import.meta.url);
const known: Readonly<Record<string, readonly ReferenceValues[]>> = JSON.parse(
  readFileSync(oracles, "utf8"),
);
const cases = Object.entries(known).flatMap(([name, rows]) =>
  rows.map((values) => [name, values.count, values] as const),
);

/** Numbers of both trees side by side, up to |a − b| ≤ tolerance·max(1, |b|). */
function expectNumbers(found: unknown, expected: unknown, tolerance = 1e-9): void {
  if (typeof expected !== "number") return void expect(found).toEqual(expected);
  expectClose(found as number, expected, tolerance);
}

function expectRows(found: Rows | null, expected: Rows | null): void {
  expect(found === null).toBe(expected === null);
  expected?.forEach((row, i) => {
    row.forEach((value, j) => {
      expectNumbers(found?.[i]?.[j], value);
    });
  });
}

describe.each(cases)("solve %s --count %s --json", (name, count, values) => {
  test("prints what is known", async () => {
    const { exit, out } = await run(["solve", name, "--count", String(count), "--json"]);
    expect(exit).not.toBe(2);
    const { target, baselines, condition, certificate } = JSON.parse(out);
    expectNumbers(target.leaderCost, values.target.leaderCost);
    expectNumbers(target.followerCost, values.target.followerCost);
    for (const benchmark of ["teamOptimum", "noIncentive", "nash"] as const) {
      expectNumbers(baselines[benchmark].leaderCost, values[benchmark].leaderCost);
    }
    const policies = Object.values<Record<string, number>>(target.policies.followers);
    expectRows(
      policies.map((row) => Object.values(row)),
      values.target.followerPolicy,
    );
    const { incentive } = values;
    expectRows(condition.ownGradient, incentive.ownGradient);
    expectRows(condition.leaderAuthority, incentive.leaderAuthority);
    expectNumbers(condition.authorityResidualVariance, incentive.authorityResidualVariance);
    expectNumbers(condition.leastGainEnergy, incentive.gainEnergy, 1e-8);
    expectRows(condition.constantGain, incentive.constantGain);
    const { exploitabilityWithoutIncentive } = certificate.major ?? certificate.followers;
    expectNumbers(exploitabilityWithoutIncentive, incentive.exploitabilityWithoutIncentive);
  });
});
