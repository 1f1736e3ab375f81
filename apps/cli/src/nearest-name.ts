/** The name that was probably meant, if one is close enough to what was typed. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const close = names
    .map((name) => ({ name, edits: editDistance(typed.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return close[0]?.name;
}

/** Fewest insertions, deletions and replacements that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, k) => k);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let k = 1; k <= to.length; k++) {
      const replaced = (above[k - 1] ?? 0) + (from[i - 1] === to[k - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[to.length] ?? 0;
}
