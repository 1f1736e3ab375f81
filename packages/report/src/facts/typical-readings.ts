import { informationOf, type LqgGame, type Payer, reducedBasis } from "@stackelberg/game";

/** Readings of one player: what most, few and very few see. */
export interface TypicalReading {
  /** Which reading is moved; `null` where all are at their means. */
  readonly moved: string | null;
  /** Share of that reading below it. */
  readonly quantile: number;
  /** Standard deviations from its mean. */
  readonly deviations: number;
  readonly readings: Readonly<Record<string, number>>;
}

/** The 10 % and 90 % points of the standard normal distribution. */
const FAR = 1.2815515655446004;

/** Means and covariance of what a role observes. */
export function readingDistribution(
  game: LqgGame,
  role: Payer,
): {
  readonly names: readonly string[];
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
} {
  const { names, rows } = informationOf(game, role);
  const images = rows.mmul(reducedBasis(game).factor).to2DArray().slice(1);
  const parts = images.map((row) => row.slice(1));
  return {
    names: names.slice(1),
    mean: images.map((row) => row[0] ?? 0),
    covariance: parts.map((a) =>
      parts.map((b) => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)),
    ),
  };
}

/** All readings of a role when one of them is `deviations` away: the others as expected then. */
export function readingsGiven(
  game: LqgGame,
  role: Payer,
  { moved, deviations }: { readonly moved: string | null; readonly deviations: number },
): Readonly<Record<string, number>> {
  const { names, mean, covariance } = readingDistribution(game, role);
  const k = moved === null ? -1 : names.indexOf(moved);
  const spread = Math.sqrt(covariance[k]?.[k] ?? 0);
  return Object.fromEntries(
    names.map((name, i) => {
      const shift = spread > 0 ? (deviations * (covariance[k]?.[i] ?? 0)) / spread : 0;
      return [name, (mean[i] ?? 0) + shift];
    }),
  );
}

/**
 * The middle reading, and each reading at its 10 and 90 % points with the others as expected then,
 * in increasing order where there is one reading.
 */
export function typicalReadings(game: LqgGame, role: Payer): readonly TypicalReading[] {
  const { names, covariance } = readingDistribution(game, role);
  const at = (moved: string | null, quantile: number, deviations: number): TypicalReading => ({
    moved,
    quantile,
    deviations,
    readings: readingsGiven(game, role, { moved, deviations }),
  });
  const varying = names.filter((_, k) => (covariance[k]?.[k] ?? 0) > 0);
  const middle = at(null, 0.5, 0);
  const [only] = varying;
  if (varying.length === 1 && only !== undefined) {
    return [at(only, 0.1, -FAR), middle, at(only, 0.9, FAR)];
  }
  return [middle, ...varying.flatMap((name) => [at(name, 0.1, -FAR), at(name, 0.9, FAR)])];
}
