/** What Vega asks the width of. */
interface MeasuredText {
  readonly text?: unknown;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** Vega's measurements of text, as far as they are used here. */
interface TextMetrics {
  width: (item: MeasuredText, text?: string) => number;
  readonly estimateWidth: TextMetrics["width"];
}

/** Mean width of a character, as a share of the font size, in the fonts of the theme. */
const REGULAR = 0.58;
const BOLD = 0.66;

/**
 * Replaces Vega's estimate of text widths (0.8 of the font size per character) by a closer one where
 * there is no canvas to measure with: titles and legends are then placed where they belong.
 */
export function measureTextClosely(vega: object): void {
  const metrics: TextMetrics | undefined = Reflect.get(vega, "textMetrics");
  if (!metrics || metrics.width !== metrics.estimateWidth) return;
  metrics.width = (item, text) => {
    const shown = text ?? item.text;
    const longest = Array.isArray(shown)
      ? Math.max(0, ...shown.map((line) => String(line).length))
      : String(shown ?? "").length;
    const bold = item.fontWeight === "bold" || Number(item.fontWeight) >= 600;
    return longest * (item.fontSize ?? 11) * (bold ? BOLD : REGULAR);
  };
}
