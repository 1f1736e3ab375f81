import * as charts from "@stackelberg/charts";
import * as gallery from "@stackelberg/gallery";
import * as game from "@stackelberg/game";
import * as file from "@stackelberg/game/file";
import * as incentive from "@stackelberg/incentive";
import * as meanField from "@stackelberg/mean-field";
import * as randomized from "@stackelberg/randomized";
import * as report from "@stackelberg/report";
import * as solvers from "@stackelberg/solvers";
import * as door from "stackelberg";
import { expect, test } from "vitest";

const family = { gallery, game, file, incentive, meanField, randomized, solvers };

// a name that two packages export would be missing here: such names cancel each other
test.each(Object.entries(family))("everything of %s is behind the door", (_, inner) => {
  for (const [name, value] of Object.entries(inner)) {
    expect(door, name).toHaveProperty(name, value);
  }
});

test("pictures and reports are behind one name each", () => {
  expect({ ...door.charts }).toEqual({ ...charts });
  expect({ ...door.report }).toEqual({ ...report });
});
