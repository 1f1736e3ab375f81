import { writeFileSync } from "node:fs";
import {
  experimental_getRunnerTask,
  type Reporter,
  type TestCase,
  type TestModule,
  type Vitest,
} from "vitest/node";

const columns = ["benchmark", "median", "mean", "p99", "per second", "±", "samples"];

/**
 * Prints one table per benchmark file, fastest first, each benchmark under the name of its suite.
 * With `--outputJson FILE` it also writes the medians by name, for a comparison.
 */
export class BenchTable implements Reporter {
  #file: string | undefined;

  onInit(vitest: Vitest): void {
    this.#file = vitest.config.benchmark?.outputJson;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#file !== undefined) writeFileSync(this.#file, JSON.stringify(medians(modules)));
    for (const module of modules) {
      console.log(`\n${module.relativeModuleId}\n`);
      for (const error of module.errors()) console.error(error.message);
      const tests = [...module.children.allTests()].sort((a, b) => median(a) - median(b));
      printTable([columns, ...tests.map(row)]);
    }
  }
}

const measured = (test: TestCase) => experimental_getRunnerTask(test).result?.benchmark;
const median = (test: TestCase): number => measured(test)?.median ?? Number.POSITIVE_INFINITY;

/** Milliseconds by file and name. */
function medians(modules: readonly TestModule[]): Readonly<Record<string, number>> {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const named = tests.map((test) => [
    `${test.module.relativeModuleId}: ${test.fullName}`,
    measured(test)?.median,
  ]);
  return Object.fromEntries(named.filter(([, value]) => value !== undefined));
}

function row(test: TestCase): readonly string[] {
  const result = measured(test);
  if (result?.mean === undefined) return [test.fullName, "failed", "", "", "", "", ""];
  const perSecond = Math.round(result.hz).toLocaleString("en-US");
  const spread = `${result.rme.toFixed(1)} %`;
  return [
    test.fullName,
    time(result.median),
    time(result.mean),
    time(result.p99),
    perSecond,
    spread,
    `${result.sampleCount}`,
  ];
}

function time(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} µs`;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  for (const [name = "", ...cells] of rows) {
    const padded = cells.map((cell, index) => cell.padStart(widths[index + 1]!));
    console.log(`  ${[name.padEnd(widths[0]!), ...padded].join("  ")}`);
  }
}
