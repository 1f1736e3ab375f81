import type { LqgGame } from "@stackelberg/game";

/** What the rounding of a gain is measured by: gains on single followers shrink as 1/N. */
export function gainScale({ major, count }: LqgGame): number {
  return major || !Number.isFinite(count) ? 1 : 1 / count;
}
