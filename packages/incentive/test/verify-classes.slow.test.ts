import { expect, test } from "vitest";
import { unnoticedInClasses, varyingDesigns } from "./class-designs.ts";

test.each(varyingDesigns())(
  "%s: every number and every statement is checked",
  (...designed) => {
    expect(unnoticedInClasses(designed)).toEqual([]);
  },
  120_000,
);
