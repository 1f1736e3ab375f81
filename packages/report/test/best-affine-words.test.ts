import { type LqgGame, loadGame, withMonitoring } from "@stackelberg/game";
import { bestAffine, design } from "@stackelberg/incentive";
import { expect, test } from "vitest";
import { designReport } from "../src/index.ts";

/** What is said of the best affine rule, as one line. */
function said(game: LqgGame): string {
  const options = { name: "g.yaml", width: 80, colour: false };
  return designReport(game, design(game, { solver: bestAffine() }), options).replaceAll(
    /\s+/g,
    " ",
  );
}

const heating = loadGame({
  format: 1,
  kind: "lqg",
  name: "heating",
  common: [{ name: "frost", variance: 1 }],
  leader: {
    actions: ["supply"],
    observes: { forecast: "frost" },
    cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9 - frost)^2 + (supply - 8)^2",
  },
  followers: {
    count: 120,
    actions: ["draw"],
    observes: { meter: "frost" },
    cost: "(draw - 9)^2 + 0.5*(draw - supply)^2",
  },
});

test("she sees everything: nothing is said to be hidden, and the rule is a threat", () => {
  const text = said(heating);
  expect(text).not.toContain("does not see all");
  expect(text).toContain("it does not hold the target");
  expect(text).toContain("a threat that is never carried out");
});

test("followers tremble: the target is out of reach, and she moves on the path", () => {
  const text = said(withMonitoring(heating, { tremble: [0.1] }));
  expect(text).toContain(
    "does not see all that an exact rule needs, so the target is out of reach",
  );
  expect(text).toContain(
    "does what the rule says: supply*, and the reaction to what surprises her",
  );
  expect(text).toContain("supply moves with what the leader sees, also while all do what is best");
  expect(text).not.toContain("never carried out");
});

test("the mean tells her what she did not know: better than the target", () => {
  const text = said({
    ...loadGame({
      format: 1,
      kind: "lqg",
      name: "revealed",
      common: [{ name: "a", variance: 1 }],
      leader: { actions: ["p"], cost: "(p - a)^2 + (mean(u) - a)^2", knows: "own" },
      followers: { count: 50, actions: ["u"], observes: { y: "a" }, cost: "(u - a)^2 + 0.1*p*u" },
    }),
  });
  expect(text).toContain("The leader learns from the actions what she did not know");
  expect(text).toContain("better than the target");
});

test("the mean, seen exactly by one who knows all readings, holds no surprise: she acts as planned", () => {
  const text = said(withMonitoring(heating, { what: "mean" }));
  expect(text).toContain("does not see all that an exact rule needs");
  expect(text).not.toContain("to what surprises her.");
  expect(text).toContain("never carried out");
});
