import {
  type Browser,
  type BrowserContextOptions,
  chromiumPath,
  type Page,
  startedChromium,
} from "@stackelberg/tooling-chromium";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isBuilt, type Site, servedSite } from "./site.ts";

/** A page with everything that went wrong in it, and everything that it asked for. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for. */
  readonly requests: readonly string[];
}

/** What tests of the built site share. */
export interface Visitor {
  /** Opens a path of the site. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenedPage>;
  readonly origin: () => string;
}

const executable = chromiumPath();
if (executable !== null && !isBuilt()) {
  throw new Error("the site is not built: run npm run docs first");
}

/** A test in a browser; skipped, and said so, where there is none. */
export const browserTest: typeof test = executable === null ? (test.skip as typeof test) : test;

/** A browser and the site for all tests of a file. */
export function visitor(): Visitor {
  let site: Site | null = null;
  let browser: Browser | null = null;
  beforeAll(async () => {
    if (executable === null) return;
    site = await servedSite();
    browser = await startedChromium(executable);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  const origin = () => site?.origin ?? "";
  return {
    origin,
    async open(path, options = {}) {
      if (!browser) throw new Error("the browser has not started");
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => void complaints.push(error.message));
      page.on("request", (request) => void requests.push(request.url()));
      await page.goto(`${origin()}${path}`, { waitUntil: "networkidle" });
      return { page, complaints, requests };
    },
  };
}

/** Nothing was complained about, and nothing was asked of another machine. */
export function expectQuiet({ complaints, requests }: OpenedPage, origin: string): void {
  expect(complaints).toEqual([]);
  const inside = (address: string) => address.startsWith(origin) || /^(data|blob):/.test(address);
  expect(requests.filter((address) => !inside(address))).toEqual([]);
}
