import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { galleryGame } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { design } from "@stackelberg/incentive";
import {
  blocksOf as blocksIn,
  deadLinks,
  examplesOf,
  missingPart,
  rounded,
} from "@stackelberg/tooling-markdown";
import { expect, test } from "vitest";
import { outputOf, typeErrors, writeExamples } from "./documented-examples.ts";
import { run, temporaryFolder } from "./recorded-terminal.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const blocksOf = (file: string) => blocksIn(textOf(file));

/** Pages of the guide that show TypeScript. */
const guide = ["start", "recipes", "own-solver"].map((page) => `apps/docs/pages/guide/${page}.md`);

const documents = [
  "README.md",
  "packages/game/README.md",
  "packages/solvers/README.md",
  "packages/incentive/README.md",
  "packages/gallery/README.md",
  "packages/charts/README.md",
  "packages/report/README.md",
  "packages/mean-field/README.md",
  "packages/randomized/README.md",
  "packages/solver-testkit/README.md",
  "packages/stackelberg/README.md",
];

test.each([...documents, ...guide])(
  "the examples of %s compile and print what they show",
  async (document) => {
    const examples = examplesOf(textOf(document));
    expect(examples).not.toEqual([]);
    const folder = temporaryFolder();
    const files = writeExamples(
      folder,
      examples.map(({ code }) => code),
    );
    expect(typeErrors(folder)).toBe("");
    for (const [i, { shown }] of examples.entries()) {
      const printed = await outputOf(files[i] as string);
      if (shown !== null) expect(rounded(printed)).toBe(rounded(shown));
    }
  },
);

test.each([...documents, "CONTRIBUTING.md", "bench/README.md", "apps/cli/README.md"])(
  "the links of %s lead somewhere",
  (document) => {
    expect(deadLinks(root, document)).toEqual([]);
  },
);

test("the game of README.md is solved as shown there", async () => {
  const game = blocksOf("README.md").find(({ language }) => language === "yaml")?.text ?? "";
  const file = join(temporaryFolder(), "heating.yaml");
  writeFileSync(file, game);
  const { exit, out } = await run(["solve", file]);
  expect(exit).toBe(0);
  expect(missingPart(out, shownBelow("solve heating.yaml")), out).toBeNull();
});

test("the finite game of README.md is solved as shown there", async () => {
  const { exit, out } = await run(["solve", "audit"]);
  expect(exit).toBe(0);
  expect(missingPart(out, shownBelow("solve audit")), out).toBeNull();
});

/** What README.md shows below a command. */
function shownBelow(command: string): string {
  const block = blocksOf("README.md").find(({ text }) => text.includes(command));
  const [, shown = ""] = /^\$ [^\n]*\n(.*)/s.exec(block?.text ?? "") ?? [];
  expect(shown).toContain("[...]");
  return shown;
}

test("the picture of README.md shows the numbers of the game", () => {
  const picture = textOf("assets/shared-price.svg");
  const { target, baselines } = design(readGame(galleryGame("shared-price")?.text ?? ""));
  const costs = [target, baselines.teamOptimum, baselines.noIncentive, baselines.noRule];
  for (const { leaderCost } of costs) expect(picture).toContain(`>${leaderCost?.toFixed(3)}<`);
});

test("the picture of the tariff in README.md shows the numbers of the game", () => {
  const picture = textOf("assets/ev-charging.svg");
  const { target, baselines, participation } = design(
    readGame(galleryGame("ev-charging")?.text ?? ""),
  );
  for (const { leaderCost } of [target, baselines.noRule]) {
    expect(picture).toContain(`>${Number(leaderCost?.toPrecision(4))}<`);
  }
  const worse = "outside" in participation ? participation.followers?.shareWorseOff.value : null;
  expect(picture).toContain(`${Math.round(100 * (worse ?? 0))} % are worse off`);
});

test("the commands of README.md work", async () => {
  const commands = blocksOf("README.md").flatMap(({ language, text }) =>
    language === "sh" ? [...text.matchAll(/^stackelberg (.*?)(?: +#.*)?$/gm)] : [],
  );
  expect(commands.length).toBeGreaterThan(2);
  for (const [, command = ""] of commands) {
    const out = join(temporaryFolder(), "report.html");
    const { exit, err } = await run(command.split(" ").map((w) => (w === "report.html" ? out : w)));
    expect(exit, `${command}: ${err}`).toBe(0);
  }
});
