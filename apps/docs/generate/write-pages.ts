import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { commandLinePage } from "./command-line-page.ts";
import { figureStills } from "./figure-stills.ts";
import { gallerySite } from "./gallery-pages.ts";
import { gameFilePage } from "./game-file-page.ts";

/**
 * Writes all pages that are made from the packages: gallery, game files, command line.
 *
 * @returns What the live figures say at first.
 */
export async function writePages(folder: URL): Promise<Readonly<Record<string, string>>> {
  const stills = await figureStills();
  const files = {
    "reference/game-file.md": gameFilePage(),
    "reference/command-line.md": commandLinePage(),
    ...(await gallerySite()),
    ...stills.files,
  };
  for (const generated of ["reference/", "gallery/", "public/gallery/", "public/figures/"]) {
    rmSync(new URL(generated, folder), { recursive: true, force: true });
  }
  for (const [path, content] of Object.entries(files)) {
    const file = new URL(path, folder);
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, content);
  }
  return stills.sentences;
}
