import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser without a window. */
export function startedChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/**
 * Where Chromium is: as `STACKELBERG_CHROMIUM` says, on the path, or freshly installed where the
 * system's packages may be; `null` where it cannot be.
 */
export function chromiumPath(): string | null {
  const told = process.env["STACKELBERG_CHROMIUM"];
  if (told) return told;
  return onPath() ?? (installed() ? onPath() : null);
}

function onPath(): string | null {
  const folders = (process.env["PATH"] ?? "").split(":");
  const files = folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  return files.find((file) => existsSync(file)) ?? null;
}

/** Debian and its relatives, as root: everywhere else a package is for people to install. */
function installed(): boolean {
  if (process.getuid?.() !== 0) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: readonly string[]) =>
    spawnSync("apt-get", args, { env: environment, stdio: "ignore", timeout: 300_000 }).status ===
    0;
  return apt("update") && apt("install", "--yes", "--no-install-recommends", "chromium");
}
