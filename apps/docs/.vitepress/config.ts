import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type DefaultTheme, defineConfigWithTheme } from "vitepress";
import { claimUses, withComputedBy } from "../generate/computed-by.ts";
import { gallerySidebar } from "../generate/gallery-pages.ts";
import { writePages } from "../generate/write-pages.ts";

const api: DefaultTheme.SidebarItem[] = JSON.parse(
  readFileSync(new URL("../pages/api/typedoc-sidebar.json", import.meta.url), "utf8"),
);
/** Entry points of a package stand beside each other: `game`, `game/file`. */
function flat(items: readonly DefaultTheme.SidebarItem[], prefix = ""): DefaultTheme.SidebarItem[] {
  return items.flatMap(({ text = "", link, items: inner }) => {
    const name = `${prefix}${text.replace("@stackelberg/", "")}`.replace(/\/index$/, "");
    return inner ? flat(inner, `${name}/`) : [{ text: name, link: link ?? "" }];
  });
}

const source = "@stackelberg/source";
const mode = "development|production";

export default async function config() {
  const uses = claimUses(new URL("../pages/api/", import.meta.url));
  const firstSentences = await writePages(new URL("../pages/", import.meta.url));
  return defineConfigWithTheme<
    DefaultTheme.Config & { readonly firstSentences: Readonly<Record<string, string>> }
  >({
    title: "Stackelberg",
    description:
      "Finds the rule that makes many followers choose what one leader wants, and proves that they will.",
    lang: "en",
    srcDir: "pages",
    base: process.env["STACKELBERG_DOCS_BASE"] ?? "/",
    cleanUrls: false,
    // whoever reads one page does not pay for the others
    router: { prefetchLinks: false },
    ignoreDeadLinks: false,
    lastUpdated: false,
    head: [["link", { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }]],
    markdown: {
      math: true,
      config: (md) => {
        md.core.ruler.before("normalize", "computed-by", (state) => {
          if (state.env.relativePath?.startsWith("theory/")) {
            state.src = withComputedBy(state.src, uses);
          }
        });
      },
      theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    },
    themeConfig: {
      firstSentences,
      search: { provider: "local" },
      outline: { level: [2, 3] },
      nav: [
        { text: "Guide", link: "/guide/", activeMatch: "/guide/" },
        { text: "Theory", link: "/theory/", activeMatch: "/theory/" },
        { text: "Playground", link: "/playground" },
        { text: "Gallery", link: "/gallery/", activeMatch: "/gallery/" },
        { text: "Reference", link: "/api/", activeMatch: "/(api|reference)/" },
      ],
      sidebar: {
        "/guide/": guide,
        "/theory/": theory,
        "/gallery/": gallerySidebar(),
        "/api/": reference,
        "/reference/": reference,
      },
      footer: { message: "MIT licence", copyright: "Stackelberg contributors" },
    },
    vite: {
      resolve: {
        conditions: [source, "module", "browser", mode],
        alias: {
          "@colors/colors/safe": fileURLToPath(
            new URL("../src/worker/no-colours.ts", import.meta.url),
          ),
        },
      },
      ssr: {
        noExternal: [/^@stackelberg\//],
        resolve: { conditions: [source, "module", "node", mode] },
      },
      worker: { format: "es" },
      build: { chunkSizeWarningLimit: 1000 },
    },
  });
}

const guide: DefaultTheme.SidebarItem[] = [
  {
    text: "Guide",
    items: [
      { text: "What problem this solves", link: "/guide/" },
      { text: "Five-minute start", link: "/guide/start" },
      { text: "Reading a certificate", link: "/guide/certificate" },
      { text: "Choosing a solver", link: "/guide/solvers" },
      { text: "Recipes", link: "/guide/recipes" },
    ],
  },
  {
    text: "Look up",
    items: [
      { text: "Game files", link: "/reference/game-file" },
      { text: "Command line", link: "/reference/command-line" },
      { text: "TypeScript", link: "/api/" },
    ],
  },
];

const theory: DefaultTheme.SidebarItem[] = [
  {
    text: "Theory",
    items: [
      { text: "The model", link: "/theory/" },
      { text: "The incentive condition", link: "/theory/condition" },
      { text: "Gain designs", link: "/theory/gains" },
      { text: "Why the limit fails", link: "/theory/limit" },
      { text: "What repairs it", link: "/theory/repair" },
      { text: "Who gains, who loses", link: "/theory/participation" },
      { text: "Rules drawn by lot", link: "/theory/randomized" },
      { text: "Scope and sources", link: "/theory/scope" },
    ],
  },
];

const reference: DefaultTheme.SidebarItem[] = [
  {
    text: "Reference",
    items: [
      { text: "Game files", link: "/reference/game-file" },
      { text: "Command line", link: "/reference/command-line" },
    ],
  },
  { text: "TypeScript", items: [{ text: "All packages", link: "/api/" }, ...flat(api)] },
];
