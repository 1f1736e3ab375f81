import { expect, test } from "vitest";
import { run } from "./recorded-terminal.ts";

test.each([
  ["shared-price", "200"],
  ["case-c-full", "10"],
  ["own-tariff", "200"],
  ["ev-charging", "200"],
])("solve %s --count %s for people", async (name, count) => {
  const { out } = await run(["solve", name, "--count", count]);
  await expect(`${out}\n`).toMatchFileSnapshot(`golden/solve-${name}-${count}.txt`);
});

test("colours surround words and change nothing else", async () => {
  const plain = await run(["solve", "case-c-full"]);
  const coloured = await run(["solve", "case-c-full"], { colour: true });
  expect(coloured.out).toContain("\u001b[");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is removed
  expect(coloured.out.replace(/\u001b\[\d+m/g, "")).toBe(plain.out);
});
