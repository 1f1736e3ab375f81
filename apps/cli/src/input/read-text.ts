import { readFile, stat } from "node:fs/promises";
import { CommandError } from "../command-error.ts";
import type { Terminal } from "../terminal.ts";

const LARGEST = 64_000_000;

/**
 * The text of a file, or of standard input for `-`.
 *
 * @throws {@link CommandError} for a file that is missing, unreadable, a folder, too large or not
 * text.
 */
export async function readText(path: string, terminal: Terminal): Promise<string> {
  if (path === "-") return decoded(await terminal.stdin(), "standard input");
  if (path === "") {
    throw new CommandError("STACKELBERG_FILE_NAME", "the name of the file is empty");
  }
  return decoded(await contentOf(path), path);
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) throw failure("STACKELBERG_FILE_IS_FOLDER", path, "is a folder");
    if (status.size > LARGEST) {
      throw failure("STACKELBERG_FILE_TOO_LARGE", path, `has ${status.size} bytes, too many`);
    }
    return await readFile(path);
  } catch (error) {
    throw error instanceof CommandError ? error : unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): CommandError {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (reason === "ENOENT" || reason === "ENOTDIR") {
    return new CommandError("STACKELBERG_FILE_MISSING", `there is no file ${JSON.stringify(path)}`);
  }
  const denied = reason === "EACCES" || reason === "EPERM";
  return failure(
    "STACKELBERG_FILE_UNREADABLE",
    path,
    denied ? "may not be read (permission denied)" : `cannot be read (${reason})`,
  );
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new CommandError(
    "STACKELBERG_FILE_NOT_TEXT",
    `${name}: not a text file; expected a game as YAML or JSON in UTF-8`,
  );
}

function failure(code: `STACKELBERG_${string}`, path: string, what: string): CommandError {
  return new CommandError(code, `${path}: ${what}; expected a text file`);
}
