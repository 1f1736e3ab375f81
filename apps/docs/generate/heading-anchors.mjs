// A typedoc plugin: links to a symbol carry the anchor that its heading gets. The router counts
// `Participation.constraint` and `ParticipationConstraint` as one name, the headings do not.
import { ReflectionKind } from "typedoc";
import { MarkdownRendererEvent } from "typedoc-plugin-markdown";

/** @param {import("typedoc-plugin-markdown").MarkdownApplication} app */
export function load(app) {
  app.renderer.on(MarkdownRendererEvent.BEGIN, ({ project }) => {
    const { anchors, fullUrls } = app.renderer.router;
    for (const page of project.getReflectionsByKind(ReflectionKind.Module)) {
      const names = page.children.map(({ name }) => name.toLowerCase());
      for (const symbol of page.children) {
        const name = symbol.name.toLowerCase();
        const alone = names.indexOf(name) === names.lastIndexOf(name);
        const anchor = anchors.get(symbol);
        if (!alone || anchor !== `${name}-1`) continue;
        anchors.set(symbol, name);
        fullUrls.set(symbol, fullUrls.get(symbol).replace(`#${anchor}`, `#${name}`));
      }
    }
  });
}
