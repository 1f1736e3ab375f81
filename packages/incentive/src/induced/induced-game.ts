import { informationStructure, type LqgGame, reducedBasis } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { substitutedGame } from "./substituted-game.ts";

/** Any affine rule: u0 = B·I0 + R·ū + R_M·uM, of what she sees of ū and uM. */
export interface AffineRule {
  /** B: leader actions × her static information. */
  readonly policy: Matrix;
  /** R: leader actions × follower actions, on the *mean* action. */
  readonly meanGain: Matrix;
  /** R_M: leader actions × major actions. */
  readonly majorGain: Matrix;
}

/**
 * The game that is left when the leader has announced an affine rule: her action is substituted
 * into every cost, so the others play an ordinary game without her. A follower feels its own part
 * of the rule through ν·∂/∂ū, so responses, curvature and exploitability under the rule are those
 * of the induced game without any incentive.
 *
 * @see theory: claim-crowd
 *
 * @example
 * ```ts @import.meta.vitest
 * const { inducedGame, readWrittenRules } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const { expectedCosts, planFromNames } = await import("@stackelberg/game");
 * const left = inducedGame(game, readWrittenRules(game, ["supply = 8"]).action);
 * const plan = planFromNames(left, { followers: { draw: { constant: 6.5 } }, leader: {} });
 * expect(expectedCosts(left, plan).leader).toBeCloseTo(1.5, 9);
 * ```
 */
export function inducedGame(game: LqgGame, { policy, meanGain, majorGain }: AffineRule): LqgGame {
  const { layout } = reducedBasis(game);
  const { rows } = informationStructure(game).leader;
  const kept = layout.leaderAction.start;
  const substitute = Matrix.zeros(layout.zetaSize, kept);
  for (let k = 0; k < kept; k++) substitute.set(k, k, 1);
  if (layout.leaderAction.size > 0) {
    const { disturbance } = game.monitoring;
    const seen = (game.major ? majorGain : meanGain).mmul(disturbance);
    substitute.setSubMatrix(Matrix.add(policy.mmul(rows), seen), kept, 0);
    substitute.setSubMatrix(meanGain, kept, layout.meanAction.start);
    if (game.major) substitute.setSubMatrix(majorGain, kept, layout.majorAction.start);
  }
  return withoutLeader(game, substitute);
}

/** The game without the leader, whose costs take ζ = map·(what is left of ζ). */
export function withoutLeader(game: LqgGame, map: Matrix): LqgGame {
  const left = substitutedGame(game, map);
  return { ...left, leader: { ...left.leader, actions: [] }, defaultAction: [] };
}
