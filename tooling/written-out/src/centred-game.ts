import type {
  GaussianBlock,
  GaussianInput,
  LqgGame,
  LqgGameInput,
  ObservationInput,
  Player,
  PlayerInput,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";

interface Blocks {
  readonly common: GaussianBlock;
  readonly leader: GaussianBlock;
  readonly major: GaussianBlock;
  readonly followers: GaussianBlock;
}

/**
 * The canonical game of plain arrays, by a second hand: means move into the constant by
 * raw ζ = Shift·centred ζ. Inputs are not checked.
 */
export function centredGame(input: LqgGameInput): LqgGame {
  const nature: Blocks = {
    common: gaussianBlock(input.common),
    leader: gaussianBlock(input.leader.private),
    major: gaussianBlock(input.major?.private),
    followers: gaussianBlock(input.followers.private),
  };
  const player = (role: "leader" | "major" | "followers", source: PlayerInput): Player => ({
    actions: source.actions,
    observations: {
      names: (source.observes ?? []).map(({ name }) => name),
      rows: observationRows(nature, role, source.observes ?? []),
    },
    cost: centredCost(nature, source.cost),
    label: source.label,
  });
  return {
    kind: "lqg",
    name: input.name,
    label: input.label,
    units: input.units ?? {},
    count: input.count,
    countSpread: 0,
    nature,
    leader: player("leader", input.leader),
    major: input.major ? player("major", input.major) : null,
    followers: player("followers", input.followers),
    knows: input.leader.knows ?? "observations",
    defaultAction: input.leader.default ?? input.leader.actions.map(() => 0),
    monitoring: {
      what: "actions",
      noise: 0,
      tremble: input.followers.actions.map(() => 0),
      disturbance: Matrix.zeros(
        (input.major ?? input.followers).actions.length,
        meansOf(nature).length,
      ),
    },
    payments: [],
    participation: null,
    family: null,
    target: input.target ?? null,
  };
}

function gaussianBlock(input: GaussianInput | undefined): GaussianBlock {
  if (!input || input.names.length === 0) {
    return { names: [], mean: [], covariance: Matrix.zeros(0, 0) };
  }
  return {
    names: input.names,
    mean: input.mean ?? input.names.map(() => 0),
    covariance: new Matrix(input.covariance.map((row) => [...row])),
  };
}

/** Means of (1, x, w0, wm, ξ_i, ξ̄), 1 for the constant. */
function meansOf({ common, leader, major, followers }: Blocks): readonly number[] {
  return [1, ...common.mean, ...leader.mean, ...major.mean, ...followers.mean, ...followers.mean];
}

function centredCost(nature: Blocks, cost: readonly (readonly number[])[]): Matrix {
  const raw = new Matrix(cost.map((row) => [...row]));
  const shift = Matrix.eye(raw.rows);
  meansOf(nature).forEach((mean, k) => shift.set(k, 0, mean));
  return shift.transpose().mmul(raw).mmul(shift);
}

function observationRows(
  nature: Blocks,
  role: "leader" | "major" | "followers",
  observes: readonly ObservationInput[],
): Matrix {
  const means = meansOf(nature);
  const rows = Matrix.zeros(observes.length, means.length);
  const common = nature.common.names.length;
  const before = { leader: 0, major: nature.leader.names.length };
  const start =
    1 + common + (role === "followers" ? before.major + nature.major.names.length : before[role]);
  observes.forEach((observation, row) => {
    let constant = observation.constant ?? 0;
    const put = (column: number, value: number) => {
      rows.set(row, column, value);
      constant += value * (means[column] ?? 0);
    };
    observation.common?.forEach((value, k) => put(1 + k, value));
    observation.private?.forEach((value, k) => put(start + k, value));
    rows.set(row, 0, constant);
  });
  return rows;
}
