import { type LqgGame, namePlan, type Plan } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import { refinedResponse } from "../best-affine/best-response.ts";
import { ruleAround } from "../best-affine/rule-around.ts";
import { certify } from "../certificate/certify.ts";
import { costsUnder, reactionIn } from "../certificate/certify-affine.ts";
import type { BestAffineRule } from "../rule/incentive-rule.ts";
import { type Comparison, compare, require } from "./compare.ts";
import type { PublishedMeasures } from "./published-measures.ts";

/** Relative moves of each entry of the gain that must not pay. */
const MOVES = [1e-3, -1e-3, 0.1, -0.1, 1, -1];
const ROUNDING = 1e-9;

/**
 * Checks a best affine rule by its definition: its costs are those of the published response, the
 * published policy is what she plays there, and no other gain on a grid around it, with the policy
 * that is best for that gain, costs her less.
 */
export function checkBestAffine(
  game: LqgGame,
  target: Plan,
  found: PublishedMeasures,
  comparison: Comparison,
): void {
  const rule = found.measures.map((measure) => measure.rule).find(isBestAffine);
  const published = found.published.response;
  if (!rule || !published || !found.response) return;
  const path = `${found.path}.response`;
  const costs = costsUnder(game, found.response, rule);
  compare(comparison, path, published, {
    policies: namePlan(game, { ...found.response, leader: reactionIn(rule).policy }),
    leaderCost: costs.leader,
    followerCost: costs.followers,
    majorCost: costs.major,
  });
  const others = game.monitoring.what === "none" ? [] : otherGains(rule);
  const enough = costs.leader - ROUNDING * Math.max(1, Math.abs(costs.leader));
  const better = others.find((gain) => {
    const best = refinedResponse(game, target, gain);
    if (best.status !== "solved") return false;
    const { plan } = best;
    const other = ruleAround(game, plan, { gain, optimum: "" });
    if (!(costsUnder(game, plan, other).leader < enough)) return false;
    // what rounding takes for a response is none
    const claim = { plan, rule: other, teamCost: 0, limitWellPosed: true, accepted: 0 };
    return certify(game, claim).verdict === "certified";
  });
  require(comparison, better === undefined, {
    path: `${found.path}.rule.reaction`,
    found: JSON.stringify(rule.reaction),
    expected: `the best gain; ${JSON.stringify(better?.to2DArray())} costs the leader less`,
    problem: "another gain is better",
  });
}

function isBestAffine(rule: { readonly kind: string }): rule is BestAffineRule {
  return rule.kind === "best-affine";
}

/** The published gain, none at all, and each entry moved by shares of it. */
function otherGains(rule: BestAffineRule): readonly Matrix[] {
  const { gain } = reactionIn(rule);
  const size = gain.norm("frobenius") || 1;
  const moved: Matrix[] = [gain, Matrix.mul(gain, 0)];
  for (let i = 0; i < gain.rows; i++) {
    for (let j = 0; j < gain.columns; j++) {
      for (const move of MOVES) {
        const other = gain.clone();
        moved.push(other.set(i, j, other.get(i, j) + move * size));
      }
    }
  }
  return moved;
}
