import {
  costRounding,
  expectedCosts,
  informationOf,
  type LqgGame,
  type Plan,
  type Role,
  reducedBasis,
} from "@stackelberg/game";
import { type ActionPart, solvePlan } from "@stackelberg/solvers";
import { Matrix } from "ml-matrix";
import {
  followerCondition,
  majorCondition,
  type PlayerCondition,
} from "../certificate/recomputed-condition.ts";

/** How a plan claims to have come about: who was free for the leader, who responded. */
export type PlanClaim = Readonly<Record<Role, "free" | "responds" | "given">>;

const ZERO = 1e-9;
/** Rounding of a cost, as a multiple of {@link costRounding}: responses are computed anew. */
const ROUNDINGS = 16;

/**
 * What contradicts the claim that a plan is best for the leader, given who responds; `null` if
 * nothing does. Responding players must satisfy their first-order conditions, recomputed here. For
 * the leader the definition is used: no coefficient of a free strategy can be moved, everybody
 * else's responses included, without raising her cost. Her cost is quadratic along each
 * coefficient, so J(+δ) = J(−δ) says that it is stationary, and both are ≥ J that it is a minimum.
 *
 * @param openActions - Whether an action of a free role may move; prescribed ones may not.
 */
export function planContradiction(
  game: LqgGame,
  plan: Plan,
  claim: PlanClaim,
  openActions: (role: Role, action: string) => boolean = () => true,
): string | null {
  const responses: (readonly [Role, PlayerCondition | null])[] = [
    ["followers", claim.followers === "responds" ? followerCondition(game, plan) : null],
    ["major", claim.major === "responds" && game.major ? majorCondition(game, plan) : null],
  ];
  for (const [role, condition] of responses) {
    if (condition && condition.gradient.norm("frobenius") > ZERO * Math.max(1, condition.scale)) {
      return `the ${role} would change their strategy: their first-order condition is off by ${condition.gradient.norm("frobenius").toPrecision(3)}`;
    }
  }
  return leaderContradiction(game, plan, claim, openActions);
}

function leaderContradiction(
  game: LqgGame,
  plan: Plan,
  claim: PlanClaim,
  openActions: (role: Role, action: string) => boolean,
): string | null {
  const at = expectedCosts(game, plan).leader;
  const rounding = ROUNDINGS * costRounding(game, plan);
  const { factor } = reducedBasis(game);
  for (const role of ["followers", "major", "leader"] as const) {
    const strategy = plan[role];
    if (claim[role] !== "free" || !strategy) continue;
    const information = informationOf(game, role);
    const sizes = information.rows.mmul(factor);
    for (let i = 0; i < strategy.rows; i++) {
      const action = game[role]?.actions[i] ?? "";
      if (!openActions(role, action)) continue;
      for (let k = 0; k < strategy.columns; k++) {
        const size = Math.hypot(...sizes.getRow(k));
        if (!(size > 1e-12)) continue;
        const moved = (sign: number, from = plan) =>
          costAfter(game, from, claim, { role, i, k, step: sign / size });
        const [up, down] = [moved(1), moved(-1)];
        const largest = Math.max(1, Math.abs(at), Math.abs(up), Math.abs(down));
        const tolerance = ZERO * largest + rounding;
        if (Math.abs(up - down) <= tolerance && Math.min(up, down) >= at - tolerance) continue;
        // what the last digits of a huge coefficient do to her cost contradicts nothing
        const digits =
          ROUNDINGS *
          lastDigits(plan).reduce((sum, near) => sum + Math.abs(moved(1, near) - up), 0);
        if (!(Math.abs(up - down) <= digits && Math.min(up, down) >= at - digits)) {
          return `the leader would gain by changing how ${action} reacts to ${information.names[k]}`;
        }
      }
    }
  }
  return null;
}

interface Move {
  readonly role: Role;
  readonly i: number;
  readonly k: number;
  readonly step: number;
}

/** The leader's cost after one coefficient has moved and the responding players have responded. */
function costAfter(game: LqgGame, plan: Plan, claim: PlanClaim, move: Move): number {
  const moved = { ...plan, [move.role]: shifted(plan[move.role] ?? Matrix.zeros(0, 0), move) };
  if (claim.followers !== "responds" && claim.major !== "responds") {
    return expectedCosts(game, moved).leader;
  }
  const parts = (role: Role): readonly ActionPart[] =>
    (moved[role] ?? Matrix.zeros(0, 0))
      .to2DArray()
      .map(
        (coefficients): ActionPart =>
          claim[role] === "responds" ? { kind: "responds" } : { kind: "prescribed", coefficients },
      );
  const outcome = solvePlan({
    game,
    parts: { followers: parts("followers"), major: parts("major"), leader: parts("leader") },
  });
  return outcome.status === "solved" ? outcome.costs.leader : Number.NaN;
}

/** The plan with one of the leader's coefficients one rounding off, for each of them. */
function lastDigits(plan: Plan): Plan[] {
  return plan.leader.to2DArray().flatMap((row, i) =>
    row.map((coefficient, k) => {
      const step = coefficient * Number.EPSILON;
      return { ...plan, leader: shifted(plan.leader, { role: "leader", i, k, step }) };
    }),
  );
}

function shifted(strategy: Matrix, { i, k, step }: Move): Matrix {
  const copy = strategy.clone();
  copy.set(i, k, copy.get(i, k) + step);
  return copy;
}
