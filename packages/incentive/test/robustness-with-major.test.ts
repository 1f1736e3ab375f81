import { loadGame } from "@stackelberg/game";
import { type RobustnessRow, robustness, solvedTarget } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** A major who feels what each follower does and needs; p = uM − 1, and u* = t, uM* = 1 was meant. */
const game = loadGame({
  format: 1,
  kind: "lqg",
  name: "supplier",
  parameters: { w: { value: 1, range: [1, 2] } },
  leader: { actions: ["p"], cost: "mean(u)^2 + u^2 + p^2" },
  major: { actions: ["uM"], cost: "0.5*uM^2 - uM*(2*u + w*t) + p*uM + 0.5*(u - 1)^2" },
  followers: {
    count: 10,
    actions: ["u"],
    private: [{ name: "t", mean: 1, variance: 1 }],
    observes: { y: "t" },
    cost: "0.5*(u - t)^2 + p*u",
  },
  target: { followers: { u: "y" }, major: { uM: 1 }, leader: { p: 0 } },
});

const rows = () => {
  const reaction = { kind: "constant", gain: [[1]] } as const;
  return robustness(game, { target: solvedTarget(game).plan, reaction, payments: {} });
};

/** All that follows from uM where `ignoring` of the followers do t and the others t − p. */
function expectRow(
  row: RobustnessRow | undefined,
  { uM, w, count, ignoring }: Readonly<Record<"uM" | "w" | "count" | "ignoring", number>>,
): void {
  const p = uM - 1;
  const attentive = 1 - ignoring;
  const mean = 1 - attentive * p;
  const squares = ignoring * 2 + attentive * ((1 - p) ** 2 + 1);
  const off = ignoring + attentive * (p ** 2 + 1);
  expectClose(row?.policies?.major?.["uM"]?.["constant"], uM);
  expectClose(row?.policies?.followers?.["u"]?.["constant"], -p);
  expectClose(row?.policies?.followers?.["u"]?.["y"], 1);
  expect(row?.policies?.leader).toBeUndefined();
  expectClose(row?.leaderCost, mean ** 2 + 1 / count + squares + p ** 2);
  expectClose(row?.followerCost, p ** 2 / 2 + p * (1 - p));
  expectClose(row?.majorCost, uM ** 2 / 2 - uM * (2 * mean + w) + p * uM + off / 2);
  expectClose(row?.leaderCostAsPlanned, 1 + 1 / count + 2);
  // no follower moves p; the major's slope at 1 is 1 − 2 − w + 1, its curvature 1 + 2
  expectClose(row?.epsilon, w ** 2 / 6);
}

describe("a follower does t − p, and the major uM − E(2ū + w·t) + p + uM = 0 with p = uM − 1", () => {
  test("5·uM = 5 + w where everybody responds", () => {
    const changed = rows().flatMap((row) => (row.change === "parameter" ? [row] : []));
    expect(changed.map(({ value }) => value)).toEqual([0.8, 0.9, 1.1, 1.2, 2]);
    for (const row of changed) {
      expectRow(row, { uM: 1 + row.value / 5, w: row.value, count: 10, ignoring: 0 });
    }
  });

  test("the same for more and for fewer followers", () => {
    const counts = rows().flatMap((row) => (row.change === "count" ? [row] : []));
    expect(counts.length).toBe(4);
    for (const row of counts) expectRow(row, { uM: 1.2, w: 1, count: row.count, ignoring: 0 });
  });

  test.each([0.1, 0.2])("where %d of the followers do t whatever is announced", (ignoring) => {
    const row = rows().find((each) => each.change === "ignoring" && each.share === ignoring);
    // 3·uM − 2(1 − (1 − ignoring)(uM − 1)) − 2 = 0
    const attentive = 1 - ignoring;
    expectRow(row, { uM: (4 + 2 * attentive) / (3 + 2 * attentive), w: 1, count: 10, ignoring });
  });
});

describe("two actions each: p = xM − 1, u = 1 − p, v = 3 − 2p, and 3·xM = 1 + ū, yM = v̄ + 2", () => {
  const two = loadGame({
    format: 1,
    kind: "lqg",
    name: "two-supplies",
    leader: { actions: ["p"], cost: "mean(u)^2 + mean(v)^2 + p^2" },
    major: {
      actions: ["xM", "yM"],
      cost: "0.5*xM^2 + 0.5*yM^2 - xM*u - yM*(v + t) - xM*s + p*xM",
    },
    followers: {
      count: 10,
      actions: ["u", "v"],
      private: [
        { name: "s", variance: 1 },
        { name: "t", mean: 2, variance: 1 },
      ],
      cost: "0.5*(u - 1)^2 + 0.5*(v - 3)^2 + p*(u + 2*v)",
    },
    target: { followers: { u: 1, v: 3 }, major: { xM: 1, yM: 5 }, leader: { p: 0 } },
  });

  test.each([0.1, 0.2])("where %d of the followers do 1 and 3 as without a rule", (ignoring) => {
    const reaction = { kind: "constant", gain: [[1, 0]] } as const;
    const found = robustness(two, { target: solvedTarget(two).plan, reaction, payments: {} });
    const row = found.find((each) => each.change === "ignoring" && each.share === ignoring);
    const attentive = 1 - ignoring;
    const x = (2 + attentive) / (3 + attentive);
    const p = x - 1;
    const [u, v] = [1 - attentive * p, 3 - 2 * attentive * p];
    const y = v + 2;
    expectClose(row?.policies?.major?.["xM"]?.["constant"], x);
    expectClose(row?.policies?.major?.["yM"]?.["constant"], y);
    expectClose(row?.leaderCost, u ** 2 + v ** 2 + p ** 2);
    expectClose(row?.majorCost, x ** 2 / 2 + y ** 2 / 2 - x * u - y * (v + 2) + p * x);
    // the slope along xM is 1, the curvature 1 + 2
    expectClose(row?.epsilon, 1 / 6);
  });
});
