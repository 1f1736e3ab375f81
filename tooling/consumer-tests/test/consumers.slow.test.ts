import { chromiumPath } from "@stackelberg/tooling-chromium";
import { rounded } from "@stackelberg/tooling-markdown";
import { beforeAll, describe, expect, test } from "vitest";
import { textInBrowser } from "../src/browser-page.ts";
import { compileExamples, resolutions } from "../src/compiler.ts";
import { available, type Consumer, installed } from "../src/consumer.ts";
import { exampleRunner, type WrittenExample, writeExamples } from "../src/examples.ts";
import { packed, temporaryFolder } from "../src/tarballs.ts";

const tarballs = packed(temporaryFolder());
const names = tarballs.map(({ name }) => name);
const version = tarballs[0]?.version ?? "";

const npx = ["npx", "--yes", "--prefer-offline", "--package", "node@24", "--", "node"] as const;
const isOnline = available("npm", ["view", "ml-matrix", "name", "--fetch-retries=0"]);
const hasOther = isOnline && available(npx[0], [...npx.slice(1), "--version"]);
if (!isOnline) console.warn("SKIPPED: npm reaches no registry to install dependencies from");
if (!hasOther) console.warn("SKIPPED: node@24 cannot be had with npx here");

describe.skipIf(!isOnline)("a project that installs every package", () => {
  let project: Consumer;
  let examples: readonly WrittenExample[];
  beforeAll(() => {
    project = installed(tarballs, names);
    examples = writeExamples(project, names);
    project.write("run-examples.js", exampleRunner);
  }, 300_000);

  test("has an example of every library", () => {
    const shown = new Set(examples.map(({ module }) => module.replace(/-\d+$/, "")));
    const libraries = names.filter((name) => name !== "@stackelberg/cli");
    expect([...shown].sort()).toEqual(
      libraries.map((name) => name.replace("@stackelberg/", "")).sort(),
    );
  });

  test.each(Object.keys(resolutions) as (keyof typeof resolutions)[])(
    "compiles them under %s, with the types of all dependencies",
    (resolution) => {
      expect(compileExamples(project, resolution)).toBe("");
    },
  );

  const expectShown = ([command = "", ...before]: readonly string[]) => {
    const modules = examples.map(({ module }) => module);
    const output = project.output(command, [...before, "run-examples.js", ...modules]);
    const { printed } = JSON.parse(output) as { printed: Readonly<Record<string, string>> };
    for (const { module, shown } of examples) {
      if (shown !== null) expect(rounded(printed[module] ?? ""), module).toBe(rounded(shown));
    }
  };

  test(`runs them on Node ${process.versions.node} as they are shown`, () => {
    expectShown([process.execPath]);
  });

  test.skipIf(!hasOther)("runs them on Node 24 as they are shown", () => {
    expectShown(npx);
  });

  test("has one command, though two packages bring it", () => {
    expect(project.output("npx", ["--no-install", "stackelberg", "--version"]).trim()).toBe(
      version,
    );
  });
});

describe.skipIf(!isOnline)("a project that installs the door alone", () => {
  let project: Consumer;
  beforeAll(() => {
    project = installed(tarballs, ["stackelberg"]);
  }, 300_000);
  const game = {
    format: 1,
    kind: "lqg",
    name: "heating-without-frost",
    leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
    followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
  };
  const designed = `design(loadGame(${JSON.stringify(game)}))`;

  test("imports it in a plain module", () => {
    project.write(
      "main.mjs",
      `import { design, loadGame } from "stackelberg"; console.log(JSON.stringify(${designed}.incentive.gain));`,
    );
    const [[gain]] = JSON.parse(project.output(process.execPath, ["main.mjs"]));
    expect(gain).toBeCloseTo(13 / 3, 12);
  });

  const chromium = chromiumPath();
  test.skipIf(chromium === null)("runs it in a browser, bundled by Vite", async () => {
    const module = [
      `import { design, loadGame } from "stackelberg";`,
      `document.body.append(String(${designed}.incentive?.gain));`,
      `document.title = "done";`,
    ].join("\n");
    const { text, complaints } = await textInBrowser(project, module, chromium ?? "");
    expect(complaints).toEqual([]);
    expect(Number(text)).toBeCloseTo(13 / 3, 12);
  });

  test("solves, saves and verifies a game from the command line", () => {
    project.write("heating.json", JSON.stringify(game));
    const stackelberg = (...args: string[]) =>
      project.run("npx", ["--no-install", "stackelberg", ...args]);
    expect(stackelberg("--version").stdout.trim()).toBe(version);
    expect(stackelberg("solve", "heating.json", "--out", "design.json").stdout).toContain(
      "certified",
    );
    expect(stackelberg("verify", "heating.json", "design.json").status).toBe(0);
    expect(stackelberg("solve", "nowhere.yaml").status).toBe(2);
  });
});
