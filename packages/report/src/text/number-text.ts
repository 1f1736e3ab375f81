import type { AnyGame } from "@stackelberg/game";

const DIGITS = 6;

/**
 * A number for people: six significant digits, no -0, ∞ for infinity.
 *
 * @param scale - Numbers below 1e-13 times this are rounding and print as 0. @defaultValue 0
 */
export function numberText(
  value: number,
  { scale = 0, digits = DIGITS }: { readonly scale?: number; readonly digits?: number } = {},
): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === Number.NEGATIVE_INFINITY) return "-∞";
  if (Number.isNaN(value)) return "unknown";
  if (Math.abs(value) <= 1e-13 * scale) return "0";
  const rounded = Number(value.toPrecision(digits));
  return rounded === 0 ? "0" : String(rounded);
}

/** A share between numbers as a percentage, as in `97.3%`. */
export function percentText(share: number): string {
  return `${numberText(100 * share, { digits: 4, scale: 100 })}%`;
}

/** Who plays beside the leader, as in `200 followers`. */
export function populationText(game: AnyGame): string {
  const { count, major } = game;
  if (game.kind === "classes") {
    return `${countText(count)} followers in ${game.classes.length} classes`;
  }
  if (major) return `1 major and ${countText(count)} minor followers`;
  return count === 1 ? "1 follower" : `${countText(count)} followers`;
}

/** A number of followers; exact, with spaces between thousands. */
export function countText(count: number): string {
  if (!Number.isFinite(count)) return "infinitely many";
  return count < 10_000 ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, " ");
}
