import { expect, it } from "vitest";
import { expectedName, nearestName } from "../src/checks/nearest-name.ts";

it.each([
  ["varience", ["name", "variance", "mean"], "variance"],
  ["prcie", ["price", "u"], "price"],
  ["Price", ["price", "u"], "price"],
  ["folowers", ["followers", "leader"], "followers"],
  ["x", ["u", "v"], undefined],
  ["entirely", ["other"], undefined],
  ["a".repeat(100_000), ["a"], undefined],
])("suggests for %.20s", (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});

it("lists what is known, the nearest first", () => {
  expect(expectedName("prcie", ["u", "price"])).toBe("price, perhaps (one of u, price)");
  expect(expectedName("z", ["u", "price"])).toBe("one of u, price");
  expect(expectedName("z", [])).toBe("no name at all");
  expect(
    expectedName(
      "z",
      Array.from({ length: 99 }, (_, i) => `name${i}`),
    ),
  ).toMatch(/name15, …$/);
});
