import { loadGame } from "@stackelberg/game";
import { design } from "@stackelberg/incentive";
import { designReport, reportSections } from "@stackelberg/report";
import { expect, test } from "vitest";

const sections = (leader: object, tremble = 0) => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "seen",
    common: [{ name: "x", variance: 1 }],
    leader: { actions: ["p"], cost: "(p - x)^2 + (mean(u) - x)^2", ...leader },
    followers: {
      count: 10,
      actions: ["u"],
      private: [{ name: "w", variance: 1 }],
      observes: { y: "x + w" },
      ...(tremble > 0 ? { tremble: { u: tremble } } : {}),
      cost: "(u - x - w)^2 + 0.1*p*u + p^2",
    },
  });
  const report = designReport(game, design(game), { name: "-", width: 80, colour: false });
  return (title: string) =>
    reportSections(report).find((section) => section.title.startsWith(title))?.text ?? "";
};

test("what the leader learns of others' readings is not called nothing", () => {
  expect(sections({})("What the leader wants")).toContain("The leader learns mean(y) and does:");
  expect(sections({ observes: { y0: "x" } })("What the leader wants")).toContain(
    "The leader sees y0 and does:",
  );
  expect(sections({ knows: "own" })("What the leader wants")).toContain(
    "The leader sees nothing in advance and does:",
  );
});

test("where the leader reacts, what she does stands in the rule alone", () => {
  const told = sections({ knows: "own" }, 0.1);
  expect(told("The rule (best affine")).toContain("p = p*");
  expect(told("What they will do under it")).toContain("Each follower sees y and does:");
  const done = told("What they will do under it").replaceAll(/\s+/g, " ");
  expect(done).toContain("The leader does what the rule says: p*, and the reaction to what");
  expect(done).not.toContain("p =");
});
