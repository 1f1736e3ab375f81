import { Matrix } from "ml-matrix";
import { finiteNumber, finiteVector, followerCount } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import { symmetricMatrix } from "../checks/symmetric-matrix.ts";
import { centredCost, meanOfZeta } from "./centring.ts";
import { checkedObservations } from "./checked-observations.ts";
import { checkGameNames } from "./game-names.ts";
import { gaussianBlock } from "./gaussian-block.ts";
import { type Layout, layoutOf, type Span } from "./layout.ts";
import type { LqgGame, Nature, Player, Role } from "./lqg-game.ts";
import type { LqgGameInput, PlayerInput } from "./lqg-game-input.ts";
import { withMonitoring } from "./monitoring.ts";
import { checkedKnows, checkedMonitoring } from "./monitoring-terms.ts";
import { checkedPayers, checkedTerms } from "./payment-terms.ts";
import { checkedTarget } from "./target-names.ts";
import { checkUnits } from "./unit-names.ts";

/**
 * A quadratic-Gaussian game from plain arrays, checked and centred.
 *
 * Raw ζ = J·(centred ζ), where J puts the mean of every random variable into column 0; costs
 * become JᵀCJ and observations rows over the centred reduced basis.
 *
 * @param input - Names, moments, observation coefficients and cost matrices ½ζᵀCζ over the raw ζ.
 * @returns The game in canonical form.
 * @throws {@link GameError} when a name, shape, number or covariance cannot be used.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { lqgGame } = await import("@stackelberg/game");
 * // no randomness, ζ = (1, u_i, ū, u0): followers pay u0·u + ½u², the leader ½(u − 1)² + ½u0²
 * const game = lqgGame({
 *   name: "smallest",
 *   count: 10,
 *   leader: { actions: ["price"], cost: [[1, -1, 0, 0], [-1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]] },
 *   followers: { actions: ["u"], cost: [[0, 0, 0, 0], [0, 1, 0, 1], [0, 0, 0, 0], [0, 1, 0, 0]] },
 * });
 * expect(game.followers.cost.get(1, 3)).toBe(1);
 * ```
 */
export function lqgGame(input: LqgGameInput): LqgGame {
  checkGameNames(input);
  const { leader, major, followers } = input;
  const nature: Nature = {
    common: gaussianBlock(input.common, ["common"]),
    leader: gaussianBlock(leader.private, ["leader", "private"]),
    major: gaussianBlock(major?.private, ["major", "private"]),
    followers: gaussianBlock(followers.private, ["followers", "private"]),
  };
  const layout = layoutOfInput(nature, input);
  const shape = { layout, mean: meanOfZeta(nature, layout) };
  const game: LqgGame = {
    kind: "lqg",
    name: input.name,
    label: input.label,
    units: { ...input.units },
    count: followerCount(input.count, ["count"]),
    countSpread: checkedSpread(input),
    nature,
    leader: player(leader, "leader", layout.leaderPrivate, shape),
    major: major ? player(major, "major", layout.majorPrivate, shape) : null,
    followers: player(followers, "followers", layout.individual, shape),
    knows: checkedKnows(leader.knows),
    monitoring: {
      ...checkedMonitoring(input),
      disturbance: Matrix.zeros((major ?? followers).actions.length, layout.basisSize),
    },
    defaultAction: leader.default
      ? finiteVector(leader.default, leader.actions.length, ["leader", "default"])
      : leader.actions.map(() => 0),
    target: null,
    payments: checkedPayers(input.payments ?? [], major !== undefined),
    participation: input.participation ? checkedTerms(input.participation) : null,
    family: input.family ?? null,
  };
  const players = [game.leader, ...(game.major ? [game.major] : []), game.followers];
  checkUnits(game, players, [nature.common, nature.leader, nature.major, nature.followers]);
  const whole = input.target ? { ...game, target: checkedTarget(input.target, game) } : game;
  return withMonitoring(whole, {});
}

/** A spread ≥ 0, and none around infinity. */
function checkedSpread({ count, countSpread = 0 }: LqgGameInput): number {
  const spread = finiteNumber(countSpread, ["countSpread"]);
  if (spread >= 0 && (spread === 0 || Number.isFinite(count))) return spread;
  throw new GameError("STACKELBERG_OUT_OF_RANGE", "not a spread of the number of followers", {
    path: ["countSpread"],
    found: String(spread),
    expected: "a number ≥ 0, and 0 where the number is infinite",
  });
}

interface Shape {
  readonly layout: Layout;
  readonly mean: Float64Array;
}

function layoutOfInput(nature: Nature, { leader, major, followers }: LqgGameInput): Layout {
  return layoutOf({
    common: nature.common.names.length,
    leaderPrivate: nature.leader.names.length,
    majorPrivate: nature.major.names.length,
    followerPrivate: nature.followers.names.length,
    followerActions: followers.actions.length,
    majorActions: major?.actions.length ?? 0,
    leaderActions: leader.actions.length,
  });
}

function player(input: PlayerInput, role: Role, own: Span, { layout, mean }: Shape): Player {
  const cost = symmetricMatrix(input.cost, layout.zetaSize, [role, "cost"]);
  return {
    actions: [...input.actions],
    observations: checkedObservations(input.observes ?? [], [role, "observes"], own, {
      layout,
      mean,
    }),
    cost: centredCost(cost, mean),
    label: input.label,
  };
}
