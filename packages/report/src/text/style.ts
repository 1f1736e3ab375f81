import pc from "picocolors";

/** How the parts of an answer look. */
export interface Style {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly fair: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Colours, or none. */
export function styleFor({ colour }: { readonly colour: boolean }): Style {
  const { bold, cyan, dim, green, yellow, red } = pc.createColors(colour);
  return {
    heading: (text) => bold(cyan(text)),
    strong: bold,
    faint: dim,
    good: (text) => bold(green(text)),
    fair: (text) => bold(yellow(text)),
    bad: (text) => bold(red(text)),
  };
}

/** The verdict in its colour. */
export function verdictText(
  style: Style,
  verdict: "certified" | "approximate" | "refused",
): string {
  if (verdict === "certified") return style.good(verdict);
  return verdict === "approximate" ? style.fair(verdict) : style.bad(verdict);
}
