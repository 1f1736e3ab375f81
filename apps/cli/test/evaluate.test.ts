import { describe, expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

test("the published rule of Ho, Luh and Olsder is certified", async () => {
  const { exit, out } = await run(["evaluate", "ho-luh-olsder", "--rule", "uL = 2*uF - 10"]);
  expect(exit).toBe(0);
  expect(out).toContain("uF = 5");
  expect(out).toContain("certified");
});

test("another rule is refused, with what followers will do instead", async () => {
  const argv = ["evaluate", "shared-price", "--rule", "price = 0.4*(mean(u) - 5)", "--json"];
  const { exit, out } = await run(argv);
  expect(exit).toBe(1);
  const evaluation = JSON.parse(out);
  expect(evaluation.schema).toBe("stackelberg.evaluation/1");
  expect(evaluation.response.leaderCost).toBeGreaterThan(evaluation.benchmarks.target);
});

test("rules for several actions are given one by one", async () => {
  const rules = ["--rule", "priceA = 0.1*mean(a)", "--rule", "priceB = 0.2"];
  const { out } = await run(["evaluate", "two-resources", ...rules, "--json"]);
  expect(JSON.parse(out).rule).toEqual(["priceA = 0.1*mean(a)", "priceB = 0.2"]);
});

test("--count replaces the number of followers", async () => {
  const argv = ["evaluate", "case-a", "--rule", "u0 = 0", "-n", "3", "--json"];
  expect(JSON.parse((await run(argv)).out).game.count).toBe(3);
});

describe("a rule that cannot be read", () => {
  test("is shown with a caret below the place", async () => {
    const good = ["--rule", "priceA = 0"];
    const { exit, err } = await run([
      "evaluate",
      "two-resources",
      ...good,
      "--rule",
      "priceB = 2*mean(c)",
    ]);
    expect(exit).toBe(2);
    const lines = err.split("\n");
    const caret = lines.at(-1) ?? "";
    expect(lines.at(-2)).toBe("1 | priceB = 2*mean(c)");
    expect(lines.at(-2)?.slice(caret.indexOf("^"))).toMatch(/^(mean\(c\)|c\))$/);
  });

  test.each(["price", "tax = 1", "price = mean(u)^2", "price ="])("%j", async (rule) => {
    const { exit, err } = await run(["evaluate", "shared-price", "--rule", rule]);
    expect(exit).toBe(2);
    expect(err).toContain("STACKELBERG_");
    expect(err).not.toContain("STACKELBERG_DEFECT");
  });
});
