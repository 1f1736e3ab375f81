import { expect, test } from "vitest";
import { nearestName } from "../src/nearest-name.ts";

test("nearestName finds what was meant, and nothing where nothing is near", () => {
  const names = ["minimal", "shared-price", "case-a"];
  expect(nearestName("minimall", names)).toBe("minimal");
  expect(nearestName("Shared-Prise", names)).toBe("shared-price");
  expect(nearestName("economy", names)).toBeUndefined();
});
