import type { LqgGame } from "@stackelberg/game";
import { type DesignResult, design } from "@stackelberg/incentive";
import { costUnit } from "@stackelberg/report";
import type { CountAnswer, Mistake } from "./answers.ts";
import { costTable } from "./cost-table.ts";
import { answerOr, readQuadratic } from "./read-request.ts";
import type { GameRequest } from "./requests.ts";

/** The rule at one number of followers, in short. */
export async function countAnswer(request: GameRequest): Promise<CountAnswer | Mistake> {
  return answerOr(request.width, () => {
    const game = readQuadratic(request);
    const result = design(game, { defence: false });
    const { verdict, followers, major, reason } = result.certificate;
    const judged = major ?? followers;
    return {
      status: "count",
      count: game.count,
      verdict,
      reason: reason === undefined ? null : (result.explanation ?? reason),
      costs: costTable(game, result),
      ...reactions(game, result),
      saving: {
        under: judged.exploitability,
        without: judged.exploitabilityWithoutIncentive,
      },
      unit: costUnit(game).trim(),
    };
  });
}

/**
 * √E‖Q‖² and what it adds up to: N times that where all followers move one common action, as much
 * where each pays for its own action or a major follower is monitored.
 */
function reactions(
  game: LqgGame,
  { incentive, candidate }: DesignResult,
): Pick<CountAnswer, "reaction" | "reactionToAll"> {
  const examined = incentive ?? candidate;
  if (!examined) return { reaction: null, reactionToAll: null };
  const reaction = Math.sqrt(examined.gainEnergy);
  const alone = examined.monitors === "major" || game.payments.length > 0;
  return { reaction, reactionToAll: alone || reaction === 0 ? reaction : reaction * game.count };
}
