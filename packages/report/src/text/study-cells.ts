import type { StudyRow } from "@stackelberg/mean-field";
import type { Cell } from "./cell.ts";

/** One row of a study as flat cells, named like the parts of the JSON result. */
export function studyCells(row: StudyRow): Readonly<Record<string, Cell>> {
  const { baselines, target, limitDesign: limit } = row;
  return {
    count: row.count,
    targetLeaderCost: target.leaderCost,
    targetFollowerCost: target.followerCost,
    targetMajorCost: target.majorCost,
    teamOptimum: baselines.teamOptimum.leaderCost,
    noIncentive: baselines.noIncentive.leaderCost,
    nash: baselines.nash.leaderCost,
    noRule: baselines.noRule.leaderCost,
    reached: row.reached,
    kind: row.kind,
    ...entries("gain", row.gain),
    ...entries("meanGain", row.meanGain),
    gainEnergy: row.gainEnergy,
    leastGainEnergy: row.leastGainEnergy,
    trembleEnergy: row.trembleEnergy,
    meanGainEnergy: row.meanGainEnergy,
    curvature: row.curvature,
    symmetricMode: row.symmetricMode,
    distanceToLimit: row.distanceToLimit,
    limitDesignLeaderCost: limit?.leaderCost ?? null,
    limitDesignCostDifference: limit?.costDifference ?? null,
    limitDesignExploitability: limit?.exploitability ?? null,
    limitDesignFollowerExploitability: limit?.followerExploitability ?? null,
    limitDesignLossAsPlanned: limit?.lossAsPlanned ?? null,
    limitDesignLossUnderResponse: limit?.lossUnderResponse ?? null,
  };
}

/** A matrix as one text cell, `[[1,2]]`, so that columns do not depend on the row. */
function entries(name: string, matrix: StudyRow["gain"]): Readonly<Record<string, Cell>> {
  const [[only] = []] = matrix ?? [];
  const single = matrix?.length === 1 && matrix[0]?.length === 1;
  return { [name]: matrix === null ? null : single ? (only ?? null) : JSON.stringify(matrix) };
}
