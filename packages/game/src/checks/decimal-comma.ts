const HINT = "; decimals are written with a point, as in 2.5";

/**
 * A hint where a decimal comma is the likely mistake, else nothing. YAML reads `2,5` as a text, and
 * inside of braces as 2 and a key 5, inside of brackets as two numbers.
 */
export function decimalHint(value: unknown): string {
  const two = Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
  return two || (typeof value === "string" && /^[-+]?\d+,\d+$/.test(value.trim())) ? HINT : "";
}

/** The same for a key, of which a decimal comma leaves the digits. */
export function decimalKeyHint(key: unknown): string {
  return typeof key === "string" && /^\d+$/.test(key) ? HINT : "";
}
