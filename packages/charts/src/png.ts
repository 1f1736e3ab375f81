/**
 * PNG files in Node: a separate entry point, so that browsers never load the renderer.
 *
 * @packageDocumentation
 */
import { Resvg } from "@resvg/resvg-js";

/** Settings of {@link toPng}. */
export interface PngOptions {
  /** Pixels of the image per pixel of the drawing. @defaultValue 2 */
  readonly scale?: number | undefined;
}

/** The fonts that come along, so that text looks alike on machines with and without fonts. */
const FONTS = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

/**
 * The pixels of an SVG as a PNG file.
 *
 * @param svg - As `toSvg` returns it.
 * @returns The bytes of the file.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { toPng } = await import("@stackelberg/charts/png");
 * const bytes = toPng('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>');
 * expect([...bytes.slice(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
 * ```
 */
export function toPng(svg: string, { scale = 2 }: PngOptions = {}): Uint8Array {
  const image = new Resvg(svg, {
    background: "white",
    fitTo: { mode: "zoom", value: scale },
    font: {
      fontFiles: FONTS.map(fontFile),
      loadSystemFonts: false,
      defaultFontFamily: "DejaVu Sans",
    },
  });
  return image.render().asPng();
}

function fontFile(name: string): string {
  const { pathname } = new URL(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`));
  // on Windows a file URL continues with /C:/
  return decodeURIComponent(pathname).replace(/^\/([A-Za-z]:)/, "$1");
}
