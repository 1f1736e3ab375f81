import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatWithOptions } from "node:util";
import { vi } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Writes examples into a folder of their own, with imports that lead to the sources. */
export function writeExamples(folder: string, codes: readonly string[]): readonly string[] {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  return codes.map((code, i) => {
    const file = join(folder, `example-${i}.ts`);
    writeFileSync(
      file,
      code.replaceAll(/(?<=from )"((?:@stackelberg\/|stackelberg)[^"]*)"/g, (_, name) =>
        source(name),
      ),
    );
    return file;
  });
}

function source(name: string): string {
  const [folder, entry = "index"] = name.replace("@stackelberg/", "").split("/");
  return JSON.stringify(join(root, "packages", folder ?? "", "src", `${entry}.ts`));
}

/** What an example prints. */
export async function outputOf(file: string): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    lines.push(formatWithOptions({ colors: false }, ...values));
  });
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
  }
  return lines.join("\n");
}

/** Checks the types of the files in a folder under the flags of the repository. */
export function typeErrors(folder: string): string {
  const config = { extends: join(root, "tsconfig.test.base.json"), include: ["*.ts"] };
  const options = {
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    noUnusedLocals: false,
    types: [],
  };
  const file = join(folder, "tsconfig.json");
  writeFileSync(file, JSON.stringify({ ...config, compilerOptions: options }));
  try {
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [compiler, "-p", file], { encoding: "utf8" });
    return "";
  } catch (error) {
    return String(Reflect.get(Object(error), "stdout"));
  }
}
