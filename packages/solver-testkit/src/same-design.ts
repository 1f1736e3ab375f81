import type { DesignResult } from "@stackelberg/incentive";
import { ConformanceError } from "./conformance-error.ts";
import { ruleIn } from "./trial.ts";

/** How much one design's numbers are those of another. */
export interface Factors {
  /** Costs of those whom the leader steers. */
  readonly cost: number;
}

const CLOSE = 1e-7;

/** Requires equal answers, up to a factor in the steered players' cost units. */
export function sameDesign(one: DesignResult, other: DesignResult, { cost }: Factors): void {
  equal("reason", other.certificate.reason ?? "none", one.certificate.reason ?? "none");
  equal("kind of rule", ruleIn(other)?.kind ?? "none", ruleIn(one)?.kind ?? "none");
  const paying = ["tariff", "own-payment"].includes(ruleIn(one)?.kind ?? "");
  // payments are in the unit of the payer's cost, reactions in that of the leader's action
  const energy = paying ? cost ** 2 : 1;
  close("gain energy", other.certificate.gainEnergy / energy, one.certificate.gainEnergy);
  for (const role of ["followers", "major"] as const) {
    const [mine, theirs] = [one.certificate[role], other.certificate[role]];
    if (!mine || !theirs) continue;
    const error = Math.max(mine.error ?? 0, (theirs.error ?? 0) / cost);
    const [saving, said] = [mine.exploitability, theirs.exploitability / cost];
    close(`exploitability of the ${role}`, said, saving, CLOSE + 6 * error);
  }
  const [curvature, lowest] = [one, other].map(({ certificate }) => certificate.curvature.minimum);
  close("smallest curvature", (lowest ?? Number.NaN) / cost, curvature ?? Number.NaN);
}

function equal(what: string, found: string, expected: string): void {
  if (found !== expected) throw new ConformanceError(`another ${what}`, { found, expected });
}

function close(what: string, found: number, expected: number, tolerance = CLOSE): void {
  if (found === expected) return;
  if (Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected))) return;
  throw new ConformanceError(`another ${what}`, { found: `${found}`, expected: `${expected}` });
}
