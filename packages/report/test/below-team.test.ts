import { type LqgGame, loadGame } from "@stackelberg/game";
import { design } from "@stackelberg/incentive";
import { frontier } from "@stackelberg/mean-field";
import { designReport, frontierReport } from "@stackelberg/report";
import { expect, test } from "vitest";
import { belowTeam, shareSentence } from "../src/text/share-captured.ts";

const terminal = { width: 80, colour: false };
const reportOn = (game: LqgGame) =>
  designReport(game, design(game), { ...terminal, name: "game.yaml", details: true }).replaceAll(
    /\s+/g,
    " ",
  );

/** She does not observe x, and u = 91/101 x tells it to her: p = 100/91 u costs her 1/101 instead of 1. */
const revealing = loadGame({
  format: 1,
  kind: "lqg",
  name: "revealing",
  common: [{ name: "x", variance: 1 }],
  leader: { actions: ["p"], cost: "(p - x)^2 + (u - x)^2", knows: "own" },
  followers: { count: 1, actions: ["u"], observes: { y: "x" }, cost: "(u - x)^2 + 0.1*p*u" },
});

/** She knows x, and what she sees of the action tells her how the hand trembled. */
const trembling = loadGame({
  format: 1,
  kind: "lqg",
  name: "trembling",
  common: [{ name: "x", variance: 1 }],
  leader: { actions: ["p"], observes: { y0: "x" }, cost: "0.1*(p - x)^2 + (u - p)^2" },
  followers: {
    count: 1,
    actions: ["u"],
    observes: { y: "x" },
    tremble: { u: 1 },
    cost: "(u - x)^2 + 0.1*p*u",
  },
});

test("actions that tell readings bring the leader below the team optimum, and the report says why", () => {
  const { certificate, baselines } = design(revealing);
  expect(baselines.teamOptimum.leaderCost).toBeCloseTo(1, 12);
  expect(certificate.leader.gapToTeam).toBeCloseTo(1 / 101 - 1, 9);
  const report = reportOn(revealing);
  expect(report).toContain(
    "The leader ends 0.990099 below the team optimum: what the followers do",
  );
  expect(report).toContain("gap to team -0.990099: under the rule she pays less than if everybody");
  expect(report).not.toContain("nothing to gain");
});

test("so do trembles that she sees, and a share above 100 is explained", () => {
  expect(design(trembling).certificate.leader.gapToTeam).toBeLessThan(-0.9);
  expect(reportOn(trembling)).not.toContain("Share of the possible gain");
  const shares = frontierReport(
    trembling,
    frontier(trembling, { counts: [1], variances: [0, 1] }),
    terminal,
  );
  expect(shares).toContain("More than 100: what the followers do");
});

test("whoever knows the readings is bounded, and rounding is no gain", () => {
  const costs = { noIncentive: 3, teamOptimum: 1 };
  expect(belowTeam({ ...costs, reached: 1 - 1e-9 })).toBeNull();
  expect(belowTeam({ teamOptimum: null, reached: 1 })).toBeNull();
  expect(shareSentence({ ...costs, reached: 1.5 })).toContain("captured: 75%");
  expect(shareSentence({ ...costs, reached: 0.5 })).toContain("0.5 below the team optimum");
});
