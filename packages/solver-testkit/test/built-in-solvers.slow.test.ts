import { bestAffine, bestTariff, epsilonIncentive, robustTariff } from "@stackelberg/incentive";
import { describeIncentiveSolver } from "@stackelberg/solver-testkit";
import { describe, test } from "vitest";

const found = "the best of several starts: in other words another one may be found";

describeIncentiveSolver(() => epsilonIncentive(), { describe, test });
describeIncentiveSolver(() => bestAffine(), { describe, test, games: 3 });
describeIncentiveSolver(() => robustTariff(), { describe, test, instrument: "payment" });
describeIncentiveSolver(() => bestTariff(), {
  describe,
  test,
  instrument: "payment",
  games: 1,
  excuse: {
    "does not depend on the unit of the followers' costs": found,
    "does not depend on names and order": found,
  },
});
