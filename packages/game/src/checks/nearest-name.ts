const LONGEST = 64;
const LISTED = 16;

/** What to say was expected where `name` is not among `known`: the nearest one first, if any is near. */
export function expectedName(name: string, known: readonly string[]): string {
  if (known.length === 0) return "no name at all";
  const listed = known.slice(0, LISTED).join(", ") + (known.length > LISTED ? ", …" : "");
  const nearest = nearestName(name, known);
  if (nearest === undefined) return known.length === 1 ? listed : `one of ${listed}`;
  return known.length === 1 ? nearest : `${nearest}, perhaps (one of ${listed})`;
}

/** The known name with the fewest single-letter changes, if that is at most a third of the letters. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.length > LONGEST) continue;
    const changes = editDistance(name.toLowerCase(), candidate.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    if (changes > allowed || changes >= fewest) continue;
    if (changes >= Math.max(name.length, candidate.length)) continue;
    best = candidate;
    fewest = changes;
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] as number) + 1);
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}
