import { describe, expect, test } from "vitest";
import { sameUnit } from "../src/participation/unit-product.ts";

describe("a product of units is another unit", () => {
  test.each([
    [["EUR/kWh", "kWh"], "EUR"],
    [["EUR/kWh", "kW"], "EUR/h"],
    [["EUR/MWh", "MW"], "EUR per hour"],
    [["EUR/(kWh)", "kW"], "anything that is no product of powers"],
    [["EUR / h", "h"], "EUR"],
    [["m", "m"], "m^2"],
    [["m", "m"], "m²"],
    [["m²", "m"], "m³"],
    [["m2", "m"], "m3"],
    [["1/s", "m"], "m/s"],
    [["s^-1", "m"], "m/s"],
    [["s^-1", "m"], "m*s^-1"],
    [["EUR/kWh", "kW·h"], "EUR"],
    [["d", "EUR/day"], "EUR"],
    [["m^10", "m^2"], "m^12"],
    [["m12"], "m*m^11"],
    [["%"], "%"],
    [["5kW"], "EUR"],
    [["kW!"], "EUR"],
  ])("%j is %s", (factors, product) => {
    expect(sameUnit(factors, product)).toBe(true);
  });

  test.each([
    [["EUR/kWh", "kW"], "EUR"],
    [["EUR/kWh", "kW"], "EUR/day"],
    [["EUR", "kWh"], "EUR/kWh"],
    [["m", "m"], "m"],
    [["m", "m"], "m³"],
    [["m²", "m"], "m²"],
    [["m³"], "m"],
    [["s^-1", "m"], "m*s"],
    [["1/s", "m"], "m*s"],
    [["m^12"], "m^2"],
    [["kWh"], "Wh"],
    [["h"], "day"],
    [["EUR / h"], "EUR"],
    [["kW·h"], "kW"],
    [["m", "m"], "m3"],
    [["EUR"], "/h"],
  ])("%j is not %s", (factors, product) => {
    expect(sameUnit(factors, product)).toBe(false);
  });
});
