import { type Example, examplesOf } from "@stackelberg/tooling-markdown";
import type { Consumer } from "./consumer.ts";

/** An example of a README, as a module of the project that installed the package. */
export interface WrittenExample extends Example {
  /** Without its ending. */
  readonly module: string;
}

/** Writes the examples of the READMEs of installed packages into a project. */
export function writeExamples(
  consumer: Consumer,
  packages: readonly string[],
): readonly WrittenExample[] {
  return packages.flatMap((name) =>
    examplesOf(consumer.read(`node_modules/${name}/README.md`)).map((example, i) => {
      const module = `${name.replace("@stackelberg/", "")}-${i + 1}`;
      consumer.write(`examples/${module}.ts`, example.code);
      return { ...example, module };
    }),
  );
}

/** A program that runs the built examples one after the other and prints what each one printed. */
export const exampleRunner = `
import { formatWithOptions } from "node:util";
const print = console.log;
const printed = {};
for (const module of process.argv.slice(2)) {
  const lines = [];
  console.log = (...values) => lines.push(formatWithOptions({ colors: false }, ...values));
  await import("./built/" + module + ".js");
  printed[module] = lines.join("\\n");
}
print(JSON.stringify({ node: process.version, printed }));
`;
