/** What a link to the playground holds. */
export interface PageState {
  /** Name of a gallery game. */
  readonly game?: string | undefined;
  /** A game file, where it is not one of the gallery. */
  readonly text?: string | undefined;
  /** Number of followers, where it is not the file's. */
  readonly count?: number | undefined;
  /** A rule of one's own. */
  readonly rule?: string | undefined;
}

/** The state as the part of an address behind `#`; nothing leaves the page for it. */
export async function writeState({ game, text, count, rule }: PageState): Promise<string> {
  const fields = new URLSearchParams();
  if (game !== undefined) fields.set("game", game);
  if (text !== undefined) fields.set("file", await packed(text));
  if (count !== undefined) fields.set("n", Number.isFinite(count) ? String(count) : "infinity");
  if (rule !== undefined && rule !== "") fields.set("rule", rule);
  return fields.toString();
}

/** The state that an address holds; what cannot be read is left out. */
export async function readState(hash: string): Promise<PageState> {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const file = fields.get("file");
  return {
    game: fields.get("game") ?? undefined,
    text: file === null ? undefined : await unpacked(file),
    count: countOf(fields.get("n")),
    rule: fields.get("rule") ?? undefined,
  };
}

function countOf(field: string | null): number | undefined {
  if (field === null) return undefined;
  if (field === "infinity") return Number.POSITIVE_INFINITY;
  const count = Number(field);
  return Number.isInteger(count) && count >= 1 && count <= 1e15 ? count : undefined;
}

async function packed(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function unpacked(field: string): Promise<string | undefined> {
  try {
    const binary = atob(field.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    return new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const packedBytes = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(packedBytes).arrayBuffer());
}
