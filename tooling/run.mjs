// Runs a task of the repository with the pinned pnpm, whichever client started it:
//   npm run demo | npm test | npx --yes pnpm@10.34.9 test | corepack pnpm test
// Works on a clean clone: the pinned pnpm is fetched with npx, and it installs what is missing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [task = "test", ...rest] = process.argv.slice(2);
// a log file or a pipe gets plain text, also where CI=true would colour it
const plain = !process.stdout.isTTY && process.env.FORCE_COLOR === undefined;
const env = {
  ...process.env,
  // an absolute path: turbo starts pnpm in the folder of each package
  PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  npm_config_loglevel: "warn",
  ...(plain ? { NO_COLOR: "1" } : {}),
};
const options = { cwd: root, env, shell: process.platform === "win32" };

/** Runs a command in full view and returns its exit code. */
function status(command, args, extraEnv = {}) {
  const result = spawnSync(command, args, {
    ...options,
    env: { ...env, ...extraEnv },
    stdio: "inherit",
  });
  if (result.error) console.error(result.error.message);
  return result.status ?? 1;
}

/** Runs a command in full view and stops with its exit code if that is not 0. */
function run(command, args) {
  const code = status(command, args);
  if (code !== 0) process.exit(code);
}

/** Runs a command silently, shows what it said only if it failed, and returns whether it passed. */
function passes(command, args) {
  const result = spawnSync(command, args, { ...options, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (result.status === 0) return true;
  process.stdout.write(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ?? ""}\n`);
  return false;
}

const turbo = (...args) => ["turbo", ["run", ...args, "--continue", "--output-logs=errors-only"]];
const commands = {
  build: turbo("build"),
  types: turbo("typecheck"),
  lint: ["biome", ["check", "--error-on-warnings", "."]],
  boundaries: ["turbo", ["boundaries"]],
  api: ["pnpm", ["--filter", "@stackelberg/docs", "run", "--silent", "api"]],
  docs: turbo("docs"),
};

/** Runs the named checks, one line each, and returns the names of those that failed. */
function check(...names) {
  return names.filter((name) => {
    const start = Date.now();
    const passed = passes(...commands[name]);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${passed ? "ok    " : "FAILED"} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
    return !passed;
  });
}

/** Runs the checks, then the tests, which run from the sources even when a check failed. */
function test({ slow }) {
  const failed = check("build", "types", "lint", "boundaries", ...(slow ? ["docs"] : []));
  const code = status("vitest", ["run", ...rest], {
    STACKELBERG_FAILED_CHECKS: failed.join(","),
    ...(slow ? { STACKELBERG_SLOW: "1" } : {}),
  });
  return failed.length > 0 ? 1 : code;
}

const tasks = {
  demo() {
    const cli = turbo("build", "--filter=@stackelberg/cli...");
    if (!passes(...cli)) return 1;
    return status(process.execPath, ["apps/cli/bin/stackelberg.js", "demo", ...rest]);
  },
  test: () => test({ slow: false }),
  "test:all": () => test({ slow: true }),
  build: () => status(...commands.build),
  typecheck: () => status(...commands.types),
  lint: () => status(...commands.lint),
  format: () => status("biome", ["check", "--write", ...(rest.length > 0 ? rest : ["."])]),
  bench() {
    if (!passes(...commands.build)) return 1;
    return status("vitest", ["bench", "--run", "--config", "vitest.bench.config.ts", ...rest]);
  },
  "bench:compare": () => status(process.execPath, ["tooling/bench-comparison.mjs", ...rest]),
  coverage: () => status("vitest", ["run", "--coverage", ...rest]),
  api: () => status(...commands.api),
  docs: () => status(...commands.docs),
  "docs:dev"() {
    if (!passes(...commands.build)) return 1;
    return status("pnpm", ["--filter", "@stackelberg/docs", "run", "dev", ...rest]);
  },
  packages() {
    if (!passes(...commands.build)) return 1;
    const tests = ["run", "--project", "slow", "tooling/consumer-tests", ...rest];
    return status("vitest", tests, { STACKELBERG_SLOW: "1" });
  },
  readmes: () => status("vitest", ["run", "tooling/readmes", "--update"]),
  unused: () => status("knip", rest),
  changeset: () => status("changeset", rest),
  mutation: () => status(process.execPath, ["tooling/mutation/src/run.mjs", ...rest]),
  gallery: () => status(process.execPath, ["packages/gallery/generate.mjs", ...rest]),
  "new:solver": () => status(process.execPath, ["tooling/generators/new-solver.mjs", ...rest]),
  "new:game": () => status(process.execPath, ["tooling/generators/new-game.mjs", ...rest]),
  "release:version": () => status(process.execPath, ["tooling/release.mjs", "version"]),
  "release:dry": () => status(process.execPath, ["tooling/release.mjs", "dry"]),
};

/** Runs this program again under the pinned pnpm, from node_modules if it is there, else with npx. */
function underPnpm() {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const pinned = JSON.parse(manifest).packageManager.split("+")[0];
  const again = ["exec", "node", "tooling/run.mjs", task, ...rest];
  const local = new URL("../node_modules/pnpm/package.json", import.meta.url);
  if (existsSync(local) && `pnpm@${JSON.parse(readFileSync(local, "utf8")).version}` === pinned) {
    run(process.execPath, [fileURLToPath(new URL("bin/pnpm.cjs", local)), ...again]);
  } else {
    console.error("First run: installing and building takes about half a minute.");
    run("npx", ["--yes", "--prefer-offline", "--package", pinned, "--", "pnpm", ...again]);
  }
}

if (!Object.hasOwn(tasks, task)) {
  console.error(`Unknown task "${task}". There are: ${Object.keys(tasks).join(", ")}.`);
  process.exitCode = 1;
} else if ((process.env["npm_config_user_agent"] ?? "").startsWith("pnpm/")) {
  process.exitCode = tasks[task]();
} else {
  underPnpm();
}
