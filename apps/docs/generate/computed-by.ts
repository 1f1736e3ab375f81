import { readFileSync } from "node:fs";

/** What computes a claim of the theory: a symbol of the API, and its place there. */
export interface ClaimUse {
  readonly name: string;
  readonly link: string;
}

/** What computes each claim, by id, as the API reference found it in the docstrings. */
export function claimUses(api: URL): Readonly<Record<string, readonly ClaimUse[]>> {
  return JSON.parse(readFileSync(new URL("theory-uses.json", api), "utf8"));
}

/** A page of the theory with a line below each claim that says what computes it. */
export function withComputedBy(
  page: string,
  uses: Readonly<Record<string, readonly ClaimUse[]>>,
): string {
  return page.replaceAll(/^### Claim: .* \{#(claim-[\w-]+)\}$/gm, (heading, id: string) => {
    const links = (uses[id] ?? []).map(({ name, link }) => `[\`${name}\`](${link})`);
    return links.length === 0
      ? heading
      : `${heading}\n\nComputed by ${links.join(", ")} {.computed-by}`;
  });
}
