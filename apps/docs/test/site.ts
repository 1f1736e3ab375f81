import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const built = fileURLToPath(new URL("../.vitepress/dist/", import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** The built site, served on this machine. */
export interface Site {
  /** Address without the last slash. */
  readonly origin: string;
  readonly close: () => void;
}

/** Whether there is a built site. */
export function isBuilt(): boolean {
  return existsSync(join(built, "playground.html"));
}

/** Serves the built site as any static host does. */
export async function servedSite(): Promise<Site> {
  const server = createServer(({ url = "/" }, response) => {
    const file = fileOf(new URL(url, "http://localhost").pathname);
    if (file === null) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<Server>((done) => server.listen(0, "127.0.0.1", () => done(server)));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

function fileOf(path: string): string | null {
  const wanted = join(built, normalize(decodeURIComponent(path)));
  const options = [wanted, join(wanted, "index.html"), `${wanted}.html`];
  return options.find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}
