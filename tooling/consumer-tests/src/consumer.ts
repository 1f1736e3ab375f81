import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Tarball, temporaryFolder } from "./tarballs.ts";

const quiet = [
  "--prefer-offline",
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
];

/** A project outside the workspace that has packages installed from their tarballs. */
export interface Consumer {
  readonly folder: string;
  /** Writes a file into the project. */
  readonly write: (file: string, text: string) => void;
  /** Text of a file of the project. */
  readonly read: (file: string) => string;
  /** Runs a command in the project. */
  readonly run: (command: string, args: readonly string[]) => SpawnSyncReturns<string>;
  /** Runs a command in the project and returns what it printed; throws if it failed. */
  readonly output: (command: string, args: readonly string[]) => string;
}

/**
 * A project that depends on the packages `direct` alone; what those need of each other comes from
 * the tarballs too, everything else from the registry. Plain npm, nothing of this workspace.
 */
export function installed(tarballs: readonly Tarball[], direct: readonly string[]): Consumer {
  const folder = temporaryFolder();
  const file = ({ name, filename }: Tarball) => [name, `file:${filename}`];
  const isDirect = ({ name }: Tarball) => direct.includes(name);
  const project = consumerAt(folder);
  project.write(
    "package.json",
    JSON.stringify({
      name: "consumer",
      private: true,
      type: "module",
      dependencies: Object.fromEntries(tarballs.filter(isDirect).map(file)),
      overrides: Object.fromEntries(tarballs.filter((t) => !isDirect(t)).map(file)),
    }),
  );
  project.output("npm", ["install", ...quiet]);
  return project;
}

/** Whether a command of npm works here. */
export function available(command: string, args: readonly string[]): boolean {
  const options = { env: outsideEnvironment(), stdio: "ignore", timeout: 120_000 } as const;
  return spawnSync(command, args, options).status === 0;
}

function consumerAt(folder: string): Consumer {
  const options = { cwd: folder, env: outsideEnvironment(), encoding: "utf8" } as const;
  const shell = process.platform === "win32";
  return {
    folder,
    write(file, text) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    read: (file) => readFileSync(join(folder, file), "utf8"),
    run: (command, args) => spawnSync(command, args, { ...options, shell }),
    output: (command, args) =>
      execFileSync(command, args, { ...options, shell, maxBuffer: 2 ** 26 }),
  };
}

/** The environment without what npm, pnpm and vitest told their children about this workspace. */
function outsideEnvironment(): NodeJS.ProcessEnv {
  const inside =
    /^(npm_(?!config_(.*registry|.*proxy|cafile|cache|userconfig)$)|pnpm_|vitest|node_env$|node_path$|init_cwd$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inside.test(name)));
}
