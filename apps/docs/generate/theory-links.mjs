// A typedoc plugin: `@see theory: claim-size` in a docstring becomes a link to that claim of the
// theory pages, and the claim is told what computes it (pages/api/theory-uses.json).
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { ReflectionKind } from "typedoc";
import { MarkdownRendererEvent } from "typedoc-plugin-markdown";

const theory = new URL("../pages/theory/", import.meta.url);
const uses = new URL("../pages/api/theory-uses.json", import.meta.url);

/** @param {import("typedoc-plugin-markdown").MarkdownApplication} app */
export function load(app) {
  const claims = claimsOfTheory();
  /** @type {Map<string, Set<import("typedoc").Reflection>>} */
  const users = new Map();
  app.renderer.on(MarkdownRendererEvent.BEGIN, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      for (const part of seen(reflection)) {
        part.text = part.text.replaceAll(/\btheory: ([\w-]+)/g, (written, id) => {
          const claim = claims.get(id);
          if (claim === undefined) {
            app.logger.error(`${reflection.getFullName()}: the theory makes no claim "${id}"`);
            return written;
          }
          users.set(id, (users.get(id) ?? new Set()).add(documented(reflection)));
          return linkTo(id, claim);
        });
      }
    }
  });
  app.renderer.on(MarkdownRendererEvent.END, () => {
    const found = [...users].map(([id, reflections]) => [
      id,
      [...reflections].map((one) => ({
        name: nameOf(one),
        link: `/api/${app.renderer.router.getFullUrl(one)}`,
      })),
    ]);
    mkdirSync(new URL(".", uses), { recursive: true });
    writeFileSync(uses, JSON.stringify(Object.fromEntries(found), null, 2));
  });
}

/** Title and page of each claim, by id. */
function claimsOfTheory() {
  const heading = /^### Claim: (.*) \{#(claim-[\w-]+)\}$/gm;
  return new Map(
    readdirSync(theory)
      .filter((file) => file.endsWith(".md"))
      .flatMap((file) =>
        [...readFileSync(new URL(file, theory), "utf8").matchAll(heading)].map(([, title, id]) => [
          id,
          { title, page: file.replace(/(index)?\.md$/, "") },
        ]),
      ),
  );
}

/** What stands in the `@see` tags of a docstring. */
function seen({ comment }) {
  return (comment?.blockTags ?? [])
    .filter(({ tag }) => tag === "@see")
    .flatMap(({ content }) => content);
}

function linkTo(id, { title, page }) {
  return `Theory: [${title.replaceAll(/[[\]]/g, "\\$&")}](/theory/${page}#${id})`;
}

/** A signature is documented where its function is. */
function documented(reflection) {
  return reflection.kindOf(ReflectionKind.SomeSignature) ? reflection.parent : reflection;
}

function nameOf({ name, parent }) {
  const inside = parent && !parent.kindOf([ReflectionKind.Project, ReflectionKind.SomeModule]);
  return inside ? `${nameOf(parent)}.${name}` : name;
}
