import { type FiniteGame, finiteGameSize } from "@stackelberg/game";
import { type FinitePlan, observationTable, type StrategyTable } from "./finite-plan.ts";
import type { KernelColumns } from "./kernel-columns.ts";
import { pointCosts } from "./point-costs.ts";

/** Σ values·Γ[columns]. */
export interface LinearForm {
  readonly columns: readonly number[] | Int32Array;
  readonly values: Float64Array;
}

/** Everybody's expected cost as a linear function of the kernel, at a fixed plan. */
export interface ReplyForms {
  /** C(u|y), by observation and action of a follower; empty where y never occurs. */
  readonly followers: readonly (readonly LinearForm[])[];
  /** M(v|z), by observation and action of the major; empty where z never occurs, or without a major. */
  readonly major: readonly (readonly LinearForm[])[];
  /** The leader's expected cost. */
  readonly leader: Float64Array;
}

/**
 * Expected costs at the plan (γ_M, γ), linear in the kernel Γ:
 *
 *     C(u|y) = Σ p(x) P(y|x)/P(y) P(z|x) γ_M(v|z) P(y0|x) Γ(w|y0,z,v) c(x, v, w, u; μ_x),
 *     M(v|z) = Σ p(x) P(z|x)/P(z) P(y0|x) Γ(w|y0,z,v) c_M(x, v, w; μ_x),
 *     J      = Σ p(x) P(z|x) γ_M(v|z) P(y0|x) Γ(w|y0,z,v) L(x, v, w; μ_x).
 *
 * The major's deviation to v is answered by Γ(·|·,z,v); one follower's deviation moves nothing but
 * its own cost. `game` is a mean-field game; see `symmetricGame` for finitely many followers.
 */
export function replyForms(game: FiniteGame, plan: FinitePlan, columns: KernelColumns): ReplyForms {
  const context = contextOf(game, plan, columns);
  return {
    followers: followerForms(context),
    major: game.major ? majorForms(context) : [],
    leader: leaderForm(context),
  };
}

type Context = ReturnType<typeof contextOf>;

function contextOf(game: FiniteGame, plan: FinitePlan, columns: KernelColumns) {
  return {
    columns,
    costs: pointCosts(game, plan.followers),
    majorStrategy: plan.major,
    size: finiteGameSize(game),
    prior: game.states.probabilities,
    leaderSees: observationTable(game, "leader"),
    majorSees: observationTable(game, "major"),
    followersSee: observationTable(game, "followers"),
  };
}

/** P(x, y0, z) γ_M(v|z) of every point that occurs on the path, and the set the leader is in. */
function eachOnPath(
  { size, prior, leaderSees, majorSees, majorStrategy, columns }: Context,
  visit: (point: { x: number; v: number; set: number; weight: number }) => void,
): void {
  for (let x = 0; x < size.states; x++) {
    for (let z = 0; z < size.majorObservations; z++) {
      for (let v = 0; v < size.majorActions; v++) {
        const played = at(prior, x) * entry(majorSees, x, z) * entry(majorStrategy, z, v);
        if (played <= 0) continue;
        for (let y0 = 0; y0 < size.leaderObservations; y0++) {
          const weight = played * entry(leaderSees, x, y0);
          if (weight > 0) visit({ x, v, set: columns.setOf(y0, z, v), weight });
        }
      }
    }
  }
}

function leaderForm(context: Context): Float64Array {
  const { columns, costs, size } = context;
  const form = new Float64Array(columns.count);
  eachOnPath(context, ({ x, v, set, weight }) => {
    for (let w = 0; w < columns.actions; w++) {
      const column = set * columns.actions + w;
      form[column] = (form[column] as number) + weight * at(costs.leader, row(size, x, v) + w);
    }
  });
  return form;
}

function followerForms(context: Context): LinearForm[][] {
  const { columns, costs, size, prior, followersSee } = context;
  const sets = new Set<number>();
  eachOnPath(context, ({ set }) => sets.add(set));
  const positions = new Map([...sets].sort((a, b) => a - b).map((set, i) => [set, i]));
  const active = Int32Array.from(
    [...positions.keys()].flatMap((set) =>
      Array.from({ length: columns.actions }, (_, w) => set * columns.actions + w),
    ),
  );
  const occurs = marginal(prior, followersSee);
  const forms = occurs.map((p) =>
    p > 0
      ? Array.from({ length: size.followerActions }, () => new Float64Array(active.length))
      : [],
  );
  eachOnPath(context, ({ x, v, set, weight }) => {
    const first = (positions.get(set) as number) * columns.actions;
    forms.forEach((byAction, y) => {
      const share = (weight * entry(followersSee, x, y)) / at(occurs, y);
      if (!(share > 0)) return;
      byAction.forEach((form, u) => {
        for (let w = 0; w < columns.actions; w++) {
          const cost = at(costs.followers, (row(size, x, v) + w) * size.followerActions + u);
          form[first + w] = (form[first + w] as number) + share * cost;
        }
      });
    });
  });
  return forms.map((byAction) => byAction.map((values) => ({ columns: active, values })));
}

function majorForms({
  columns,
  costs,
  size,
  prior,
  leaderSees,
  majorSees,
}: Context): LinearForm[][] {
  const occurs = marginal(prior, majorSees);
  return occurs.map((p, z) =>
    Array.from({ length: p > 0 ? size.majorActions : 0 }, (_, v) => {
      const form = new Map<number, number>();
      for (let x = 0; x < size.states; x++) {
        const given = (at(prior, x) * entry(majorSees, x, z)) / p;
        if (given <= 0) continue;
        for (let y0 = 0; y0 < size.leaderObservations; y0++) {
          const weight = given * entry(leaderSees, x, y0);
          if (weight <= 0) continue;
          const first = columns.setOf(y0, z, v) * columns.actions;
          for (let w = 0; w < columns.actions; w++) {
            const value = weight * at(costs.major, row(size, x, v) + w);
            form.set(first + w, (form.get(first + w) ?? 0) + value);
          }
        }
      }
      return { columns: [...form.keys()], values: Float64Array.from(form.values()) };
    }),
  );
}

/** P(observation) = Σ_x p(x) P(observation|x). */
export function marginal(prior: readonly number[], table: StrategyTable): number[] {
  return (table[0] ?? []).map((_, o) =>
    prior.reduce((sum, p, x) => sum + p * entry(table, x, o), 0),
  );
}

function row(size: { majorActions: number; leaderActions: number }, x: number, v: number): number {
  return (x * size.majorActions + v) * size.leaderActions;
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] as number;
}

function entry(table: StrategyTable, i: number, j: number): number {
  return (table[i] as readonly number[])[j] as number;
}
