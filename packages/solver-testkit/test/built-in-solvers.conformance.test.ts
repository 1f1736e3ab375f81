import {
  constantGain,
  leastExploitableTariff,
  minimumEnergy,
  ownPayment,
  robustConstantGain,
  tariff,
} from "@stackelberg/incentive";
import { describeIncentiveSolver } from "@stackelberg/solver-testkit";
import { describe, test } from "vitest";

const reaction = { describe, test };
describeIncentiveSolver(() => constantGain(), reaction);
describeIncentiveSolver(() => minimumEnergy(), reaction);
describeIncentiveSolver(() => robustConstantGain(), reaction);

const payment = { ...reaction, instrument: "payment" } as const;
describeIncentiveSolver(() => tariff(), payment);
describeIncentiveSolver(() => ownPayment(), payment);
describeIncentiveSolver(() => leastExploitableTariff(), { ...payment, target: "approached" });
