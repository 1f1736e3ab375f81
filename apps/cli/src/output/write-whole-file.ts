import { randomUUID } from "node:crypto";
import { realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CommandError } from "../command-error.ts";

/**
 * Writes a file whole or not at all: first beside it, then renamed. Interrupting waits for the end.
 *
 * @param inputs - Files that must not be overwritten: what the command reads.
 * @throws {@link CommandError} where nothing can be written; then nothing is left behind.
 */
export function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  inputs: readonly string[] = [],
): void {
  const target = checkWritable(path, inputs);
  const interrupted = (): void => process.exit(130);
  process.once("SIGINT", interrupted);
  try {
    if (isDevice(target)) writeFileSync(target, content);
    else writeThenRename(target, content);
  } catch (error) {
    throw notWritten(path, error);
  } finally {
    process.removeListener("SIGINT", interrupted);
  }
}

/** Checks a place for a file before anything is computed; follows links. */
export function checkWritable(path: string, inputs: readonly string[] = []): string {
  if (path === "" || path === "-") {
    throw new CommandError(
      "STACKELBERG_OUT_NAME",
      `--out cannot be ${JSON.stringify(path)}; expected the name of a file (--json prints the result)`,
    );
  }
  const target = realPath(path);
  if (statusOf(target)?.isDirectory()) throw notWritten(path, "it is a folder");
  if (inputs.some((input) => input !== "-" && realPath(input) === target)) {
    throw notWritten(path, "it is the file that is read");
  }
  if (!statusOf(dirname(target))?.isDirectory()) {
    throw notWritten(path, "its folder does not exist");
  }
  return target;
}

function writeThenRename(target: string, content: string | Uint8Array): void {
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    writeFileSync(draft, content, { flag: "wx" });
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function isDevice(path: string): boolean {
  const status = statusOf(path);
  return status !== undefined && !status.isFile();
}

function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function notWritten(path: string, error: unknown): CommandError {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  const denied = ["EACCES", "EPERM", "EROFS"].includes(reason);
  return new CommandError(
    "STACKELBERG_OUT_UNWRITABLE",
    `${path}: cannot be written: ${denied ? "permission denied" : reason}`,
  );
}
