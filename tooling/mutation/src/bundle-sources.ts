import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const bundled = at("coverage/mutated");

/** Libraries stay where they are, so that tests and sources share one copy of each. */
const librariesApart: Plugin = {
  name: "libraries-apart",
  enforce: "pre",
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true });
    if (!found?.id.includes("/node_modules/")) return found;
    return { id: found.id, external: "absolute" };
  },
};

/**
 * Bundles the packages that are tested, with their mutants. Every mutant starts with fresh modules, so
 * what it costs is mostly how long they take to load: five files instead of some 400.
 */
export async function setup(): Promise<void> {
  // one copy of the repository holds every mutant, so its second test process finds them bundled
  if (process.env["STRYKER_MUTATOR_WORKER"] !== undefined && existsSync(bundled)) return;
  await build({
    configFile: false,
    logLevel: "warn",
    root: at("."),
    resolve: {
      // the packages of this copy, not those of the repository that node_modules links to
      alias: [
        { find: /^@stackelberg\/([\w-]+)$/, replacement: at("packages/$1/src/index.ts") },
        { find: /^@stackelberg\/([\w-]+)\/([\w-]+)$/, replacement: at("packages/$1/src/$2.ts") },
      ],
    },
    plugins: [librariesApart],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20",
      outDir: bundled,
      rollupOptions: {
        treeshake: false,
        input: {
          game: at("packages/game/src/index.ts"),
          "game-file": at("packages/game/src/file.ts"),
          gallery: at("packages/gallery/src/index.ts"),
          solvers: at("packages/solvers/src/index.ts"),
          incentive: at("packages/incentive/src/index.ts"),
          "tooling-written-out": at("tooling/written-out/src/index.ts"),
        },
      },
    },
  });
}
