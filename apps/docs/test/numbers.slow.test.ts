import { readFileSync } from "node:fs";
import { runCommandLine } from "@stackelberg/cli/run-command-line";
import { gallery } from "@stackelberg/gallery";
import { expect } from "vitest";
import { browserTest, visitor } from "./open-page.ts";

const { open } = visitor();

browserTest.each(gallery.map(({ name }) => name))(
  "the numbers of %s are those of the command line",
  async (name) => {
    const { page } = await open(`/playground#game=${name}`);
    await page.getByTestId("answer").waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the design" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(`${name}.design.json`);
    const inPage: unknown = JSON.parse(readFileSync(await saved.path(), "utf8"));
    expectSame(inPage, JSON.parse(await solved(name)), name);
    await page.close();
  },
);

async function solved(name: string): Promise<string> {
  const out: string[] = [];
  await runCommandLine(["solve", name, "--json"], {
    out: (text) => void out.push(text),
    err: () => undefined,
    program: "stackelberg",
    width: 80,
    colour: false,
    stdin: async () => new Uint8Array(),
    progress: () => () => undefined,
  });
  return out.join("\n");
}

/** Everything is equal; of numbers the last digits may depend on the engine's exp and sqrt. */
function expectSame(found: unknown, expected: unknown, path: string): void {
  if (typeof expected === "number") {
    expect(typeof found, path).toBe("number");
    const difference = Math.abs(Number(found) - expected);
    expect(difference, path).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(Object(found)), path).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected)) {
      expectSame(Reflect.get(Object(found), key), value, `${path}.${key}`);
    }
  } else expect(found, path).toBe(expected);
}
