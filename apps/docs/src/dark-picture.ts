/** Colours of the charts and what they become on a dark page. */
const INVERTED: Readonly<Record<string, string>> = {
  "#1f2933": "#dfe4ea",
  "#52606d": "#aab4bf",
  "#cbd2d9": "#4b5563",
  "#e4e7eb": "#343b46",
  "#000000": "#e8e8e8",
  "#0072b2": "#5ab4ec",
  "#b7c9d9": "#2b4257",
  "#f3d3bd": "#5a3a26",
  "#bfe0d4": "#1f4a3c",
  "#e3e7eb": "#343b46",
};

/** The same picture, an SVG of `@stackelberg/charts`, for a dark page: without its white ground. */
export function forDarkPage(svg: string): string {
  const bare = svg
    .replace(/(<rect [^>]*fill=)"white"/, '$1"none"')
    .replaceAll('stroke="white"', "");
  return bare.replaceAll(/(fill|stroke)="([^"]*)"/g, (whole, kind: string, colour: string) =>
    INVERTED[colour] === undefined ? whole : `${kind}="${INVERTED[colour]}"`,
  );
}
