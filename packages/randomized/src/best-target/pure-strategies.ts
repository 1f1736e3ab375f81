import type { StrategyTable } from "../replies/finite-plan.ts";

/**
 * All pure strategies, observation by observation; what never occurs plays the first action.
 *
 * @param most - Beyond so many, only those are listed that play one action everywhere, or another
 * action at one observation.
 */
export function pureStrategies(
  probability: readonly number[],
  actions: number,
  most: number,
): { readonly strategies: readonly StrategyTable[]; readonly complete: boolean } {
  const occurring = probability.flatMap((p, o) => (p > 0 ? [o] : []));
  const table = (choice: (o: number) => number): StrategyTable =>
    probability.map((_, o) =>
      Array.from({ length: actions }, (_a, a) => (a === choice(o) ? 1 : 0)),
    );
  const count = actions ** occurring.length;
  if (count <= most) {
    const strategies = Array.from({ length: count }, (_, i) =>
      table((o) => {
        const place = occurring.indexOf(o);
        return place < 0 ? 0 : Math.floor(i / actions ** place) % actions;
      }),
    );
    return { strategies, complete: true };
  }
  const strategies = Array.from({ length: actions }, (_, a) => table(() => a));
  for (let a = 0; a < actions; a++) {
    for (const special of occurring) {
      for (let b = 0; b < actions; b++) {
        if (b !== a) strategies.push(table((o) => (o === special ? b : a)));
      }
    }
  }
  return { strategies: strategies.slice(0, most), complete: false };
}
