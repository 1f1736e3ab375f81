import { expect, test } from "vitest";
import { slowDesign } from "./every-kind-of-design.ts";
import { moved, unnoticed } from "./unnoticed.ts";

test("an ε-incentive by λ on a major: every number is checked", () => {
  expect(unnoticed(slowDesign(), moved)).toEqual([]);
});
