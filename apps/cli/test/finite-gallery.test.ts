import { gallery } from "@stackelberg/gallery";
import { type FiniteGame, withCount } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { designKernel, type KernelDesign } from "@stackelberg/randomized";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

const finite = gallery.filter(({ needs }) => needs.includes("randomized"));

function at(tree: unknown, quantity: string): unknown {
  return quantity.split(".").reduce<unknown>((node, key) => {
    return typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
  }, tree);
}

describe.each(finite.map((game) => [game.name, game] as const))("%s", (name, game) => {
  const designs = new Map<number, Promise<KernelDesign>>();
  function designAt(count: number): Promise<KernelDesign> {
    const known = designs.get(count);
    if (known) return known;
    const read = readAnyGame(game.text, { file: name }) as FiniteGame;
    const result = designKernel(withCount(read, count));
    designs.set(count, result);
    return result;
  }

  test.each(game.knownAnswers)("N = $count: $quantity is $value ($source)", async (answer) => {
    const { count, quantity, value } = answer;
    const found = at(await designAt(count), quantity);
    expect(found).toBeTypeOf("number");
    expectClose(Number(found), value);
  });

  test("its reports have no NaN, no -0 and no line over 80 columns", async () => {
    for (const command of ["solve", "scale"]) {
      const { exit, out, err } = await run([command, name]);
      expect(exit, err).toBe(0);
      expect(out).not.toMatch(/NaN|undefined|null|\[object|(?<![\w.])-0(?![.\d])/);
      expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });
});
