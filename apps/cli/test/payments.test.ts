import { join } from "node:path";
import { galleryGame } from "@stackelberg/gallery";
import { worstCase } from "@stackelberg/report";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const text = (name: string) => galleryGame(name)?.text ?? "";

/** Two readings of which neither can be told from the action: no tariff is exact. */
const TWO_READINGS = `
format: 1
kind: lqg
name: two-readings
common: [{ name: x, variance: 1 }]
leader: { actions: [], cost: (u - need - x)^2 }
followers:
  count: 50
  actions: [u]
  private: [{ name: need, mean: 1, variance: 1 }]
  observes: { own: need, seen: x }
  cost: (u - 0.5*need)^2 + 0.1*u*mean(u)
payments: { by: followers }
`;

/** A game of the gallery with a declared range for a named constant. */
const ranged = text("ev-charging").replace(
  "inertia: 0.1 }",
  "inertia: { value: 0.1, range: [0.07, 0.12] } }",
);

async function json(argv: readonly string[], stdin = "") {
  const { exit, out, err } = await run([...argv, "--json"], { stdin });
  if (exit === 2) throw new Error(err);
  return JSON.parse(out);
}

describe("solve for people", () => {
  test("own-tariff: the tariff as a formula with units, and what it means", async () => {
    const { exit, out } = await run(["solve", "own-tariff"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/T = 6\.\d+ - 3\.02579\*u \+ 0\.325671\*u\^2 {2}\[EUR\/h\]/);
    expect(out).toContain("T'u = -3.02579 + 0.651341*u  [EUR/h per kW]");
    expect(out).toMatch(/In the middle \(reading = 7\) it does u = 5\.12 kW/);
    for (const title of ["Who pays", "Who is better, who is worse off", "If we are wrong"]) {
      expect(out).toContain(`\n${title}\n`);
    }
  });

  test("--details tells everything, and is longer", async () => {
    const [short, long] = await Promise.all([
      run(["solve", "ev-charging"]),
      run(["solve", "ev-charging", "--details"]),
    ]);
    for (const line of [
      "information rent",
      "lump sums  ",
      "Taken for granted",
      "240 followers",
      "discomfort +10%",
      "gain energy",
    ]) {
      expect(long.out).toContain(line);
      expect(short.out).not.toContain(line);
    }
  });

  test("a payment by reading, in the price of a deviation", async () => {
    const { out } = await run(["solve", "ev-charging", "--solver", "own-payment"]);
    expect(out).toContain("T = T'evening*(evening - evening*) + T'night*(night - night*)");
    expect(out).toContain("Nobody pays anything while the plan is kept");
    expect(out).toContain("WARNING: a false report pays");
  });

  test("a rule whose response is not the target shows what they do instead", async () => {
    const stdin = TWO_READINGS;
    const { exit, out } = await run(["solve", "-", "--solver", "best-tariff"], { stdin });
    expect(exit).toBe(0);
    expect(out).toContain("What they will do under it");
    expect(out).toContain("with the rule");
    expect(out).toContain("target (not reached)");
    expect(out).toContain("No such payment holds the target exactly");
  });

  test("payers and a major who does not pay: a rule for each", async () => {
    const { exit, out } = await run(["solve", "demand-response", "--payments", "followers"]);
    expect(exit).toBe(0);
    expect(out).toContain("The rule for the households (own payment");
    expect(out).toContain("The rule for the plant (epsilon-incentive");
  });

  test("a threat that is never carried out still makes people worse off", async () => {
    const { out } = await run(["solve", "case-c-full"]);
    expect(out).toContain("a threat");
    expect(out).toMatch(/worse off\s+\d/);
  });
});

describe("participation as a constraint", () => {
  test("leaves nobody within range worse off, and tells its price", async () => {
    const { participation, accounts } = await json([
      "solve",
      "ev-charging",
      "--participation",
      "interim",
    ]);
    expect(Math.abs(participation.followers.worst.change)).toBeLessThan(1e-9);
    expect(participation.constraint.pricePerFollower).toBeCloseTo(-accounts.followers.mean, 12);
    const { out } = await run(["solve", "ev-charging", "--participation", "interim"]);
    expect(out).toContain("Participation was required");
    expect(out).toMatch(/costs the utility 606\.8 EUR\/day in all/);
  });

  test("on average", async () => {
    const { participation } = await json(["solve", "ev-charging", "--participation", "exAnte"]);
    expect(Math.abs(participation.followers.meanChange)).toBeLessThan(1e-9);
    const { out } = await run(["solve", "ev-charging", "--participation", "exAnte"]);
    expect(out).toMatch(/no payer is worse\s+off on average/);
  });
});

describe("--robust", () => {
  test("is never worse in the worst case and loses nothing nominally", async () => {
    const nominal = await json(["solve", "-", "--solver", "tariff"], ranged);
    const robust = await json(["solve", "-", "--robust"], ranged);
    expect(robust.solver.name).toBe("robust-tariff");
    expect(worstCase(robust)).toBeLessThanOrEqual(worstCase(nominal) as number);
    expect(robust.target.leaderCost).toBeCloseTo(nominal.target.leaderCost, 12);
    const { out } = await run(["solve", "-", "--robust"], { stdin: ranged });
    expect(out).toMatch(/Robust design\n {2}worst case/);
    expect(out).toContain("nominal loss  0 EUR/day");
    expect(out).toMatch(/corners of\s+the declared ranges/);
  });

  test("takes the constant gain where nobody pays", async () => {
    const stdin = text("case-a").replace(/^common:/m, "parameters: { weight: 1 }\ncommon:");
    const { solver } = await json(["solve", "-", "--robust"], stdin);
    expect(solver.name).toBe("robust-constant");
  });
});

test("--margin adds curvature where the target leaves it free", async () => {
  const [less, more] = await Promise.all([
    json(["solve", "ev-charging", "--margin", "0.1"]),
    json(["solve", "ev-charging", "--solver", "tariff", "--margin", "2"]),
  ]);
  expect(more.solver.options).toEqual({ margin: 2 });
  const [a, b] = [less.incentive.rule.S, more.incentive.rule.S];
  // S + cP, P = wwᵀ with w orthogonal to the direction in which readings move the actions
  expect(b[0][0] - a[0][0] + (b[1][1] - a[1][1])).toBeCloseTo(1.9, 9);
  expect(more.certificate.verdict).toBe("certified");
});

test("--details compares the tariffs that hold the target: that of least norm is a bad one", async () => {
  const { out } = await run(["solve", "ev-charging", "--details"]);
  const rows = out.match(/^ +(least norm|this one)? +[\d.]+ +(certified|refused).*$/gm) ?? [];
  expect(rows).toHaveLength(7);
  const lost = (row = "") => Number(/([\d.]+)%/.exec(row)?.[1]);
  // an inertia that is 20 % lower leaves no response at all
  expect(rows[0]).toMatch(/^ +least norm +0 .*no response/);
  expect(lost(rows.find((row) => row.includes("this one")))).toBeLessThan(15);
  const few = await run(["solve", "ev-charging", "--details", "--count", "10"]);
  expect(few.out).toMatch(/^ +least norm +0 +refused +-0\.\d+/m);
});

describe("--compare", () => {
  test("shared-price is ill posed in the limit, its payments are certified at every N", async () => {
    const { exit, out } = await run(["solve", "shared-price", "--compare"]);
    expect(exit).toBe(0);
    expect(out).toMatch(/common action +∞ +refused/);
    expect(out).toMatch(/followers pay +∞ +certified/);
    expect(out).toContain("Let each one pay for its own action instead");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const { schema, rows } = await json(["solve", "shared-price", "--compare"]);
    expect(schema).toBe("stackelberg.comparison/1");
    const [finite, limit, paid, paidLimit] = rows;
    expect(limit).toMatchObject({
      verdict: "refused",
      trembleEnergy: "infinity",
      limitWellPosed: false,
    });
    expect(finite.meanGainSize).toBeCloseTo(200 * finite.gainSize, 9);
    expect([paid.verdict, paidLimit.verdict]).toEqual(["certified", "certified"]);
    expect(paid.trembleEnergy).toBe(paid.gainEnergy);
    const same = await json(["solve", "own-tariff", "--compare"]);
    expect(paid.leaderCost).toBeCloseTo(same.rows[0].leaderCost, 9);
  });

  test("with a major follower there are four ways", async () => {
    const { rows } = await json(["solve", "demand-response", "--compare", "--count", "10"]);
    expect(new Set(rows.map((row: { instrument: string }) => row.instrument))).toEqual(
      new Set(["reaction-to-major", "major-pays", "own-payment", "all-pay"]),
    );
    expect(rows.every((row: { verdict: string }) => row.verdict !== "refused")).toBe(true);
    const { out } = await run(["solve", "demand-response", "--compare"]);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(["--robust", "--path", "--details"])("has no place for %s", async (option) => {
    const { exit, err } = await run(["solve", "shared-price", "--compare", option]);
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_OPTION_CONFLICT");
  });
});

test("where a common action fails, payments are recommended", async () => {
  const limit = await run(["solve", "shared-price", "--count", "infinity"]);
  expect(limit.exit).toBe(1);
  expect(limit.out).toMatch(/\(payments:\s+\{ by: followers \}\)/);
  const finite = await run(["solve", "shared-price"]);
  expect(finite.out).toContain("stackelberg solve shared-price --payments followers");
});

describe("a result with payments", () => {
  test.each([
    ["own-tariff", []],
    ["ev-charging", ["--participation", "interim"]],
    ["shared-price", ["--payments", "followers"]],
    ["demand-response", ["--payments", "both"]],
  ])("of %s %j verifies", async (game, options) => {
    const file = join(temporaryFolder(), "design.json");
    expect((await run(["solve", game, "--out", file, ...options])).exit).toBe(0);
    const who = options[0] === "--payments" ? options : [];
    const { exit, out } = await run(["verify", game, file, ...who]);
    expect(out).toMatch(/^valid: all \d+ numbers/);
    expect(exit).toBe(0);
  });
});

describe("evaluate with a payment of one's own", () => {
  test("says what they do, and who pays", async () => {
    const rule = "payment = -3.0258*u + 0.3257*u^2";
    const { exit, out } = await run(["evaluate", "own-tariff", "--rule", rule]);
    expect(exit).toBe(0);
    expect(out).toContain("Who pays");
    expect(out).toMatch(/costs the leader 1375 EUR\/h in all/);
  });

  test.each([
    ["payment = u^3", "STACKELBERG_NOT_QUADRATIC"],
    ["payment = mean(u)", "STACKELBERG_NOT_OWN_ACTION"],
    ["payment = v", "STACKELBERG_UNKNOWN_NAME"],
    ["payment(major) = u", "STACKELBERG_UNKNOWN_PAYER"],
  ])("%s is refused with its place", async (rule, code) => {
    const { exit, out, err } = await run(["evaluate", "own-tariff", "--rule", rule]);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain(code);
  });
});

describe("bad input", () => {
  const game = (change: (file: string) => string) => change(text("own-tariff"));

  test.each([
    [
      "a payer that does not exist",
      game((f) => f.replace("by: followers", "by: major")),
      "STACKELBERG_UNKNOWN_PAYER",
    ],
    [
      "nobody who can pay",
      game((f) => f.replace("by: followers", "by: leader")),
      "STACKELBERG_UNKNOWN_PAYER",
    ],
    [
      "an outside option that is no name",
      game((f) => f.replace("outside: noRule", "outside: nothing")),
      "STACKELBERG_UNKNOWN_VALUE",
    ],
    [
      "an outside option that is no number",
      game((f) => f.replace("outside: noRule", "outside: .nan")),
      "STACKELBERG_",
    ],
    [
      "a range without the value",
      game((f) => f.replace("discomfort: 0.15", "discomfort: { value: 0.15, range: [0.2, 0.3] }")),
      "STACKELBERG_",
    ],
    [
      "no instrument at all",
      game((f) => f.replace("payments: { by: followers }\n", "")),
      "STACKELBERG_",
    ],
  ])("%s", async (_, stdin, code) => {
    const { exit, out, err } = await run(["solve", "-"], { stdin });
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toMatch(new RegExp(`^stdin:\\d+:\\d+: ${code}`));
    expect(err).not.toContain("STACKELBERG_DEFECT");
  });

  test.each([
    [["shared-price", "--participation", "interim"], "STACKELBERG_NO_PAYMENTS"],
    [["shared-price", "--solver", "tariff"], "STACKELBERG_OPTION_CONFLICT"],
    [["shared-price", "--margin", "1"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--solver", "constant"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--epsilon", "0.1"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--path"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--robust", "--margin", "1"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--solver", "best-tariff", "--margin", "1"], "STACKELBERG_OPTION_CONFLICT"],
    [["own-tariff", "--margin", "much"], "STACKELBERG_OPTION_VALUE"],
    [["own-tariff", "--participation", "always"], "STACKELBERG_OPTION_VALUE"],
    [["own-tariff", "--payments", "me"], "STACKELBERG_OPTION_VALUE"],
    [["own-tariff", "--payments", "none"], "STACKELBERG_NO_INSTRUMENT"],
    [["shared-price", "--payments", "major"], "STACKELBERG_UNKNOWN_PAYER"],
  ])("solve %j", async (argv, code) => {
    const { exit, out, err } = await run(["solve", ...argv]);
    expect({ exit, out }).toEqual({ exit: 2, out: "" });
    expect(err).toContain(code);
    expect(err).not.toContain("STACKELBERG_DEFECT");
  });

  test("the file's participation key alone only compares", async () => {
    const stdin = text("shared-price").concat("participation: { outside: 1.5 }\n");
    const { exit, out } = await run(["solve", "-"], { stdin });
    expect(exit).toBe(0);
    expect(out).toContain("an outside cost of 1.5 EUR/h");
  });
});
