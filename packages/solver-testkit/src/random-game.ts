import type { GaussianInput, LqgGameInput, ObservationInput, PlayerInput } from "@stackelberg/game";
import seedrandom from "seedrandom";

/** A number in [−1, 1], in steps of an eighth, drawn afresh at each call. */
type Draw = () => number;

/** Numbers of variables, actions and observations of a random game. */
interface Sizes {
  readonly common: number;
  readonly leader: Role;
  readonly major: Role;
  readonly followers: Role;
}

interface Role {
  readonly actions: number;
  readonly variables: number;
  readonly observations: number;
}

const COUNTS = [1, 2, 5, 300, 1e9, Number.POSITIVE_INFINITY];

/**
 * A random quadratic-Gaussian game: up to two actions and observations per role, now and then with a
 * major follower, any number of followers. All costs are convex and every game has a target.
 *
 * @param seed - Equal seeds give equal games.
 * @param instrument - Whether the leader reacts with an action of her own, or everybody else pays.
 */
export function randomGame(seed: string, instrument: "reaction" | "payment"): LqgGameInput {
  const uniform = seedrandom(seed);
  const draw: Draw = () => Math.round(16 * uniform() - 8) / 8;
  const upTo = (least: number, most: number) => least + Math.floor(uniform() * (most - least + 1));
  const role = (): Role => ({
    actions: upTo(1, 2),
    variables: upTo(0, 2),
    observations: upTo(1, 2),
  });
  const nobody = { actions: 0, variables: 0, observations: 0 };
  const major = uniform() < 0.3 ? role() : nobody;
  const sizes: Sizes = { common: upTo(1, 2), leader: role(), major, followers: role() };
  const count = COUNTS[upTo(0, COUNTS.length - 1)] ?? 1;
  const hasMajor = major.actions > 0;
  return {
    name: "random-game",
    count,
    common: gaussian("x", sizes.common, draw),
    leader: player("leader", sizes, draw),
    ...(hasMajor ? { major: player("major", sizes, draw) } : {}),
    followers: player("followers", sizes, draw),
    ...(instrument === "payment"
      ? { payments: hasMajor ? ["followers", "major"] : ["followers"] }
      : {}),
  };
}

type RoleName = "leader" | "major" | "followers";

/** First letters of names: variables, actions, observations. */
const LETTERS: Readonly<Record<RoleName, readonly [string, string, string]>> = {
  leader: ["w", "p", "f"],
  major: ["q", "v", "z"],
  followers: ["t", "a", "y"],
};

function player(role: RoleName, sizes: Sizes, draw: Draw): PlayerInput {
  const [variable, action, observation] = LETTERS[role];
  const { actions, variables, observations } = sizes[role];
  return {
    actions: named(action, actions),
    private: gaussian(variable, variables, draw),
    observes: named(observation, observations).map(
      (name): ObservationInput => ({
        name,
        constant: draw(),
        common: list(sizes.common, draw),
        private: list(variables, draw),
      }),
    ),
    cost: sumOfSquares(role, sizes, draw),
  };
}

function named(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => `${letter}${k + 1}`);
}

function list(length: number, draw: Draw): readonly number[] {
  return Array.from({ length }, draw);
}

function gaussian(letter: string, size: number, draw: Draw): GaussianInput {
  const factor = Array.from({ length: size }, () => list(size, draw));
  return {
    names: named(letter, size),
    mean: list(size, draw),
    covariance: factor.map((a, i) =>
      factor.map((b, j) => a.reduce((sum, v, k) => sum + v * (b[k] ?? 0), i === j ? 0.25 : 0)),
    ),
  };
}

/** How much a block of ζ weighs in somebody's cost: others' mean action and plans weigh little. */
const WEIGHTS: Readonly<Record<RoleName, Readonly<Record<string, number>>>> = {
  leader: { nature: 1, own: 1, mean: 0.5, major: 1, leader: 0.5 },
  major: { nature: 1, own: 0, mean: 0.2, major: 0.5, leader: 0.7 },
  followers: { nature: 1, own: 0.5, mean: 0.2, major: 0.3, leader: 0.7 },
};

/** Two squares of affine forms in ζ, and a multiple of the squares of the actions that matter. */
function sumOfSquares(role: RoleName, sizes: Sizes, draw: Draw): readonly (readonly number[])[] {
  const blocks = blocksOf(sizes);
  const forms = [0, 1].map(() => blocks.map((block) => (WEIGHTS[role][block] ?? 0) * draw()));
  const own = { leader: ["own", "major", "leader"], major: ["major"], followers: ["own"] }[role];
  return blocks.map((block, i) =>
    blocks.map((_, j) => {
      const product = forms.reduce((sum, form) => sum + (form[i] ?? 0) * (form[j] ?? 0), 0);
      return product + (i === j && own.includes(block) ? 1 : 0);
    }),
  );
}

/** The blocks of raw ζ = (1, x, w0, wm, ξ_i, ξ̄, u_i, ū, uM, u0), one entry per coordinate. */
function blocksOf({ common, leader, major, followers }: Sizes): readonly string[] {
  const nature = 1 + common + leader.variables + major.variables + 2 * followers.variables;
  const repeated = (block: string, size: number) => Array<string>(size).fill(block);
  return [
    ...repeated("nature", nature),
    ...repeated("own", followers.actions),
    ...repeated("mean", followers.actions),
    ...repeated("major", major.actions),
    ...repeated("leader", leader.actions),
  ];
}
