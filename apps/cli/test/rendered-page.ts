import { startedChromium } from "@stackelberg/tooling-chromium";

/** What a browser saw of a page. */
export interface RenderedPage {
  readonly png: Buffer;
  readonly pdf: Buffer;
  /** Addresses that were asked for, the page itself not counted. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
  /** Whether something sticks out to the right of a window of the asked width. */
  readonly overflows: boolean;
}

/** Renders a file: picture, print, and everything it asked for. */
export async function rendered(program: string, url: string, width: number): Promise<RenderedPage> {
  const browser = await startedChromium(program);
  try {
    const requests: string[] = [];
    const complaints: string[] = [];
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(url, { waitUntil: "load" });
    const wide = await page.evaluate("document.documentElement.scrollWidth");
    return {
      png: await page.screenshot({ fullPage: true }),
      pdf: await page.pdf({ preferCSSPageSize: true, printBackground: true }),
      requests: requests.filter((address) => address !== url),
      complaints,
      overflows: Number(wide) > width,
    };
  } finally {
    await browser.close();
  }
}
