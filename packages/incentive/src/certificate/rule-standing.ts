import { informationOf, type LqgGame } from "@stackelberg/game";
import { nashResponse } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import { inducedGame } from "../induced/induced-game.ts";
import { smallestEigenvalue } from "../smallest-eigenvalue.ts";
import { collectiveStability, constantGainModes } from "./collective-stability.ts";
import { constantExploitability } from "./exploitability.ts";
import { type PlayerStanding, proportionalStanding } from "./proportional-standing.ts";
import type { MonitoredCondition } from "./recomputed-condition.ts";
import type { TargetRule } from "./rule-curvature.ts";

/** How the monitored player and the population stand under a rule. */
export interface RuleStanding extends PlayerStanding {
  /** `null` where the gain varies, or reacts to a major follower. */
  readonly symmetricMode: number | null;
  /** `null` where it is not decided. */
  readonly unique: boolean | null;
  readonly onPathResidual: number;
}

/** How everybody stands under a rule, or without any. */
export function ruleStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  rule: TargetRule | null,
): RuleStanding {
  if (rule === null) {
    const { gradient, curvature, scale } = condition;
    const minimum = smallestEigenvalue(curvature);
    const gain = Matrix.zeros(condition.cross.rows, curvature.rows);
    return {
      exploitability: constantExploitability(gradient, curvature, scale),
      energy: 0,
      curvature: { minimum, lowerBound: minimum },
      ...collective(game, curvature, gain),
      onPathResidual: 0,
    };
  }
  if (rule.kind === "constant") {
    return constantStanding(game, condition, new Matrix(rule.gain.map((r) => [...r])));
  }
  const standing = proportionalStanding(game, condition, rule);
  return { ...standing, symmetricMode: null, unique: null, onPathResidual: 0 };
}

function constantStanding(
  game: LqgGame,
  condition: MonitoredCondition,
  gain: Matrix,
): RuleStanding {
  const { cross, leaderCurvature, gradient, authority, scale } = condition;
  const mixed = gain.transpose().mmul(cross);
  const curvature = Matrix.add(condition.curvature, mixed)
    .add(mixed.transpose())
    .add(gain.transpose().mmul(leaderCurvature).mmul(gain));
  const slope = Matrix.add(gradient, gain.transpose().mmul(authority));
  const minimum = smallestEigenvalue(curvature);
  return {
    exploitability: constantExploitability(slope, curvature, scale),
    energy: gain.norm("frobenius") ** 2,
    curvature: { minimum, lowerBound: minimum },
    ...collective(game, curvature, gain),
    onPathResidual: 0,
  };
}

function collective(
  game: LqgGame,
  curvature: Matrix,
  gain: Matrix,
): Pick<RuleStanding, "symmetricMode" | "unique"> {
  if (game.major) return { symmetricMode: null, unique: uniqueWithMajor(game, gain) };
  const modes = constantGainModes(game, curvature, gain);
  if ("limit" in modes) return { symmetricMode: modes.limit, unique: modes.regular };
  return collectiveStability(game, curvature, modes);
}

/** Whether major and minors have one response to u0 = u0* + Q(uM − uM*): a linear solve. */
function uniqueWithMajor(game: LqgGame, gain: Matrix): boolean {
  const { names } = informationOf(game, "leader");
  const policy = Matrix.zeros(gain.rows, names.length);
  const meanGain = Matrix.zeros(gain.rows, game.followers.actions.length);
  const induced = inducedGame(game, { policy, meanGain, majorGain: gain });
  return nashResponse(induced, Matrix.zeros(0, names.length)).status === "solved";
}
