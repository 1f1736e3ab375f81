import { gameHash, informationStructure, type LqgGame } from "@stackelberg/game";
import {
  certify,
  design,
  incentiveCondition,
  leastGainEnergy,
  minimumEnergy,
  type ProportionalRule,
  solvedTarget,
} from "@stackelberg/incentive";
import { noRule, simultaneousNash, staticStackelberg } from "@stackelberg/solvers";
import { bench, describe } from "vitest";
import { eightByEight, fresh, galleryGame } from "./bench-games.ts";

const games: readonly (readonly [string, LqgGame])[] = [
  ["minimal", galleryGame("minimal")],
  ["8 × 8 × 8", eightByEight("convex")],
];

for (const [name, game] of games) {
  describe(name, () => parts(game));
}

/** Each part on inputs of its own, computed before and outside the measured time. */
function parts(game: LqgGame): void {
  const prepared = fresh(game);
  const target = solvedTarget(prepared);
  const condition = incentiveCondition(prepared, target.plan);
  const proposal = minimumEnergy().propose({ game: prepared, target, condition });
  if (proposal.status !== "proposed") throw new RangeError(proposal.explanation);
  const claim = {
    plan: target.plan,
    rule: proposal.rule as ProportionalRule,
    teamCost: target.costs.leader,
    limitWellPosed: design(prepared).certificate.limitWellPosed,
    accepted: 1,
  };
  /** A game whose information is known, so that the parts after it are measured alone. */
  const informed = () => {
    const copy = fresh(game);
    informationStructure(copy);
    return copy;
  };
  bench("information", () => void informed());
  bench("information and target", () => void solvedTarget(fresh(game)));
  bench("the other benchmarks", () => {
    staticStackelberg(prepared);
    simultaneousNash(prepared);
    noRule({ ...prepared });
  });
  bench("condition", () => void incentiveCondition(prepared, { ...target.plan }));
  bench("gain energy", () => void leastGainEnergy({ ...condition }));
  bench("information and certificate", () => void certify(informed(), claim));
  bench("hash", () => void gameHash(fresh(game)));
}
