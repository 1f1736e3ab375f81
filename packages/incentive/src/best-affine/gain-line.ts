import {
  conditionalExpectation,
  expectedQuadratic,
  informationStructure,
  type LqgGame,
  ownCurvature,
  ownGradientRows,
  type Plan,
  reducedBasis,
} from "@stackelberg/game";
import { decoupledBlocks, type StaticSystem, staticSystem } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import {
  addReaction,
  deviationMap,
  type Reaction,
  reactionGame,
  surpriseRows,
  throughReaction,
} from "../induced/reaction-game.ts";
import { substitutedGame, withCosts } from "../induced/substituted-game.ts";
import { flattened, type Quadratic, type QuadraticPencil } from "./quadratic-pencil.ts";

/** The gains R = R₀ + t·D, with the leader's best cost and the players' curvatures along them. */
export interface GainLine {
  /** Her cost, minimised over her static policy through the Nash response: c − ½kᵀK⁻¹k. */
  readonly pencil: QuadraticPencil;
  /** Own curvatures H0 + H1·t + H2·t² of followers and major, less a margin of 1e-7 of the bare one. */
  readonly curvatures: readonly Quadratic<Matrix>[];
}

/** Where a line of gains begins and leads. */
export interface LineThroughGains {
  /** Policy, expectation, and R₀. */
  readonly reaction: Reaction;
  /** D. */
  readonly direction: Matrix;
}

/** Driving terms below this share of the largest are rounding. */
const ROUNDING = 1e-14;
/** Curvature that is left at least, as a share of that without a rule: exactly 0 is no minimum. */
const MARGIN = 1e-7;

/**
 * Everything along a line of gains. With ζ = (S₀ + t·S₁)ζ′ every cost is C₀ + C₁t + C₂t², so the
 * optimality conditions K = [[L, Eᵀ], [E, 0]] of her static problem are quadratic in t, and her cost
 * is a rational function of t, given exactly by three systems.
 */
export function gainLine(game: LqgGame, plan: Plan, line: LineThroughGains): GainLine {
  const { reaction, direction } = line;
  const base = deviationMap(game, plan, reaction);
  const move = Matrix.zeros(base.rows, base.columns);
  addReaction(move, game, direction.mmul(surpriseRows(game, plan, reaction.expected)));
  const between = (a: Matrix, cost: Matrix, b: Matrix) => a.transpose().mmul(cost).mmul(b);
  const games: Quadratic<LqgGame> = [
    substitutedGame(game, base),
    withCosts(game, (cost) => Matrix.add(between(base, cost, move), between(move, cost, base))),
    substitutedGame(game, move),
  ];
  const bare = (role: "followers" | "major") => ownCurvature(game, role);
  const own = (role: "followers" | "major"): Quadratic<Matrix> => {
    const [h0, h1, h2] = three((k) => ownCurvature(games[k], role));
    const margin = Matrix.mul(Matrix.eye(h0.rows), MARGIN * bare(role).norm("frobenius"));
    return [Matrix.sub(h0, margin), h1, h2];
  };
  const pencil = seesResponse(game)
    ? pencilOf(systemsOnPath(game, plan, line), 1)
    : pencilOf(
        three((k) => staticSystem(games[k])),
        2,
      );
  return { pencil, curvatures: game.major ? [own("followers"), own("major")] : [own("followers")] };
}

/** Whether the leader can work out how the monitored players respond: (1, ȳ) or (1, z) from I0. */
export function seesResponse(game: LqgGame): boolean {
  const basis = reducedBasis(game);
  const { major, followers, leader } = informationStructure(game);
  const rows = major ? major.rows : followers.rows.mmul(basis.average);
  const { residualCovariance } = conditionalExpectation(rows, leader, basis);
  const size = rows.mmul(basis.factor).norm("frobenius") ** 2;
  return residualCovariance.trace() <= 1e-20 * size;
}

/**
 * The same conditions with v = w + R·d̄, her deviation on the path, in place of w: then R acts
 * through the players' own steps alone (νRᵀc_u0 in their gradients) and through what disturbs her
 * signal, so a gain of order N leaves numbers of order 1.
 */
function systemsOnPath(
  game: LqgGame,
  plan: Plan,
  { reaction, direction }: LineThroughGains,
): Quadratic<StaticSystem> {
  const { layout, factor } = reducedBasis(game);
  const still = { ...reaction, gain: Matrix.mul(reaction.gain, 0) };
  const map = deviationMap(game, plan, still);
  const quiet = reactionGame(game, plan, still);
  const monitored = game.major ? "major" : "followers";
  const through = (gain: Matrix) => throughReaction(quiet, gain);
  const rows = (role: "followers" | "major", gain: Matrix, own: Matrix) =>
    role === monitored ? Matrix.add(own, through(gain)) : own;
  const silent = { ...quiet, leader: { ...quiet.leader, cost: Matrix.mul(map, 0) } };
  const at = staticSystem(quiet, (role) => rows(role, reaction.gain, ownGradientRows(quiet, role)));
  const along = staticSystem(silent, (role) =>
    rows(role, direction, Matrix.mul(ownGradientRows(quiet, role), 0)),
  );
  const surprise = surpriseRows(game, plan, reaction.expected);
  const onPath = (gain: Matrix) => {
    const moved = map.subMatrix(0, map.rows - 1, 0, layout.basisSize - 1);
    addReaction(moved, game, gain.mmul(surprise));
    return expectedQuadratic(game.leader.cost, moved, factor);
  };
  const noise = Matrix.zeros(map.rows, layout.basisSize);
  addReaction(noise, game, direction.mmul(surprise));
  const square = expectedQuadratic(game.leader.cost, noise, factor);
  const [one, other] = [onPath(Matrix.add(reaction.gain, direction)), onPath(reaction.gain)];
  const nothing = { ...along, responses: Matrix.mul(along.responses, 0) };
  return [
    { ...at, cost: other },
    { ...along, cost: one - other - square },
    { ...nothing, offset: along.offset.map(() => 0), cost: square },
  ];
}

/**
 * @param power - Highest power of t in E.
 */
function pencilOf(systems: Quadratic<StaticSystem>, power: 1 | 2): QuadraticPencil {
  const matrices = systems.map(conditions);
  const vectors = systems.map(({ gradient, offset }) => Float64Array.of(...gradient, ...offset));
  const size = matrices[0]?.rows ?? 0;
  const strategies = systems[0].hessian.rows;
  const largest = Math.max(...vectors.map((vector) => Math.max(0, ...vector.map(Math.abs))));
  const forced = (i: number) =>
    vectors.some((vector) => Math.abs(vector[i] as number) > ROUNDING * largest);
  // a block that nothing drives stays at 0 for every gain
  const kept = decoupledBlocks(size, matrices)
    .filter((block) => block.some(forced))
    .flat()
    .sort((a, b) => a - b);
  const responses = kept.filter((i) => i >= strategies).length;
  return {
    size: kept.length,
    degree: power === 1 ? 2 * responses : 2 * kept.length,
    matrix: three((k) => flattened(matrices[k] as Matrix, kept)),
    vector: three((k) => Float64Array.from(kept, (i) => vectors[k]?.[i] as number)),
    constant: three((k) => systems[k].cost),
  };
}

function three<T>(of: (k: 0 | 1 | 2) => T): Quadratic<T> {
  return [of(0), of(1), of(2)];
}

/** K = [[L, Eᵀ], [E, 0]]. */
function conditions({ hessian, responses }: StaticSystem): Matrix {
  const size = hessian.rows + responses.rows;
  const matrix = Matrix.zeros(size, size);
  matrix.setSubMatrix(hessian, 0, 0);
  matrix.setSubMatrix(responses, hessian.rows, 0);
  matrix.setSubMatrix(responses.transpose(), 0, hessian.rows);
  return matrix;
}
