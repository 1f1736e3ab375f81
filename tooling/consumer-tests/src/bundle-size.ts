import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { root } from "./tarballs.ts";

/** How much a browser has to fetch at the start, in thousands of bytes, gzipped. */
export interface BundleSize {
  /** Packages of this family alone. */
  readonly own: number;
  /** With the libraries that they import. */
  readonly all: number;
  /** The libraries that are in it. */
  readonly libraries: readonly string[];
}

/** The door depends on every package, so all of them can be found from there. */
const folder = join(root, "packages", "stackelberg");
const entry = join(folder, "weighed.js");
/** Loaded when the first picture is drawn or the first program solved. */
const later = ["vega", "vega-lite", "highs"];
const libraryOf = (id: string): string | undefined =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];

/** Bundles and minifies a module as Vite does for browsers, and weighs it. */
export async function bundleSize(code: string): Promise<BundleSize> {
  const { output } = (await build({
    configFile: false,
    logLevel: "error",
    root: folder,
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      minify: "esbuild",
      target: "es2022",
      modulePreload: false,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        external: later,
        output: { manualChunks: (id) => (libraryOf(id) ? "libraries" : undefined) },
      },
    },
  })) as Rollup.RollupOutput;
  const chunks = output.filter((file) => file.type === "chunk");
  const libraries = chunks
    .flatMap(({ modules }) => Object.entries(modules))
    .flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? (libraryOf(id) ?? []) : []));
  return {
    own: weight(chunks.filter(({ name }) => name !== "libraries")),
    all: weight(chunks),
    libraries: [...new Set(libraries)].sort(),
  };
}

const weight = (chunks: readonly Rollup.OutputChunk[]): number =>
  chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0) / 1000;
