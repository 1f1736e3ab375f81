import { join } from "node:path";
import type { Consumer } from "./consumer.ts";
import { root } from "./tarballs.ts";

/** How a project finds the types of what it imports. */
export const resolutions = {
  node16: { module: "Node16", moduleResolution: "Node16" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
  bundler: { module: "ESNext", moduleResolution: "Bundler" },
} as const;

const compiler = join(root, "node_modules", "typescript", "bin", "tsc");

/** Compiles `examples/` of a project to `built/`, the types of its dependencies included. */
export function compileExamples(consumer: Consumer, resolution: keyof typeof resolutions): string {
  const config = {
    compilerOptions: {
      ...resolutions[resolution],
      target: "ES2022",
      lib: ["ES2023", "DOM"],
      types: [],
      strict: true,
      skipLibCheck: false,
      moduleDetection: "force",
      rootDir: "examples",
      outDir: "built",
    },
    include: ["examples"],
  };
  const file = `tsconfig.${resolution}.json`;
  consumer.write(file, JSON.stringify(config));
  const { stdout, stderr } = consumer.run(process.execPath, [compiler, "-p", file]);
  return `${stdout}${stderr}`;
}
