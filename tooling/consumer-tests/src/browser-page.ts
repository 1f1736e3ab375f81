import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startedChromium } from "@stackelberg/tooling-chromium";
import { build } from "vite";
import type { Consumer } from "./consumer.ts";

/** Builds a page of a project with Vite, opens it in Chromium, and returns its text. */
export async function textInBrowser(
  consumer: Consumer,
  module: string,
  chromium: string,
): Promise<{ readonly text: string; readonly complaints: readonly string[] }> {
  const script = '<script type="module" src="/main.ts"></script>';
  consumer.write("index.html", `<!doctype html><title>consumer</title><body>${script}</body>`);
  consumer.write("main.ts", module);
  await build({ root: consumer.folder, configFile: false, logLevel: "error" });
  const server = createServer((request, response) => {
    const file = request.url === "/" ? "index.html" : (request.url ?? "").slice(1);
    const script = file.endsWith(".js");
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    createReadStream(join(consumer.folder, "dist", file))
      .on("error", () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const browser = await startedChromium(chromium);
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => void complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction("document.title === 'done'", undefined, { timeout: 60_000 });
    return { text: (await page.textContent("body")) ?? "", complaints };
  } finally {
    await browser.close();
    server.close();
  }
}
