import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromiumPath } from "@stackelberg/tooling-chromium";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "./recorded-terminal.ts";
import { rendered } from "./rendered-page.ts";

const program = chromiumPath();

describe.skipIf(program === null)("the report in a browser", () => {
  test("a page that asks, complains or is too wide would be found out", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "bad.html");
    const bad = `<!doctype html><img src="http://127.0.0.1:9/x.png"><p style="width:2000px">.</p><script>console.error("no")</script>`;
    writeFileSync(file, bad);
    const page = await rendered(program ?? "", pathToFileURL(file).href, 900);
    expect(page.requests).toContain("http://127.0.0.1:9/x.png");
    expect(page.complaints.length).toBeGreaterThan(0);
    expect(page.overflows).toBe(true);
  }, 60_000);

  test.each([
    ["ev-charging", 900],
    ["ev-charging", 380],
    ["shared-price", 900],
  ])(
    "%s, %d pixels wide: no request, no complaint, a picture and a print",
    async (game, width) => {
      const folder = temporaryFolder();
      const file = join(folder, "report.html");
      await run(["report", game, "--out", file]);
      const page = await rendered(program ?? "", pathToFileURL(file).href, width);
      expect(page.requests).toEqual([]);
      expect(page.complaints).toEqual([]);
      expect(page.overflows).toBe(false);
      expect(page.png.subarray(1, 4).toString()).toBe("PNG");
      expect(page.png.readUInt32BE(16)).toBe(width);
      expect(page.png.readUInt32BE(20)).toBeGreaterThan(1500);
      expect(page.pdf.subarray(0, 5).toString()).toBe("%PDF-");
      const pages = page.pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
      expect(pages.length).toBeGreaterThanOrEqual(3);
      expect(pages.length).toBeLessThanOrEqual(8);
      // A4 in points
      expect(page.pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    },
    60_000,
  );
});
