import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What a browser saw of a page. */
export interface RenderedPage {
  readonly png: Buffer;
  readonly pdf: Buffer;
  /** Addresses that were asked for, the page itself not counted. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console. */
  readonly complaints: readonly string[];
  /** Whether something sticks out to the right of a window of the asked width. */
  readonly overflows: boolean;
}

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--hide-scrollbars",
  "--remote-debugging-pipe",
];

/** The program, if there is one: `STACKELBERG_CHROMIUM`, or Debian's package `chromium`. */
export function chromium(): string | null {
  const named = process.env["STACKELBERG_CHROMIUM"];
  if (named && existsSync(named)) return named;
  const { status, stdout } = spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

/** Renders a file by the browser's own protocol: picture, print, and everything it asked for. */
export async function rendered(
  program: string,
  url: string,
  { width, profile }: { readonly width: number; readonly profile: string },
): Promise<RenderedPage> {
  const browser = spawn(program, [...FLAGS, `--user-data-dir=${profile}`], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const closed = new Promise((done) => browser.once("close", done));
  try {
    return await visit(protocol(browser), url, width);
  } finally {
    browser.kill();
    await closed;
  }
}

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

interface Protocol {
  readonly call: (
    method: string,
    params?: object,
    sessionId?: string,
  ) => Promise<Record<string, unknown>>;
  readonly heard: readonly Message[];
  readonly waitFor: (method: string) => Promise<void>;
}

function protocol(browser: ReturnType<typeof spawn>): Protocol {
  const [, , , input, output] = browser.stdio as unknown as [
    unknown,
    unknown,
    unknown,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ];
  const heard: Message[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  let rest = "";
  let next = 0;
  output.setEncoding("utf8");
  output.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) heard.push(message);
      else waiting.get(message.id)?.(message);
    }
  });
  const call: Protocol["call"] = (method, params = {}, sessionId) =>
    new Promise((done, fail) => {
      next += 1;
      waiting.set(next, ({ result = {}, error }) =>
        error ? fail(new Error(`${method}: ${error.message}`)) : done(result),
      );
      input.write(`${JSON.stringify({ id: next, method, params, sessionId })}\0`);
    });
  const waitFor: Protocol["waitFor"] = async (method) => {
    while (!heard.some((message) => message.method === method)) {
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { call, heard, waitFor };
}

async function visit(
  { call, heard, waitFor }: Protocol,
  url: string,
  width: number,
): Promise<RenderedPage> {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const page = (method: string, params = {}) => call(method, params, String(sessionId));
  for (const domain of ["Page", "Network", "Log", "Runtime"]) await page(`${domain}.enable`);
  const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 600 };
  await page("Emulation.setDeviceMetricsOverride", metrics);
  await page("Page.navigate", { url });
  await waitFor("Page.loadEventFired");
  const wide = await page("Runtime.evaluate", {
    expression: "document.documentElement.scrollWidth",
  });
  const { data: png } = await page("Page.captureScreenshot", { captureBeyondViewport: true });
  const print = { preferCSSPageSize: true, printBackground: true };
  const { data: pdf } = await page("Page.printToPDF", print);
  const asked = heard.flatMap(({ method, params }) =>
    method === "Network.requestWillBeSent"
      ? [String(Reflect.get(Object(params?.["request"]), "url"))]
      : [],
  );
  return {
    png: Buffer.from(String(png), "base64"),
    pdf: Buffer.from(String(pdf), "base64"),
    requests: asked.filter((address) => address !== url),
    complaints: heard.flatMap(complaint),
    overflows: Number(Reflect.get(Object(wide["result"]), "value")) > width,
  };
}

function complaint({ method, params }: Message): readonly string[] {
  if (method === "Runtime.exceptionThrown") return [JSON.stringify(params)];
  const entry = Object(method === "Log.entryAdded" ? params?.["entry"] : params);
  const level = String(Reflect.get(entry, "level") ?? Reflect.get(entry, "type"));
  const talks = method === "Log.entryAdded" || method === "Runtime.consoleAPICalled";
  return talks && ["error", "warning"].includes(level) ? [JSON.stringify(entry)] : [];
}
