const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A power of ten as people write it: 1, 10, 10², 10⁻³.
 *
 * @param exponent - A whole number.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { powerOfTen } = await import("@stackelberg/charts");
 * expect([0, 1, -3].map(powerOfTen)).toEqual(["1", "10", "10⁻³"]);
 * ```
 */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return "1";
  if (exponent === 1) return "10";
  const digits = [...String(Math.abs(exponent))].map((digit) => DIGITS[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
