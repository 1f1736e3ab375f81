import type { DesignResult } from "@stackelberg/incentive";
import type { StatementChecks } from "../conformance-check.ts";
import { ConformanceError } from "../conformance-error.ts";
import { ruleIn } from "../trial.ts";

/**
 * The certificate of what is proposed, recomputed from the game and the numbers of the rule. A rule may
 * fail for its curvature, its energy or the limit: that is for the certificate to say. But it must
 * cancel what the players gain by leaving, or bring them closer to it than no rule does.
 */
export const holdsTarget: StatementChecks = ({ games, options, trialOf }) => {
  const approached = options.target === "approached";
  return games.map((game) => ({
    statement: approached ? "comes closer to the target than no rule" : "holds the target",
    subject: game.subject,
    run() {
      const { result } = trialOf(game);
      if (!result || ruleIn(result) === null) return;
      (approached ? mustApproach : mustHold)(result);
    },
  }));
};

function mustHold({ certificate }: DesignResult): void {
  if (certificate.reason !== "deviation-pays") return;
  throw new ConformanceError("under the proposed rule somebody gains by leaving the target", {
    found: `a saving of ${certificate.epsilon}`,
    expected: "none, or up to the epsilon among the options",
  });
}

function mustApproach({ certificate }: DesignResult): void {
  for (const player of [certificate.followers, certificate.major]) {
    if (!player) continue;
    const { exploitability, exploitabilityWithoutIncentive: without, error = 0 } = player;
    if (exploitability === Number.POSITIVE_INFINITY) continue;
    if (exploitability <= without * (1 + 1e-9) + 3 * error) continue;
    throw new ConformanceError("the proposed rule tempts more than no rule", {
      found: `a saving of ${exploitability}`,
      expected: `at most ${without}`,
    });
  }
}
