/** A table; cells are Markdown. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ("left" | "right")[] = [],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  const rule = headings.map((_, i) => (align[i] === "right" ? "--:" : "---"));
  return [line(headings), line(rule), ...rows.map(line)].join("\n");
}

/** A fenced block. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Text that is shown as it stands: no markup, no template. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]{}<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll("\n", " ");
}
