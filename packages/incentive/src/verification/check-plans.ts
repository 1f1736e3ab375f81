import {
  expectedCosts,
  informationOf,
  type LqgGame,
  type NamedPlan,
  type Plan,
  pays,
  reducedBasis,
} from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { baselines } from "../design/baselines.ts";
import { costError } from "../result/cost-error.ts";
import type { BaselineResult, DesignResult } from "../result/design-result.ts";
import { canonicalCoefficients, canonicalPlan } from "./canonical-coefficients.ts";
import { type Comparison, compare, reject } from "./compare.ts";
import { type PlanClaim, planContradiction } from "./plan-optimality.ts";
import type { PublishedMeasures } from "./published-measures.ts";
import { readPlan } from "./read-plan.ts";

/** Compares published strategies with their own canonical form. */
function checkCanonical(
  game: LqgGame,
  plan: Plan,
  path: string,
  published: NamedPlan,
  comparison: Comparison,
): void {
  compare(comparison, path, published, canonicalPlan(game, plan));
}

/** Checks the published target and returns it. */
export function checkedTarget(game: LqgGame, result: DesignResult, comparison: Comparison): Plan {
  const plan = readPlan(game, result.target.policies, "target.policies");
  checkCanonical(game, plan, "target.policies", result.target.policies, comparison);
  const costs = expectedCosts(game, plan);
  const { policies, ...published } = result.target;
  compare(comparison, "target", published, {
    leaderCost: costs.leader,
    ...costError(game, plan),
    followerCost: costs.followers,
    majorCost: costs.major,
  });
  const claim: PlanClaim = {
    followers: minorsRespond(game) ? (game.target?.followers ? "given" : "responds") : "free",
    major: "free",
    leader: "free",
  };
  const prescribed = game.target ?? {};
  const open = (role: keyof NamedPlan, action: string) =>
    !(prescribed[role] && Object.hasOwn(prescribed[role], action));
  reject(comparison, "target.policies", planContradiction(game, plan, claim, open));
  for (const role of ["followers", "major", "leader"] as const) {
    for (const [action, coefficients] of Object.entries(prescribed[role] ?? {})) {
      const information = informationOf(game, role);
      const row = new Matrix([information.names.map((name) => coefficients[name] ?? 0)]);
      const [values] = canonicalCoefficients(reducedBasis(game), row, information);
      information.names.forEach((name, k) => {
        compare(
          comparison,
          `target.policies.${role}.${action}.${name}`,
          policies[role]?.[action]?.[name],
          values?.[k],
        );
      });
    }
  }
  return plan;
}

/** Whether there are minor followers whom nothing steers. */
function minorsRespond(game: LqgGame): boolean {
  return game.major !== null && !pays(game, "followers");
}

/** What {@link checkResponse} looks at. */
export interface ResponseClaim {
  readonly game: LqgGame;
  /** With the announced payments in everybody's cost. */
  readonly paid: LqgGame;
  readonly target: Plan;
  readonly found: PublishedMeasures;
  readonly comparison: Comparison;
}

/** Checks that a published response is everybody's Nash response to the payments. */
export function checkResponse({ game, paid, target, found, comparison }: ResponseClaim): void {
  const { response: plan, path: section } = found;
  const published = found.published.response;
  if (!plan || !published || found.published.kind === "best-affine") return;
  const path = `${section}.response`;
  checkCanonical(game, plan, `${path}.policies`, published.policies, comparison);
  const costs = expectedCosts(game, plan);
  compare(comparison, path, published, {
    policies: published.policies,
    leaderCost: costs.leader,
    followerCost: costs.followers,
    majorCost: costs.major,
  });
  const { leader } = canonicalPlan(game, target);
  compare(comparison, `${path}.policies.leader`, published.policies.leader, leader);
  reject(comparison, `${path}.policies`, planContradiction(paid, plan, CLAIMS.noRule));
}

const CLAIMS: Readonly<Record<keyof DesignResult["baselines"], PlanClaim>> = {
  teamOptimum: { followers: "free", major: "free", leader: "free" },
  noIncentive: { followers: "responds", major: "responds", leader: "free" },
  nash: { followers: "responds", major: "responds", leader: "given" },
  noRule: { followers: "responds", major: "responds", leader: "given" },
};

/** Checks every published benchmark. */
export function checkBaselines(game: LqgGame, result: DesignResult, comparison: Comparison): void {
  const recomputed = baselines(game);
  for (const name of ["teamOptimum", "noIncentive", "nash", "noRule"] as const) {
    const path = `baselines.${name}`;
    const published: BaselineResult = result.baselines[name] ?? { leaderCost: null };
    const { policies } = published;
    compare(comparison, path, outline(published), outline(recomputed[name]));
    if (!policies) continue;
    const plan = readPlan(game, policies, path);
    checkCanonical(game, plan, `${path}.policies`, policies, comparison);
    const costs = expectedCosts(game, plan);
    compare(comparison, `${path}.leaderCost`, published.leaderCost, costs.leader);
    compare(comparison, `${path}.followerCost`, published.followerCost, costs.followers);
    if (game.major) compare(comparison, `${path}.majorCost`, published.majorCost, costs.major);
    reject(comparison, `${path}.policies`, planContradiction(game, plan, CLAIMS[name]));
    if (name === "nash" || name === "noRule") {
      compare(
        comparison,
        `${path}.policies.leader`,
        policies.leader,
        canonicalLeader(game, recomputed[name]),
      );
    }
  }
}

/** What the leader plays in a recomputed benchmark. */
function canonicalLeader(game: LqgGame, { policies }: BaselineResult): unknown {
  return policies && canonicalPlan(game, readPlan(game, policies, "baselines")).leader;
}

/** A baseline without its strategies: those are checked as such. */
function outline({ policies, ...rest }: BaselineResult): object {
  return { ...rest, solved: policies !== undefined };
}
