import { loadClassGame, loadGame } from "@stackelberg/game";
import { design, designClasses } from "@stackelberg/incentive";
import { expect, test } from "vitest";
import { classDesignReport, designReport } from "../src/index.ts";

const options = { name: "g.yaml", width: 80, colour: false };
const flowing = (text: string) => text.replaceAll(/\s+/g, " ");

test("benchmarks that fail for the same reason are told of together, and nothing is compared", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "hill",
    leader: { actions: ["p"], cost: "(mean(u) - 3)^2 + p^2" },
    followers: { count: 10, actions: ["u"], cost: "-(u - 1)^2 + p*u + p^2" },
  });
  const text = flowing(designReport(game, design(game), options));
  expect(text).toContain(
    "no incentive (no reaction), Nash (no announcement), no rule (default action): none, because the cost of the followers has curvature -2 in its own action",
  );
  expect(text.match(/none, because/g)).toHaveLength(1);
  expect(text).toContain("there is nothing to compare with");
  expect(text).not.toContain("nothing to gain");
});

test("so they are for several classes", () => {
  const game = loadClassGame({
    format: 1,
    kind: "lqg",
    name: "hills",
    leader: { actions: ["p"], cost: "(mean(u) - 3)^2 + (mean(v) - 1)^2 + p^2" },
    population: { count: 10 },
    followers: [
      { name: "hilly", share: 0.5, actions: ["u"], cost: "-(u - 1)^2 + p*u + p^2" },
      { name: "flat", share: 0.5, actions: ["v"], cost: "(v - 1)^2 + p*v + p^2" },
    ],
  });
  const text = flowing(classDesignReport(game, designClasses(game), options));
  expect(text.match(/none, because/g)).toHaveLength(1);
  expect(text).toContain("no rule (default action): none, because the cost of the class hilly");
});

test("who pays the same as everybody is told so in one number", () => {
  const game = loadGame({
    format: 1,
    kind: "lqg",
    name: "flat-fee",
    leader: { actions: [], cost: "(mean(u) - 3)^2" },
    followers: { count: 10, actions: ["u"], cost: "(u - 1)^2" },
    payments: { by: "followers" },
  });
  const text = flowing(designReport(game, design(game), options));
  expect(text).toContain("pay 0, each of them the same");
  expect(text).toContain("Expected cost before payments");
});
