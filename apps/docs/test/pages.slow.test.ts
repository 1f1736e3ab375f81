import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@stackelberg/tooling-chromium";
import { expect } from "vitest";
import { pagesIn } from "./guide-page.ts";
import { browserTest, expectQuiet, visitor } from "./open-page.ts";

const { open, origin } = visitor();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const paths = [
  "/",
  "/playground",
  ...["guide", "theory", "reference"].flatMap(pagesIn).map((file) => `/${file.replace(".md", "")}`),
  "/gallery/",
  "/gallery/shared-price",
  "/gallery/charging-night",
  "/api/",
  "/api/@stackelberg/solvers",
];

browserTest.each(paths)(
  "%s loads without complaint in the light and in the dark, and fits a phone",
  async (path) => {
    const opened = await open(path, { colorScheme: "light" });
    const { page } = opened;
    await settled(page, path);
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator("html.dark").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(excess).toBeLessThanOrEqual(0);
    expectQuiet(opened, origin());
    await page.close();
  },
);

browserTest("no page of the API is wider than a phone", async () => {
  const api = ["charts", "game/index-1", "incentive", "mean-field", "randomized", "report/index-1"];
  const { page } = await open("/api/", { viewport: { width: 390, height: 844 } });
  for (const name of api) {
    await page.goto(`${origin()}/api/@stackelberg/${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, name).toBeLessThanOrEqual(390);
  }
});

browserTest("a phone sees the playground without scrolling sideways", async () => {
  const { page } = await open("/playground", {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await settled(page, "/playground");
  const seen = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(seen).toBeLessThanOrEqual(390);
});

browserTest("moving a slider redraws a figure of the theory", async () => {
  const opened = await open("/theory/limit");
  const { page } = opened;
  const figure = page.getByTestId("figure-limit");
  const said = await figure.locator("figcaption").textContent();
  const slider = figure.getByRole("slider").first();
  await slider.focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowLeft");
  await figure.locator("img[src^='data:']").waitFor();
  await page.waitForFunction(
    ([before]) =>
      !document
        .querySelector("[data-testid=figure-limit] figcaption")
        ?.textContent?.includes(before ?? ""),
    [said],
  );
  expect(await figure.locator("output").first().textContent()).toBe("1");
  expectQuiet(opened, origin());
});

async function settled(page: Page, path: string): Promise<void> {
  if (path === "/playground") await page.getByTestId("answer").waitFor();
}

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe calls serious or critical. */
async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  // colours that fade into each other are judged when they have arrived
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  const violations = await page.evaluate(async () => {
    const run: unknown = Reflect.get(Reflect.get(window, "axe") as object, "run");
    if (typeof run !== "function") throw new Error("axe is not there");
    const result: { violations: Finding[] } = await run(document);
    return result.violations;
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(" ; ")}`,
    );
}
