/** Exponents by symbol. */
type Powers = ReadonlyMap<string, number>;

/** Symbols that stand for a product of others. */
const COMPOUND: Readonly<Record<string, string>> = {
  Wh: "W*h",
  kWh: "kW*h",
  MWh: "MW*h",
  GWh: "GW*h",
};
const WORDS: Readonly<Record<string, string>> = { hour: "h", hours: "h", days: "day", d: "day" };

/**
 * Whether a product of units is another unit, as far as symbols tell: kWh is kW·h, and nothing is
 * converted. Units that are not products, quotients and powers of symbols count as the same.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { sameUnit } = await import("./unit-product.ts");
 * expect(sameUnit(["EUR/kWh", "kW"], "EUR/h")).toBe(true);
 * expect(sameUnit(["EUR/kWh", "kW"], "EUR/day")).toBe(false);
 * ```
 */
export function sameUnit(factors: readonly string[], product: string): boolean {
  const powers = new Map<string, number>();
  for (const [unit, sign] of [...factors.map((f) => [f, 1] as const), [product, -1] as const]) {
    const parsed = powersOf(unit);
    if (!parsed) return true;
    for (const [symbol, power] of parsed) {
      powers.set(symbol, (powers.get(symbol) ?? 0) + sign * power);
    }
  }
  return [...powers.values()].every((power) => power === 0);
}

/** Exponents of the symbols of a unit; `null` where it is not a product of powers. */
function powersOf(unit: string): Powers | null {
  const powers = new Map<string, number>();
  let sign = 1;
  for (const part of unit.replace(/\bper\b/g, "/").split(/([/*·])/)) {
    const text = part.trim();
    if (text === "/") sign = -1;
    if (text === "" || text === "/" || text === "*" || text === "·" || text === "1") continue;
    const match = /^([\p{L}%€$£]+)(?:\^?(-?\d+)|([²³]))?$/u.exec(text);
    if (!match) return null;
    const [, symbol = "", digits, superscript] = match;
    const power = digits ? Number(digits) : superscript === "²" ? 2 : superscript === "³" ? 3 : 1;
    const compound = COMPOUND[symbol];
    const inner = compound ? powersOf(compound) : new Map([[WORDS[symbol] ?? symbol, 1]]);
    for (const [name, by] of inner ?? []) {
      powers.set(name, (powers.get(name) ?? 0) + sign * power * by);
    }
  }
  return powers;
}
