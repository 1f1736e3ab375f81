import type { Matrix } from "ml-matrix";
import { finiteVector } from "../checks/checked-number.ts";
import { GameError } from "../checks/errors.ts";
import type { GamePath } from "../checks/game-path.ts";
import {
  checkDistinctNames,
  checkObservationNames,
  type NamedPlace,
} from "../checks/identifier.ts";
import { symmetricMatrix } from "../checks/symmetric-matrix.ts";
import { centredCost } from "../model/centring.ts";
import { checkedObservations } from "../model/checked-observations.ts";
import { checkGameName, withoutActions } from "../model/game-names.ts";
import { gaussianBlock } from "../model/gaussian-block.ts";
import type { Span } from "../model/layout.ts";
import type { GaussianBlock, Player } from "../model/lqg-game.ts";
import type { PlayerInput } from "../model/lqg-game-input.ts";
import { checkedKnows } from "../model/monitoring-terms.ts";
import { checkedPayers } from "../model/payment-terms.ts";
import { checkUnits } from "../model/unit-names.ts";
import { checkedShares } from "./checked-shares.ts";
import type { ClassGame } from "./class-game.ts";
import type { ClassGameInput } from "./class-game-input.ts";
import { type ClassLayout, type ClassSpans, classLayoutOf } from "./class-layout.ts";
import { classSizes } from "./class-sizes.ts";
import { checkedClassTarget } from "./class-target.ts";

/**
 * A quadratic-Gaussian game with several classes of followers from plain arrays, checked and centred.
 *
 * @param input - Names, shares, moments, observation coefficients and cost matrices ½ζᵀCζ over the
 * raw ζ.
 * @returns The game in canonical form.
 * @throws {@link GameError} when a name, share, shape, number or covariance cannot be used, the
 * followers cannot be shared out, or a cost names what it may not.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { classGame } = await import("@stackelberg/game");
 * // ζ = (1, u, ū, v, v̄, p): the leader pays ½ū² + ½v̄² + ½p², the followers ½u² + pu and ½v² + pv
 * const cost = (...entries: [number, number, number][]) => {
 *   const rows = Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]);
 *   for (const [i, j, value] of entries) (rows[i]![j] = value), (rows[j]![i] = value);
 *   return rows;
 * };
 * const game = classGame({
 *   name: "smallest",
 *   population: { count: 10 },
 *   leader: { actions: ["p"], cost: cost([2, 2, 1], [4, 4, 1], [5, 5, 1]) },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: cost([1, 1, 1], [1, 5, 1]) },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: cost([3, 3, 1], [3, 5, 1]) },
 *   ],
 * });
 * expect(game.classes.map(({ name }) => name)).toEqual(["homes", "shops"]);
 * ```
 */
export function classGame(input: ClassGameInput): ClassGame {
  checkNames(input);
  const { leader, followers } = input;
  const shares = checkedShares(followers.map(({ share }) => share));
  const { count } = input.population;
  classSizes(shares, count);
  const nature = natureOf(input);
  const { common, leaderPrivate, privates } = nature;
  const layout = layoutOf(input, nature);
  const shape = { layout, mean: meanOf(nature, layout) };
  const game: ClassGame = {
    kind: "classes",
    name: input.name,
    label: input.label,
    units: { ...input.units },
    count,
    common,
    leaderPrivate,
    leader: player(leader, ["leader"], { ...shape, own: layout.leaderPrivate, k: null }),
    major: null,
    classes: followers.map((each, k) => ({
      ...player(each, ["followers", k], { ...shape, own: spansOf(layout, k).individual, k }),
      name: each.name,
      share: shares[k] as number,
      private: privates[k] ?? gaussianBlock(undefined, []),
    })),
    knows: checkedKnows(leader.knows),
    defaultAction: leader.default
      ? finiteVector(leader.default, leader.actions.length, ["leader", "default"])
      : leader.actions.map(() => 0),
    target: null,
    payments: checkedPayers(input.payments ?? [], false),
  };
  checkUnits(game, [game.leader, ...game.classes], [common, leaderPrivate, ...privates]);
  return input.target ? { ...game, target: checkedClassTarget(input.target, game) } : game;
}

/** The randomness: common, the leader's own, and that of a member of each class. */
interface ClassNature {
  readonly common: GaussianBlock;
  readonly leaderPrivate: GaussianBlock;
  readonly privates: readonly GaussianBlock[];
}

function natureOf({ common, leader, followers }: ClassGameInput): ClassNature {
  return {
    common: gaussianBlock(common, ["common"]),
    leaderPrivate: gaussianBlock(leader.private, ["leader", "private"]),
    privates: followers.map((each, k) => gaussianBlock(each.private, ["followers", k, "private"])),
  };
}

function layoutOf({ leader, followers }: ClassGameInput, nature: ClassNature): ClassLayout {
  return classLayoutOf({
    common: nature.common.names.length,
    leaderPrivate: nature.leaderPrivate.names.length,
    classes: followers.map(({ actions }, k) => ({
      private: nature.privates[k]?.names.length ?? 0,
      actions: actions.length,
    })),
    leaderActions: leader.actions.length,
  });
}

/** Column 0 of J, where raw ζ = J·(centred ζ): 1, then the mean of every variable, 0 for actions. */
function meanOf({ common, leaderPrivate, privates }: ClassNature, layout: ClassLayout) {
  const mean = new Float64Array(layout.zetaSize);
  mean[0] = 1;
  mean.set(common.mean, layout.common.start);
  mean.set(leaderPrivate.mean, layout.leaderPrivate.start);
  layout.classes.forEach(({ individual, average }, k) => {
    for (const { start } of [individual, average]) mean.set(privates[k]?.mean ?? [], start);
  });
  return mean;
}

function spansOf({ classes }: ClassLayout, k: number): ClassSpans {
  return classes[k] as ClassSpans;
}

interface Place {
  readonly layout: ClassLayout;
  readonly mean: Float64Array;
  /** The player's own variables. */
  readonly own: Span;
  /** Its class; `null` for the leader. */
  readonly k: number | null;
}

function player(input: PlayerInput, path: GamePath, { layout, mean, own, k }: Place): Player {
  const cost = symmetricMatrix(input.cost, layout.zetaSize, [...path, "cost"]);
  checkAcross(cost, layout, { k, path: [...path, "cost"] });
  return {
    actions: [...input.actions],
    observations: checkedObservations(input.observes ?? [], [...path, "observes"], own, {
      layout,
      mean,
    }),
    cost: centredCost(cost, mean),
    label: input.label,
  };
}

/** A member's cost names no individual quantity of another class, the leader's multiplies none of two. */
function checkAcross(
  cost: Matrix,
  { classes, zetaSize }: ClassLayout,
  { k, path }: { readonly k: number | null; readonly path: GamePath },
): void {
  const owner = new Array<number | null>(zetaSize).fill(null);
  classes.forEach(({ individual, action }, l) => {
    for (const { start, size } of [individual, action]) owner.fill(l, start, start + size);
  });
  for (let i = 0; i < zetaSize; i++) {
    for (let j = 0; j < zetaSize; j++) {
      const foreign = [owner[i] ?? k, owner[j] ?? k].filter((l) => l !== null);
      const alone = k === null ? foreign[0] : k;
      if (cost.get(i, j) === 0 || foreign.every((l) => l === alone)) continue;
      throw new GameError("STACKELBERG_ACROSS_CLASSES", "individual quantities of two classes", {
        path,
        found: `${cost.get(i, j)} in row ${i}, column ${j}`,
        expected: "0: one class feels another through its means",
      });
    }
  }
}

function checkNames({ name, common, leader, followers, payments = [] }: ClassGameInput): void {
  checkGameName(name, ["name"]);
  const places = (names: readonly string[] | undefined, path: GamePath): NamedPlace[] =>
    (names ?? []).map((each, i) => ({ name: each, path: [...path, i] }));
  const players: readonly (readonly [PlayerInput, GamePath])[] = [
    [leader, ["leader"]],
    ...followers.map((each, k) => [each, ["followers", k]] as const),
  ];
  if (followers.length === 0) {
    throw new GameError("STACKELBERG_WRONG_LENGTH", "no class of followers", {
      path: ["followers"],
      expected: "at least one class",
    });
  }
  checkDistinctNames(
    followers.map((each, k) => ({ name: each.name, path: ["followers", k, "name"] })),
    "the classes of followers",
  );
  for (const [{ actions }, path] of players) {
    const paid = path.length === 1 && payments.length > 0;
    if (actions.length > 0 || paid) continue;
    throw withoutActions(path.length > 1 ? "followers" : "leader", [...path, "actions"]);
  }
  const actions = players.flatMap(([each, path]) => places(each.actions, [...path, "actions"]));
  checkDistinctNames(
    [
      ...places(common?.names, ["common", "names"]),
      ...players.flatMap(([each, path]) =>
        places(each.private?.names, [...path, "private", "names"]),
      ),
      ...actions,
    ],
    "the variables and actions of the game",
  );
  const taken = new Map(actions.map((action) => [action.name, "an action"]));
  const observed = players.map(([{ observes = [] }, path]) =>
    places(
      observes.map((each) => each.name),
      [...path, "observes"],
    ),
  );
  const [own = [], ...theirs] = observed;
  checkObservationNames(own, taken);
  checkObservationNames(theirs.flat(), taken);
}
