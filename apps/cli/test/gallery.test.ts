import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gallery } from "@stackelberg/gallery";
import { withCount } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { design, designClasses } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const solvable = gallery.filter(({ needs }) => needs.length === 0);

function at(tree: unknown, quantity: string): unknown {
  return quantity.split(".").reduce<unknown>((node, key) => {
    return typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  }, tree);
}

describe.each(solvable.map((game) => [game.name, game] as const))("%s", (name, game) => {
  const loaded = readAnyGame(game.text, { file: name });
  const designs = new Map<number, object>();
  function designAt(count: number): object {
    const known = designs.get(count);
    if (known) return known;
    if (loaded.kind === "finite") throw new RangeError("not a quadratic game");
    const result =
      loaded.kind === "classes"
        ? designClasses(withCount(loaded, count))
        : design(withCount(loaded, count));
    designs.set(count, result);
    return result;
  }

  test.each(game.knownAnswers)("N = $count: $quantity is $value ($source)", (answer) => {
    const { count, quantity, value } = answer;
    const found = at(designAt(count), quantity);
    expect(found).toBeTypeOf("number");
    expectClose(Number(found), value);
  });

  test("its report has no NaN, no -0 and no line over 80 columns", async () => {
    const reacts = loaded.kind === "lqg" && loaded.payments.length === 0;
    const options = reacts ? ["--details", "--path"] : ["--details"];
    const { exit, out, err } = await run(["solve", name, ...options]);
    expect(exit, err).not.toBe(2);
    expect(out).not.toMatch(/NaN|undefined|null|\[object|(?<![\w.])-0(?![.\d])/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("the same in its short form", async () => {
    const { out } = await run(["solve", name]);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out.split("\n").length).toBeLessThanOrEqual(125);
  });
});

test("examples lists every game, finite ones apart", async () => {
  const { exit, out } = await run(["examples"]);
  expect(exit).toBe(0);
  for (const { name } of gallery) expect(out).toContain(`  ${name} `);
  expect(out.indexOf("Finite games")).toBeLessThan(out.indexOf("  audit "));
});

test("examples NAME prints the file, --out writes it", async () => {
  const { out } = await run(["examples", "minimal"]);
  expect(out).toContain("name: minimal");
  const file = join(temporaryFolder(), "game.yaml");
  expect((await run(["examples", "minimal", "--out", file])).exit).toBe(0);
  expect(readFileSync(file, "utf8").trimEnd()).toBe(out);
  expect((await run(["solve", file])).exit).toBe(0);
});

test("demo tells its story in 80 columns and names commands that work", async () => {
  const { exit, out } = await run(["demo"]);
  expect(exit).toBe(0);
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(out).toContain("EUR/day");
  expect(out).toContain("infinitely many followers: certified");
  for (const command of ["solve ev-charging", "solve shared-price --compare", "examples"]) {
    expect(out).toContain(`stackelberg ${command}`);
    expect((await run(command.split(" "))).exit).toBe(0);
  }
});
