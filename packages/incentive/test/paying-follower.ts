import { type LqgGame, loadGame } from "@stackelberg/game";
import {
  type IncentiveOutcome,
  type IncentiveProblem,
  type IncentiveSolver,
  incentiveCondition,
  solvedTarget,
  type TariffRule,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { expect } from "vitest";

/** A follower who pays, with standard normal readings p, q and r. */
export interface PayingFollower {
  readonly cost: string;
  /** Its actions, and what they should be. */
  readonly target: Readonly<Record<string, string>>;
  /** @defaultValue 1 */
  readonly count?: number;
  /** What the leader minimises. @defaultValue nothing */
  readonly leader?: string;
  /** @defaultValue p, q, r */
  readonly readings?: readonly string[];
}

/** A game without a common action, whose target is prescribed. */
export function payingFollower(follower: PayingFollower): LqgGame {
  const { cost, target, count = 1, leader = "0", readings = ["p", "q", "r"] } = follower;
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "paying",
    leader: { cost: leader },
    followers: {
      count,
      actions: Object.keys(target),
      private: readings.map((name) => ({ name, variance: 1 })),
      observes: Object.fromEntries(readings.map((name) => [name, name])),
      cost,
    },
    payments: { by: "followers" },
    target: { followers: target },
  });
}

/** What a solver is asked about the payer of a game. */
export function problemOf(
  game: LqgGame,
  monitored: "followers" | "major" = "followers",
): IncentiveProblem {
  const target = solvedTarget(game);
  return { game, target, condition: incentiveCondition(game, target.plan, monitored) };
}

/** The tariff that a solver proposes. */
export function proposed(solver: IncentiveSolver, problem: IncentiveProblem): TariffRule {
  const outcome: IncentiveOutcome = solver.propose(problem);
  if (outcome.status === "proposed" && outcome.rule.kind === "tariff") return outcome.rule;
  throw new Error(`${JSON.stringify(outcome)} instead of a tariff`);
}

/** What T = T₀ + bᵀu + ½uᵀSu should be; what is left out may be anything. */
export interface ExpectedTariff {
  readonly T0?: number;
  readonly b?: readonly number[];
  readonly S: readonly (readonly number[])[];
}

export function expectTariff(rule: TariffRule, wanted: ExpectedTariff, tolerance = 1e-9): void {
  const { T0, b } = wanted;
  const numbers = (from: ExpectedTariff) =>
    [T0 === undefined ? [] : [from.T0], b === undefined ? [] : [...(from.b ?? [])], ...from.S]
      .flat()
      .map((value) => value ?? Number.NaN);
  const [found, expected] = [numbers(rule), numbers(wanted)];
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, k) => {
    expectClose(found[k], value, tolerance);
  });
}

/** v of the major follower leads u of the minor ones; everybody reads x, and the major pays. */
export interface PayingMajor {
  readonly leader: string;
  /** @defaultValue (u − v)², and another action of no consequence */
  readonly minor?: string;
}

/** A game in which the major's cost before payments is v² + v·mean(u) − 6·v·x. */
export function payingMajor({ leader, minor = "(u - v)^2 + w^2" }: PayingMajor): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "paying-major",
    common: [{ name: "x", variance: 1 }],
    leader: { cost: leader },
    major: { actions: ["v"], observes: { z: "x" }, cost: "v^2 + v*mean(u) - 6*v*x" },
    followers: { count: 5, actions: ["u", "w"], observes: { y: "x" }, cost: minor },
    payments: { by: "major" },
    target: { major: { v: "2*z" }, followers: { u: "1 - y", w: "3" } },
  });
}
