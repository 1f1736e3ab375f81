import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

/** The repository. */
export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** A package as it would be published. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  /** Where it is. */
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** An empty folder outside the workspace, removed when the tests of the file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stackelberg-consumer-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs all published packages as they are built. */
export function packed(folder: string): readonly Tarball[] {
  const published = ["--filter", "./packages/*", "--filter", "@stackelberg/cli"];
  const pack = ["--recursive", ...published, "pack", "--json", "--pack-destination", folder];
  const pnpm = join(root, "node_modules", "pnpm", "bin", "pnpm.cjs");
  const output = execFileSync(process.execPath, [pnpm, ...pack], { cwd: root, encoding: "utf8" });
  return JSON.parse(output) as readonly Tarball[];
}
