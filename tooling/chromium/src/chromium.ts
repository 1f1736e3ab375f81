import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

export type { Browser, BrowserContextOptions, Page } from "playwright-core";

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
 * system's packages may be; `null`, and a visible message, where it cannot be had.
 */
export function chromiumPath(): string | null {
  const told = process.env["STACKELBERG_CHROMIUM"];
  if (told) return told;
  const found = onPath();
  if (found !== null) return found;
  install();
  const installed = onPath();
  if (installed === null) {
    console.warn(
      "SKIPPED: there is no Chromium, and none can be installed; name one in STACKELBERG_CHROMIUM",
    );
  }
  return installed;
}

function onPath(): string | null {
  const folders = (process.env["PATH"] ?? "").split(":");
  const files = folders.flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  return files.find((file) => existsSync(file)) ?? null;
}

/**
 * Debian and its relatives, as root: everywhere else a package is for people to install. Test files
 * run side by side, so the second one waits for the first at the lock and finds the work done.
 */
function install(): void {
  if (process.getuid?.() !== 0) return;
  const apt = (...args: readonly string[]) =>
    spawnSync("apt-get", [...args, "-o", "DPkg::Lock::Timeout=600"], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "ignore",
      timeout: 600_000,
    });
  apt("update");
  apt("install", "--yes", "--no-install-recommends", "chromium");
}
