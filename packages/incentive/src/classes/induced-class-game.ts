import { type ClassGame, classBasis, classInformation, type Player } from "@stackelberg/game";
import { Matrix } from "ml-matrix";

/** An affine rule: u0 = B·I0 + Σ_k R_k·ū_k. */
export interface ClassAffineRule {
  /** B: leader actions × her static information. */
  readonly policy: Matrix;
  /** R_k on the mean action of each class: leader actions × actions of the class. */
  readonly meanGains: readonly Matrix[];
}

/**
 * The game that is left when the leader has announced an affine rule, as `inducedGame` makes it of a
 * game with one class: her action is substituted into every cost, and she has none left.
 */
export function inducedClassGame(
  game: ClassGame,
  { policy, meanGains }: ClassAffineRule,
): ClassGame {
  const { layout } = classBasis(game);
  const kept = layout.leaderAction.start;
  const map = Matrix.zeros(layout.zetaSize, kept);
  for (let k = 0; k < kept; k++) map.set(k, k, 1);
  if (layout.leaderAction.size > 0) {
    map.setSubMatrix(policy.mmul(classInformation(game).leader.rows), kept, 0);
    layout.classes.forEach(({ meanAction }, k) => {
      map.setSubMatrix(meanGains[k] as Matrix, kept, meanAction.start);
    });
  }
  const left = <Role extends Player>(player: Role): Role => ({
    ...player,
    cost: map.transpose().mmul(player.cost).mmul(map),
  });
  return {
    ...game,
    leader: { ...left(game.leader), actions: [] },
    classes: game.classes.map(left),
    defaultAction: [],
    target: null,
  };
}
