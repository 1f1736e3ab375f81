import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { galleryGame } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { design, formatResult } from "@stackelberg/incentive";
import { reportPage } from "@stackelberg/report/page";
import { beforeAll, describe, expect, test } from "vitest";
import { at, dataOf, numbersOf, readNumber, seenValue, textBesideNumbers } from "./page-numbers.ts";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const cases: readonly (readonly [string, readonly string[], 0 | 1])[] = [
  ["ev-charging", [], 0],
  [
    "ev-charging for very many, all of whom take part",
    ["--count", "infinity", "--participation", "interim"],
    0,
  ],
  ["own-tariff", ["--robust"], 0],
  ["ev-charging by reading", ["--solver", "own-payment"], 0],
  ["shared-price", [], 0],
  ["two-resources", [], 0],
  ["demand-response", ["--payments", "both"], 0],
  ["plant-and-homes", ["--payments", "followers"], 0],
  ["curvature-failure", [], 1],
  ["ho-luh-olsder", [], 0],
  ["shared-price seen as a mean", [], 0],
];

const pages = new Map<string, Promise<readonly [string, number]>>();

/** The page, written by the command once for all tests. */
function pageOf(name: string, options: readonly string[]): Promise<readonly [string, number]> {
  const known = pages.get(name) ?? writtenPage(name, options);
  pages.set(name, known);
  return known;
}

async function writtenPage(
  name: string,
  options: readonly string[],
): Promise<readonly [string, number]> {
  const file = join(temporaryFolder(), "report.html");
  const [game = ""] = name.split(" ");
  const blurred = name.endsWith("seen as a mean");
  const stdin = (galleryGame("shared-price")?.text ?? "").replace(
    "actions: [price]",
    "actions: [price]\n  monitors: mean",
  );
  const argv = ["report", blurred ? "-" : game, "--out", file, ...options];
  const { exit, err } = await run(argv, { stdin });
  if (exit === 2) throw new Error(err);
  return [readFileSync(file, "utf8"), exit];
}

describe.each(cases)("%s", (name, options, expected) => {
  test("is a page that loads nothing, and says what there is", async () => {
    const [page, exit] = await pageOf(name, options);
    expect(exit).toBe(expected);
    expect(page).toMatch(/^<!doctype html>/);
    const outside = page.replaceAll(/xmlns(:\w+)?="[^"]*"/g, "");
    expect(outside).not.toMatch(/https?:|\ssrc=|\shref="(?!#)|@import|url\(/);
    expect(page).not.toMatch(/NaN|undefined|\[object/);
    const titles = ["Summary", "What it costs", "What is taken for granted", "Certificate"];
    for (const title of titles) expect(page).toContain(`<h2>${title}</h2>`);
  });

  test("every number is the one at its path of the JSON inside, as far as it is written", async () => {
    const [page] = await pageOf(name, options);
    const data = dataOf(page);
    const numbers = numbersOf(page);
    expect(numbers.length).toBeGreaterThan(15);
    expect(numbers.length).toBe(page.match(/<data /g)?.length);
    for (const { path, form, value, text } of numbers) {
      expect(value, path).toBe(at(data, path));
      const seen = seenValue(value, form);
      const read = readNumber(text);
      if (Number.isFinite(seen)) {
        expect(Math.abs(read - seen), `${path}: ${text}`).toBeLessThanOrEqual(
          5.1e-3 * Math.abs(seen) * (text.includes("·10") ? 10 : 1) + 1e-9,
        );
      } else expect(read).toBe(seen);
    }
  });

  test("no number stands anywhere else", async () => {
    const [page] = await pageOf(name, options);
    expect(textBesideNumbers(page).match(/(?<![\w.])\d[\d.]*/g) ?? []).toEqual([]);
  });
});

describe("what the page derives", () => {
  let data: unknown;
  const number = (path: string) => Number(at(data, path));
  beforeAll(async () => {
    const game = readGame(galleryGame("ev-charging")?.text ?? "");
    data = dataOf(await reportPage(game, design(game)));
  });

  test("savings are differences of costs", () => {
    const saving =
      number("design.baselines.noRule.leaderCost") - number("design.target.leaderCost");
    expect(number("derived.leader.saving")).toBeCloseTo(saving, 12);
    expect(number("derived.leader.savingShare")).toBeCloseTo(
      saving / number("design.baselines.noRule.leaderCost"),
      12,
    );
    expect(number("derived.leader.captured")).toBeCloseTo(1, 9);
  });

  test.each([0, 1, 2])("row %d of the table of readings", (k) => {
    const row = `derived.followers.readings.${k}`;
    // demand = need + 0.5 cold + meter: mean 10, variance 4 + 0.25 + 0.1
    const z = [-1.2815515655446004, 0, 1.2815515655446004][k] ?? 0;
    const demand = 10 + z * Math.sqrt(4.35);
    expect(number(`${row}.readings.demand`)).toBeCloseTo(demand, 9);
    const does = (action: string) => {
      const path = `design.target.policies.followers.${action}`;
      return number(`${path}.constant`) + number(`${path}.demand`) * demand;
    };
    const [e, n] = [does("evening"), does("night")];
    expect(number(`${row}.actions.evening`)).toBeCloseTo(e, 9);
    expect(number(`${row}.actions.night`)).toBeCloseTo(n, 9);
    const rule = "design.incentive.rule";
    const [b0, b1] = [number(`${rule}.b.0`), number(`${rule}.b.1`)];
    const s = (i: number, j: number) => number(`${rule}.S.${i}.${j}`);
    expect(number(`${row}.marginal.evening`)).toBeCloseTo(b0 + s(0, 0) * e + s(0, 1) * n, 9);
    expect(number(`${row}.marginal.night`)).toBeCloseTo(b1 + s(1, 0) * e + s(1, 1) * n, 9);
    const curved = s(0, 0) * e * e + 2 * s(0, 1) * e * n + s(1, 1) * n * n;
    expect(number(`${row}.payment`)).toBeCloseTo(
      number(`${rule}.T0`) + b0 * e + b1 * n + curved / 2,
      9,
    );
  });

  test("the change of cost is the quadratic through the three readings that are told", () => {
    const told = "design.participation.followers.atReadings";
    const points = [0, 1, 2].map((k) => [
      number(`${told}.${k}.reading`),
      number(`${told}.${k}.change`),
    ]) as [number, number][];
    const lagrange = (x: number) =>
      points.reduce((sum, [xi, yi], i) => {
        const others = points.filter((_, j) => j !== i);
        return sum + yi * others.reduce((p, [xj]) => (p * (x - xj)) / (xi - xj), 1);
      }, 0);
    const curve = at(data, "derived.followers.changeCurve") as {
      reading: number;
      change: number;
    }[];
    expect(curve.length).toBe(41);
    for (const { reading, change } of curve) expect(change).toBeCloseTo(lagrange(reading), 9);
    const [low] = at(data, "derived.followers.readings") as {
      readings: { demand: number };
      change: number;
    }[];
    expect(low?.change).toBeCloseTo(lagrange(low?.readings.demand ?? 0), 9);
  });

  test("losses are costs above plan, in shares of what the rule is worth", () => {
    const rows = at(data, "design.robustness") as { leaderCost: number; factor?: number }[];
    const value = number("design.incentive.valueOfIncentive");
    rows.forEach(({ leaderCost }, k) => {
      const loss = leaderCost - number("design.target.leaderCost");
      expect(number(`derived.whatIf.${k}.loss`)).toBeCloseTo(loss, 12);
      expect(number(`derived.whatIf.${k}.shareOfValue`)).toBeCloseTo(loss / value, 12);
    });
    const mistakes = rows.flatMap(({ leaderCost, factor }) => (factor ? [leaderCost] : []));
    const worst = (Math.max(...mistakes) - number("design.target.leaderCost")) / value;
    expect(number("derived.worstMistake.shareOfValue")).toBeCloseTo(worst, 12);
    expect(worst).toBeLessThan(0.15);
  });

  test("behaviour is spread as its readings are, and the curve of payments is the tariff", () => {
    const slope = number("design.target.policies.followers.evening.demand");
    expect(number("derived.followers.actions.evening.deviation")).toBeCloseTo(
      Math.abs(slope) * Math.sqrt(4.35),
      9,
    );
    const night = number("derived.followers.actions.night.mean");
    const rule = "design.incentive.rule";
    const s = (i: number, j: number) => number(`${rule}.S.${i}.${j}`);
    const curve = at(data, "derived.followers.payCurve.evening") as {
      action: number;
      payment: number;
    }[];
    for (const { action, payment } of curve) {
      const linear = number(`${rule}.b.0`) * action + number(`${rule}.b.1`) * night;
      const curved = s(0, 0) * action ** 2 + 2 * s(0, 1) * action * night + s(1, 1) * night ** 2;
      expect(payment).toBeCloseTo(number(`${rule}.T0`) + linear + curved / 2, 9);
    }
  });

  test("the result inside verifies", async () => {
    const file = join(temporaryFolder(), "design.json");
    writeFileSync(file, formatResult(at(data, "design") as object));
    expect((await run(["verify", "ev-charging", file])).exit).toBe(0);
  });
});

test("a reaction is drawn as the rule says", async () => {
  const [page] = await pageOf("shared-price", []);
  const data = dataOf(page);
  const rule = "design.incentive.rule";
  const number = (path: string) => Number(at(data, path));
  const curve = at(data, "derived.followers.reactionCurve") as {
    reading: number;
    reaction: number;
  }[];
  expect(curve.length).toBe(41);
  for (const { reading, reaction } of curve) {
    const g = number(`${rule}.g.0.0`) + number(`${rule}.g.0.1`) * reading;
    const kappa = number(`${rule}.kappaMean.0.0`) + number(`${rule}.kappaMean.0.1`) * reading;
    const damping = number(`${rule}.lambda`);
    const s = kappa ** 2 + number(`${rule}.residualVariance`) + damping;
    expect(reaction).toBeCloseTo((-kappa * g) / s, 9);
  }
});

test("names from a file are text, not HTML", async () => {
  const file = join(temporaryFolder(), "report.html");
  const stdin = `
format: 1
kind: lqg
name: hostile
label: "</script><script>alert(1)</script><img src=x>"
leader: { label: "<b>boss</b>", actions: [], cost: (mean(u) - 5)^2 }
followers: { label: "a & b", count: 10, actions: [u], cost: (u - 1)^2 }
payments: { by: followers }
`;
  expect((await run(["report", "-", "--out", file], { stdin })).exit).toBe(0);
  const page = readFileSync(file, "utf8");
  expect(page).not.toMatch(/<b>boss|<img|<script>alert/);
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page).toContain("a &amp; b");
});

test.each([
  [[], /STACKELBERG_OUT_NAME there is no place/],
  [["--out", "report.pdf"], /STACKELBERG_OUT_NAME .*ends in \.html/],
  [["--out", "no/such/folder/report.html"], /STACKELBERG_OUT_UNWRITABLE/],
  [["--out", "r.html", "--solver", "constant"], /STACKELBERG_OPTION_CONFLICT/],
])("report ev-charging %j is refused", async (options, message) => {
  const { exit, out, err } = await run(["report", "ev-charging", ...options]);
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(err).toMatch(message);
});

test("the page of a refused design promises no saving", async () => {
  const file = join(temporaryFolder(), "report.html");
  const { exit } = await run(["report", "curvature-failure", "--out", file]);
  const page = readFileSync(file, "utf8").replaceAll(/<[^>]*>/g, "");
  expect(exit).toBe(1);
  expect(page).toContain("If everybody kept to that plan it would cost");
  expect(page).not.toMatch(/expected cost (becomes|would with it be)|% less/);
});
