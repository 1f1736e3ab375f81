import { type LqgGame, namePlan } from "@stackelberg/game";
import type { SolvedPlan } from "@stackelberg/solvers";
import type { IncentiveResult, MeasureResult, ResponseResult } from "../result/design-result.ts";
import type { Attempt, Measure, Workbench } from "./measure.ts";

/** The announced rules as published, with what they are worth; `null` where nothing was proposed. */
export function incentiveResult(
  { game, target, noIncentive }: Workbench,
  { measures, certificate }: Attempt,
): IncentiveResult | null {
  const published = measures.flatMap((measure) => measureResult(measure) ?? []);
  const [first, ...beside] = published;
  if (!first || published.length < measures.length) return null;
  const response = measures.find((measure) => measure.response !== null)?.response ?? null;
  const cost = (response ?? target).costs.leader;
  return {
    kind: first.kind,
    monitors: first.monitors,
    valueOfIncentive: noIncentive === null ? null : noIncentive - cost,
    gainEnergy: certificate.gainEnergy,
    rule: first.rule,
    ...(first.gain ? { gain: first.gain } : {}),
    ...(beside.length > 0 ? { beside } : {}),
    ...(response ? { response: responseResult(game, response) } : {}),
  };
}

function measureResult({ rule, monitored, solver }: Measure): MeasureResult | null {
  if (!rule) return null;
  const { kind, ...numbers } = rule;
  return {
    kind,
    monitors: monitored,
    solver: solver.name,
    rule: numbers,
    ...(rule.kind === "constant" ? { gain: rule.gain } : {}),
  };
}

/** What everybody does under the rule, as published. */
function responseResult(game: LqgGame, { plan, costs }: SolvedPlan): ResponseResult {
  return {
    leaderCost: costs.leader,
    followerCost: costs.followers,
    majorCost: costs.major,
    policies: namePlan(game, plan),
  };
}
