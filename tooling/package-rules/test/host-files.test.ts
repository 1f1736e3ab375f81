import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const yaml = (file: string): unknown =>
  parse(readFileSync(join(root, ".github", file), "utf8"), { strict: true, uniqueKeys: true });
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly "runs-on": string;
  readonly steps: readonly Step[];
  readonly "timeout-minutes": number;
  readonly "continue-on-error"?: boolean;
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
}

describe("the workflow of the host", () => {
  const { jobs, permissions } = yaml("workflows/ci.yml") as {
    readonly jobs: Readonly<Record<string, Job>>;
    readonly permissions: unknown;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run }) => run ?? []);

  test("has jobs that end, may only read, and do one thing per step", () => {
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values(jobs)) {
      expect(job).toMatchObject({ "runs-on": "ubuntu-latest" });
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
    }
    for (const { uses, run } of steps) {
      expect([uses, run].filter((part) => part !== undefined)).toHaveLength(1);
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    }
  });

  test("runs tasks that exist", () => {
    const tasks = commands.flatMap((line) => [...line.matchAll(/npm run (?:--silent )?([\w:]+)/g)]);
    expect(tasks.length).toBeGreaterThan(5);
    for (const [, task = ""] of tasks) expect(Object.keys(scripts)).toContain(task);
  });

  test("covers lint, types, tests on three versions of Node, tarballs and documentation", () => {
    const all = commands.join("\n");
    for (const task of ["lint", "typecheck", "packages", "docs"]) {
      expect(all).toContain(`npm run ${task}`);
    }
    expect(jobs["tests"]?.strategy?.matrix.node).toEqual([20, 22, 24]);
  });

  test("reports benchmarks and never fails on them", () => {
    expect(jobs["benchmarks"]?.["continue-on-error"]).toBe(true);
  });
});

test("forms for issues ask for something, each under a name of its own", () => {
  const forms = readdirSync(join(root, ".github", "ISSUE_TEMPLATE"))
    .filter((file) => file !== "config.yml")
    .map((file) => yaml(`ISSUE_TEMPLATE/${file}`) as Readonly<Record<string, unknown>>);
  expect(forms).toHaveLength(3);
  for (const form of forms) {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const ids = (form["body"] as readonly { id: string; type: string }[]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
  }
});
