import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const GAME = `format: 1
kind: lqg
name: homes-and-shops
leader: { actions: [price], cost: (mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2 }
population: { count: 10 }
followers:
  - { name: homes, share: 0.8, actions: [u], cost: 0.5*(u - 2)^2 + price*u }
  - { name: shops, share: 0.2, actions: [v], cost: 0.5*(v - 4)^2 + price*v }
`;

function files(): { readonly game: string; readonly design: string } {
  const folder = temporaryFolder();
  const game = join(folder, "game.yaml");
  writeFileSync(game, GAME);
  return { game, design: join(folder, "design.json") };
}

describe("several classes of followers", () => {
  test("are solved, with one section per class", async () => {
    const { exit, out } = await run(["solve", "-"], { stdin: GAME });
    expect(exit).toBe(0);
    const headings = [
      ...["What the leader wants (the target)", "The rule", "The reaction to the homes"],
      ...[
        "The reaction to the shops",
        "In plain words",
        "What it costs",
        "Certificate (all classes together)",
      ],
    ];
    const places = headings.map((heading) => out.indexOf(`\n${heading}\n`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(out).toContain("Each of the homes (80 %, 8) sees nothing in advance and does:");
    expect(out).toContain("change of price = Σ_i 0.5*(v_i - v*_i)");
  });

  test("are verified, and a changed number is found", async () => {
    const { game, design } = files();
    expect((await run(["solve", game, "--out", design])).exit).toBe(0);
    expect((await run(["verify", game, design])).exit).toBe(0);
    const changed = JSON.parse(readFileSync(design, "utf8"));
    changed.classes[1].incentive.gain[0][0] += 1e-3;
    writeFileSync(design, JSON.stringify(changed));
    const { exit, out } = await run(["verify", game, design]);
    expect(exit).toBe(1);
    expect(out).toContain("classes.1.");
  });

  test("take another number that can be shared out, and no other", async () => {
    const { out } = await run(["solve", "-", "--count", "infinity", "--json"], { stdin: GAME });
    expect(JSON.parse(out).certificate.reason).toBe("limit-not-well-posed");
    const { exit, err } = await run(["solve", "-", "--count", "12"], { stdin: GAME });
    expect(exit).toBe(2);
    expect(err).toMatch(/^stdin:5:22: STACKELBERG_CLASS_SIZE/m);
    expect(err).toContain("10 or 15, or infinity");
  });

  test("are studied as they become many", async () => {
    const { out } = await run(["scale", "-", "--json"], { stdin: GAME });
    const study = JSON.parse(out);
    expect(study.rows.map(({ count }: { count: unknown }) => count)).toEqual([
      ...[5, 50, 500, 5000, 50_000, 500_000, 5e6, 5e9],
      "infinity",
    ]);
    expect(study.slopes.meanGainEnergy.slope).toBeCloseTo(2, 10);
    const report = await run(["scale", "-", "--counts", "5,10,infinity"], { stdin: GAME });
    expect(report.out).toContain("How strongly the rule reacts to shops");
    const csv = await run(["scale", "-", "--counts", "5,10", "--csv"], { stdin: GAME });
    expect(csv.out.split("\n")[0]).toContain("shops.gainEnergy");
  });

  test("a rule for all classes is judged class by class", async () => {
    const { exit, out } = await run(["evaluate", "-", "--rule", "price = 2*mean(u)"], {
      stdin: GAME,
    });
    expect(exit).toBe(1);
    expect(out).toMatch(/under this rule +0\.658284 +1\.71598 +4\.16568/);
    expect(out).toContain("Each of the shops sees nothing in advance and does:\n    v = 2.76923");
    const flowing = out.replaceAll(/\s+/g, " ");
    expect(flowing).toContain("the most that each of the homes can save");
    expect(flowing).toContain("the most that each of the shops can save");
    const rule = "price = 1 + 8*(mean(u) - 0.5) + (mean(v) - 2)";
    const held = await run(["evaluate", "-", "--rule", rule, "--json"], { stdin: GAME });
    expect(held.exit).toBe(0);
    expect(JSON.parse(held.out)).toMatchObject({
      schema: "stackelberg.evaluation/1",
      verdict: "certified",
      response: { classes: [{ name: "homes" }, { name: "shops" }] },
    });
  });

  test("each class pays by a rule of its own, and the limit is well posed then", async () => {
    const paying = ["--payments", "followers"];
    const { exit, out } = await run(["solve", "-", ...paying, "--count", "infinity"], {
      stdin: GAME,
    });
    expect(exit).toBe(0);
    const headings = ["The rule", "What the homes pay", "What the shops pay", "Who pays"];
    const places = headings.map((heading) => out.indexOf(`\n${heading}\n`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(out).toContain("well posed: what somebody pays does not depend on");
    const [homes = "", shops = ""] = [...out.matchAll(/"(payment\([^"]*)"/g)].map(
      ([, rule]) => rule,
    );
    expect(homes).toBe("payment(homes) = -0.25 + 0.5*u");
    const rules = ["--rule", "price = 1", "--rule", homes, "--rule", shops];
    const judged = await run(["evaluate", "-", ...rules], { stdin: GAME });
    expect(judged.exit).toBe(0);
    expect(judged.out).toContain("costs the leader nothing on balance");
    const study = await run(["scale", "-", "--counts", "10,infinity", "--json"], {
      stdin: `${GAME}payments: { by: followers }\n`,
    });
    expect(JSON.parse(study.out)).toMatchObject({
      limitWellPosed: true,
      rows: [{ classes: [{ kind: "tariff" }, { kind: "tariff" }] }, {}],
    });
  });

  test("what is printed with payments holds the target when it is judged as rules", async () => {
    const { out } = await run(["solve", "cold-evening", "--payments", "followers"]);
    const flowing = out.replaceAll(/\s+/g, " ");
    const printed = [...flowing.matchAll(/"((?:price|payment\(\w+\)) = [^"]*)"/g)];
    // the last one is an example to try
    const rules = printed.slice(0, -1).map(([, rule = ""]) => rule);
    expect(rules.map((rule) => rule.split(" = ")[0])).toEqual([
      ...["price", "payment(homes)", "payment(workshops)", "payment(cars)"],
    ]);
    const judged = await run(["evaluate", "cold-evening", ...rules.flatMap((r) => ["--rule", r])]);
    expect(judged.exit).toBe(0);
  });

  test("a saved design with payments is verified", async () => {
    const { design } = files();
    const stdin = `${GAME}payments: { by: followers }\n`;
    await run(["solve", "-", "--out", design], { stdin });
    expect((await run(["verify", "-", design], { stdin })).exit).toBe(0);
    const changed = JSON.parse(readFileSync(design, "utf8"));
    changed.accounts.leader.receipts = 1;
    writeFileSync(design, JSON.stringify(changed));
    const { exit, out } = await run(["verify", "-", design], { stdin });
    expect(exit).toBe(1);
    expect(out).toContain("accounts.leader.receipts");
  });

  test.each([
    ["price = 2*u", "STACKELBERG_NOT_OBSERVABLE"],
    ["payment = 2*u", "STACKELBERG_UNKNOWN_PAYER"],
  ])("a rule %s is refused", async (rule, code) => {
    const { exit, err } = await run(["evaluate", "-", "--rule", rule], { stdin: GAME });
    expect(exit).toBe(2);
    expect(err).toContain(code);
    expect(err).toContain(rule);
  });

  test.each([["solve"], ["scale", "--counts", "10,infinity"], ["evaluate", "--rule", "price = 1"]])(
    "%s stays within 80 columns",
    async (command, ...options) => {
      const { out } = await run([command, "cold-evening", ...options]);
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
      expect(out).not.toMatch(/NaN|undefined|null|\[object/);
    },
  );

  test.each([
    ["--solver", "best-affine"],
    ["--solver", "best-tariff"],
    ["--robust"],
    ["--path"],
    ["--participation", "interim"],
  ])("refuse %s %s", async (...options) => {
    const { exit, err } = await run(["solve", "-", ...options], { stdin: GAME });
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_NOT_WITH_CLASSES");
  });

  test.each([
    ["--solver", "tariff"],
    ["--margin", "0.1"],
    ["--payments", "followers", "--epsilon", "0.1"],
    ["--payments", "followers", "--solver", "constant"],
  ])("do not mix payments and reactions: %s %s", async (...options) => {
    const { exit, err } = await run(["solve", "-", ...options], { stdin: GAME });
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_OPTION_CONFLICT");
  });

  test("may be asked for a tariff with a margin", async () => {
    const options = ["--payments", "followers", "--margin", "0.25", "--json"];
    const { exit, out } = await run(["solve", "-", ...options], { stdin: GAME });
    expect(exit).toBe(0);
    const { classes } = JSON.parse(out);
    expect(classes[1].solver).toMatchObject({ name: "tariff", options: { margin: 0.25 } });
    expect(classes[1].incentive.rule.S[0][0]).toBeCloseTo(0.25, 12);
  });

  test.each([["frontier"], ["report", "--out", "never.html"], ["solve", "--compare"]])(
    "are not for %s, with the place in the file",
    async (command, ...options) => {
      const { exit, err } = await run([command, "-", ...options], { stdin: GAME });
      expect(exit).toBe(2);
      expect(err).toMatch(/^stdin:6:1: STACKELBERG_SEVERAL_CLASSES/m);
    },
  );
});
