import type { IncentiveSolver } from "@stackelberg/incentive";

/** Makes a solver out of what the library exports. */
type FromLibrary = (library: typeof import("@stackelberg/incentive")) => IncentiveSolver;

/** Solvers for a common action, by what is typed. */
export const REACTIONS: Readonly<Record<string, FromLibrary>> = {
  constant: ({ constantGain }) => constantGain(),
  "minimum-energy": ({ minimumEnergy }) => minimumEnergy(),
  epsilon: ({ epsilonIncentive }) => epsilonIncentive(),
  "best-affine": ({ bestAffine }) => bestAffine(),
  "robust-constant": ({ robustConstantGain }) => robustConstantGain(),
};

/** Solvers for payments, by what is typed; those that are tried by default come first. */
export const PAYMENTS: Readonly<Record<string, FromLibrary>> = {
  tariff: ({ tariff }) => tariff(),
  "own-payment": ({ ownPayment }) => ownPayment(),
  "least-exploitable-tariff": ({ leastExploitableTariff }) => leastExploitableTariff(),
  "best-tariff": ({ bestTariff }) => bestTariff(),
  "robust-tariff": ({ robustTariff }) => robustTariff(),
};

/** The solver of that name, or `undefined`. */
export function namedSolver(name: string): FromLibrary | undefined {
  const known = [REACTIONS, PAYMENTS].find((solvers) => Object.hasOwn(solvers, name));
  return known?.[name];
}
