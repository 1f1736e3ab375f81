import { type GaussianQuadratic, quantile } from "@stackelberg/game";

/** Where 5, 50 and 95 % of a population lie below. */
export interface Quantiles {
  /** 5 %. */
  readonly p5: number;
  /** The median. */
  readonly p50: number;
  /** 95 %. */
  readonly p95: number;
  /** How they were found. */
  readonly method: string;
  /** Bound on their error; absent where they are exact. */
  readonly error?: number;
}

/** The 5, 50 and 95 % quantiles of a quadratic in Gaussian readings. */
export function quantilesOf(distribution: GaussianQuadratic): Quantiles {
  const [p5, p50, p95] = [
    quantile(distribution, 0.05),
    quantile(distribution, 0.5),
    quantile(distribution, 0.95),
  ];
  const error = Math.max(p5.error, p50.error, p95.error);
  return {
    p5: p5.value,
    p50: p50.value,
    p95: p95.value,
    method: p50.method,
    ...(p50.method === "exact" ? {} : { error }),
  };
}
