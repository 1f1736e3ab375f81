import { gzipSync } from "node:zlib";
import { galleryGame } from "@stackelberg/gallery";
import type { Page } from "@stackelberg/tooling-chromium";
import { expect } from "vitest";
import { browserTest, expectQuiet, visitor } from "./open-page.ts";

const { open, origin } = visitor();
const answered = (page: Page) => page.getByTestId("answer").waitFor();
const editor = (page: Page) => page.locator(".cm-content");

/** The verdict that stands above the answer, once it is about this game. */
async function verdictOf(page: Page, title: string): Promise<string> {
  const headline = page.getByTestId("answer").locator(".headline");
  await headline.filter({ hasText: title }).waitFor();
  return ((await headline.locator(".verdict").textContent()) ?? "").replace(/^\W+/, "");
}

async function replaceText(page: Page, text: string): Promise<void> {
  await page.getByTestId("editor").hover();
  await editor(page).click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

browserTest("loads, solves, and asks nothing of anybody else", async () => {
  const opened = await open("/playground");
  await answered(opened.page);
  expect(await verdictOf(opened.page, "Evening peak with one price")).toBe("approximate");
  expectQuiet(opened, origin());
});

browserTest("the first load needs less than 240 kB of script", async () => {
  const { page, requests } = await open("/playground");
  await answered(page);
  const total = await scriptSize(requests);
  console.info(`first load of the playground: ${kilobytes(total)} of script, gzipped`);
  expect(total).toBeLessThan(240_000);
  expect(requests.some((address) => /wasm|vega|highs/.test(address))).toBe(false);
  await page.getByTestId("editor").hover();
  await editor(page).waitFor();
  const whole = await scriptSize(requests);
  console.info(`with the editor: ${kilobytes(whole)}`);
  expect(whole).toBeLessThan(400_000);
});

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

/** Gzipped bytes of the scripts that were asked for. */
async function scriptSize(requests: readonly string[]): Promise<number> {
  const scripts = [...new Set(requests)].filter((address) =>
    /\.m?js$/.test(new URL(address).pathname),
  );
  const sizes = await Promise.all(
    scripts.map(
      async (address) => gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length,
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

browserTest("the smallest game is solved at once", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  const taken: number[] = [];
  for (let again = 0; again < 5; again++) {
    await page.getByTestId("solve").click();
    await page.getByTestId("work").waitFor({ state: "detached" });
    const said = (await page.getByTestId("milliseconds").textContent()) ?? "";
    taken.push(Number(/in (\d+) ms/.exec(said)?.[1]));
  }
  expect(taken.every(Number.isFinite)).toBe(true);
  console.info(`minimal is solved in ${taken.join(", ")} ms in the page`);
});

browserTest("the text is a plain field until somebody turns to it", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  const plain = page.locator("textarea.plain");
  expect(await plain.inputValue()).toBe(galleryGame("minimal")?.text);
  await page.getByTestId("picker").selectOption("case-a");
  expect(await plain.inputValue()).toBe(galleryGame("case-a")?.text);
  const top = async () => (await page.getByTestId("solve").boundingBox())?.y ?? 0;
  const before = await top();
  await plain.focus();
  await page.locator(".cm-content:focus").waitFor();
  expect(await plain.count()).toBe(0);
  expect(Math.abs((await top()) - before)).toBeLessThan(4);
  await page.getByTestId("picker").selectOption("minimal");
  expect(await editor(page).textContent()).toContain("name: minimal");
});

browserTest("an edited game is solved", async () => {
  const opened = await open("/playground#game=minimal");
  const { page } = opened;
  await answered(page);
  await replaceText(
    page,
    (galleryGame("minimal")?.text ?? "").replace("count: 10", "count: infinity"),
  );
  await page.getByTestId("solve").click();
  expect(await verdictOf(page, "infinitely many")).toBe("refused");
  expectQuiet(opened, origin());
});

browserTest("a mistake is shown at its line", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  const text = (galleryGame("minimal")?.text ?? "").replace("(u - 2*x)^2", "(u - 2*y9)^2");
  const line = text.split("\n").findIndex((one) => one.includes("y9")) + 1;
  await replaceText(page, text);
  await page
    .getByTestId("mistake")
    .filter({ hasText: `Line ${line},` })
    .waitFor();
  const marked = page.locator(".cm-lintRange-error");
  await marked.waitFor();
  expect(await marked.textContent()).toBe("y9");
  await page.getByTestId("solve").click();
  await page.getByText("There is no answer while the game has a mistake.").waitFor();
});

browserTest("keys are completed from the format of game files", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  await replaceText(page, "format: 1\nleader:\n  mon");
  await page.keyboard.press("Control+Space");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "monitors" }).waitFor();
  // what is typed at once still belongs to the text
  await page.waitForTimeout(150);
  await page.keyboard.press("Enter");
  expect(await editor(page).textContent()).toContain("monitors: ");
});

browserTest("long work can be cancelled, and the page stays responsive meanwhile", async () => {
  const opened = await open("/playground#game=minimal");
  const { page } = opened;
  await answered(page);
  await page.getByTestId("picker").selectOption("charging-night");
  await page
    .getByTestId("work")
    .filter({ hasText: /relaxation \d+/ })
    .waitFor();
  const longest = await longestPause(page);
  console.info(`longest pause of the page while a worker solves: ${longest.toFixed(0)} ms`);
  expect(await page.getByTestId("cancel").isVisible(), "it was still at work").toBe(true);
  await page.getByTestId("cancel").click();
  await page.getByText("Cancelled.").waitFor();
  await page.getByTestId("picker").selectOption("case-a");
  expect(await verdictOf(page, "1")).toBe("certified");
  expectQuiet(opened, origin());
});

/** The longest time between twenty frames, in milliseconds. */
function longestPause(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let [last, gap] = [performance.now(), 0];
    for (let frame = 0; frame < 20; frame++) {
      await new Promise((next) => requestAnimationFrame(next));
      gap = Math.max(gap, performance.now() - last);
      last = performance.now();
    }
    return gap;
  });
}

browserTest("the longest study tells how far it is, leaves the page alone, and stops", async () => {
  const opened = await open("/playground#game=plant-and-homes");
  const { page } = opened;
  await answered(page);
  await page.getByRole("button", { name: "Draw the population study" }).click();
  const work = page.locator(".pictures").getByTestId("work");
  await work.filter({ hasText: "studied N = " }).waitFor();
  await work.filter({ hasText: "disturbances" }).waitFor();
  console.info(
    `longest pause of the page during the longest study: ${(await longestPause(page)).toFixed(0)} ms`,
  );
  await work.filter({ hasText: /\d+ s$/ }).waitFor();
  await page.getByTestId("cancel-study").click();
  await page.locator(".pictures").getByText("Cancelled.").waitFor();
  expect(await page.getByTestId("picture-study").count()).toBe(0);
  expectQuiet(opened, origin());
});

browserTest("finite games load their solver when one is solved", async () => {
  const opened = await open("/playground#game=minimal");
  const { page, requests } = opened;
  await answered(page);
  expect(requests.some((address) => address.includes(".wasm"))).toBe(false);
  await page.getByTestId("picker").selectOption("audit");
  expect(await verdictOf(page, "randomising")).toBe("certified");
  expect(requests.some((address) => address.includes(".wasm"))).toBe(true);
  await page.getByRole("button", { name: "Judge this rule" }).click();
  await page.getByTestId("rule-answer").filter({ hasText: "certified" }).waitFor();
  expectQuiet(opened, origin());
});

browserTest("a tariff for one of two classes is judged", async () => {
  const { page } = await open("/playground#game=two-tariffs");
  expect(await verdictOf(page, "A tariff for homes")).toBe("certified");
  await page.locator("#rule-text").fill("payment(homes) = 0.5*u");
  await page.getByRole("button", { name: "Judge this rule" }).click();
  await page.getByTestId("rule-answer").filter({ hasText: "refused" }).waitFor();
});

browserTest("the slider and the switch change the figure", async () => {
  const { page } = await open("/playground#game=shared-price");
  await answered(page);
  const reaction = page.getByTestId("reaction-to-all");
  await reaction.waitFor();
  const before = await reaction.textContent();
  const slider = page.getByRole("slider", { name: "Number of followers" });
  await slider.focus();
  await page.keyboard.press("End");
  await page.getByTestId("population").locator(".verdict.refused").waitFor();
  expect(await reaction.textContent()).toBe("∞");
  expect(before).not.toBe("∞");
  await page.getByRole("radio", { name: "own payment" }).check();
  await page.getByTestId("population").locator(".verdict.certified").waitFor();
  await page.getByRole("radio", { name: "one big customer" }).check();
  await page.getByTestId("population").locator(".verdict.approximate").waitFor();
});

browserTest("pictures are drawn on demand", async () => {
  const opened = await open("/playground#game=case-a");
  const { page, requests } = opened;
  await answered(page);
  await page.getByRole("button", { name: "Draw the population study" }).click();
  const image = page.getByTestId("picture-study").locator("img");
  await image.waitFor();
  expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(300);
  await page.getByTestId("picture-frontier").waitFor();
  expect(requests.some((address) => address.includes("vega"))).toBe(true);
  expectQuiet(opened, origin());
});

browserTest("a rule of one's own is certified, convicted, or corrected", async () => {
  const { page } = await open("/playground#game=ho-luh-olsder");
  await answered(page);
  const rule = page.locator("#rule-text");
  const judge = page.getByRole("button", { name: "Judge this rule" });
  await rule.fill("uL = 2*uF - 10");
  await judge.click();
  await page.getByTestId("rule-answer").locator(".verdict.certified").waitFor();
  await rule.fill("uL = uF - 5");
  await judge.click();
  await page.getByTestId("rule-answer").locator(".verdict.refused").waitFor();
  await rule.fill("uL = 2*oops");
  await judge.click();
  await page.getByTestId("rule-mistake").filter({ hasText: "oops" }).waitFor();
});

browserTest("a shared address restores game, followers and rule", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  const text = (galleryGame("minimal")?.text ?? "").replace("name: minimal", "name: mine");
  await replaceText(page, text);
  await page.getByTestId("count").fill("1000");
  await page.locator("#rule-text").fill("u0 = 0.25*mean(u)");
  await page.getByTestId("share").click();
  await page.waitForFunction(() => location.hash.includes("file="));
  const again = await open(new URL(page.url()).pathname + new URL(page.url()).hash);
  await answered(again.page);
  await again.page.getByTestId("editor").hover();
  expect(await editor(again.page).textContent()).toContain("name: mine");
  expect(await again.page.getByTestId("count").inputValue()).toBe("1000");
  expect(await again.page.locator("#rule-text").inputValue()).toBe("u0 = 0.25*mean(u)");
  expect(await verdictOf(again.page, "1000 followers")).toBe("certified");
});

browserTest("everything can be done with the keyboard alone", async () => {
  const { page } = await open("/playground#game=minimal");
  await answered(page);
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      if (await reached()) return;
    }
    throw new Error("the Tab key does not lead there");
  };
  const focused = (selector: string) => () =>
    page.evaluate((one) => document.activeElement?.matches(one) ?? false, selector);
  await tabTo(focused("[data-testid=picker]"));
  await page.keyboard.type("A plan that is");
  expect(await verdictOf(page, "followers")).toBe("certified");
  await tabTo(focused("textarea.plain"));
  await page.locator(".cm-content:focus").waitFor();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("# a remark");
  await page.keyboard.press("Control+Enter");
  await tabTo(focused("[data-testid=solve]"));
  await page.keyboard.press("Enter");
  await answered(page);
  await tabTo(focused("summary"));
  await page.keyboard.press("Enter");
  await tabTo(focused("input[type=radio]"));
  await tabTo(focused("input[type=range]"));
  await page.keyboard.press("ArrowRight");
  await tabTo(focused("#rule-text"));
  await page.keyboard.press("Control+Enter");
  await page.getByTestId("rule-answer").waitFor();
});
