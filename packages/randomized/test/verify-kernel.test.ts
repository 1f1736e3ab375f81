import { formatResult } from "@stackelberg/incentive";
import {
  designKernel,
  type KernelDesign,
  readKernelDesign,
  verifyKernel,
} from "@stackelberg/randomized";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { gameNamed } from "./oracles.ts";

vi.setConfig({ testTimeout: 60_000 });

const game = gameNamed("audit");
let text = "";
beforeAll(async () => {
  text = formatResult(await designKernel(game));
});

/** The result with one number replaced. */
function changed(path: string, value: unknown): KernelDesign {
  const tree: unknown = JSON.parse(text);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<unknown>((at, key) => Reflect.get(at as object, key), tree);
  Reflect.set(holder as object, last, value);
  return readKernelDesign(JSON.stringify(tree));
}

test("what was designed is valid after a round trip through its file", async () => {
  const { valid, checked } = await verifyKernel(game, readKernelDesign(text));
  expect(valid).toBe(true);
  expect(checked).toBeGreaterThan(50);
});

describe("finds", () => {
  test.each([
    ["target.leaderCost", -3.6],
    ["target.majorCost", 0.1],
    ["search.lowerBound", -3.5001],
    ["search.status", "best-found"],
    ["baselines.teamOptimum.leaderCost", -4],
    ["baselines.noRule.leaderCost", 1],
    ["incentive.valueOfRandomizing", 0.4],
    ["incentive.deterministic.leaderCost", -3.1],
    ["certificate.epsilon", 0.1],
    ["certificate.followers.largestGain", 0.1],
    ["certificate.unique", true],
    ["response.pessimistic", -3.5],
    ["solver.version", "9"],
    ["extra", 1],
  ])("%s = %j", async (path, value) => {
    const { valid, findings } = await verifyKernel(game, changed(path, value));
    expect(valid).toBe(false);
    expect(findings.map((finding) => finding.path)).toContain(path);
  });

  test("a kernel under which the major would deviate", async () => {
    const { findings } = await verifyKernel(
      game,
      changed("incentive.rule.kernel.0.0.1", [0.26, 0.74]),
    );
    expect(findings.map(({ path }) => path)).toContain("certificate.verdict");
  });

  test("a kernel that is held, but costs more than the best one", async () => {
    const { findings } = await verifyKernel(
      game,
      changed("incentive.rule.kernel.0.0.1", [0.2, 0.8]),
    );
    expect(findings.map(({ path }) => path)).toContain("target.leaderCost");
  });
});

test("refuses probabilities that are none, other games and other files", async () => {
  const schema = expect.objectContaining({ code: "STACKELBERG_RESULT_SCHEMA" });
  for (const row of [[0.5, 0.6], [1], [2, -1], "half"]) {
    const design = changed("incentive.rule.kernel.0.0.1", row);
    await expect(verifyKernel(game, design)).rejects.toEqual(schema);
  }
  await expect(verifyKernel(gameNamed("charging-night"), readKernelDesign(text))).rejects.toEqual(
    expect.objectContaining({ code: "STACKELBERG_RESULT_OTHER_GAME" }),
  );
  for (const wrong of ["[]", '{"schema":"stackelberg.design/1"}', '{"schema":"other"}']) {
    expect(() => readKernelDesign(wrong)).toThrow(schema);
  }
  expect(() => readKernelDesign("{")).toThrow(
    expect.objectContaining({ code: "STACKELBERG_RESULT_SYNTAX" }),
  );
});

test("the proof of a refused target is recomputed", async () => {
  const target = { major: [[1, 0]], followers: [[0, 1]] };
  const prescribed = { ...game, target };
  const design = await designKernel(prescribed);
  expect((await verifyKernel(prescribed, design)).valid).toBe(true);
  const proof = { deviations: design.proof?.deviations ?? [], gain: 2 };
  const { findings } = await verifyKernel(prescribed, { ...design, proof });
  expect(findings.map(({ path }) => path)).toContain("proof.gain");
});
