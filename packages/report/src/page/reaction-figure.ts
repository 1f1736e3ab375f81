import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { unitOf } from "../text/unit-text.ts";
import { figure } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** How strongly the leader's action reacts, over the reading of whom it reacts to. */
export async function reactionFigure(
  context: PageContext,
  { monitors }: AnnouncedMeasure,
): Promise<Html> {
  const derived = context.data.derived[monitors];
  const [reading] = derived?.distribution.names ?? [];
  if (!derived || reading === undefined || derived.reactionCurve.length === 0) return html``;
  const { game } = context;
  const [action = ""] = game.leader.actions;
  const [monitored = ""] = game[monitors]?.actions ?? [];
  const { linesOverReading } = await import("@stackelberg/charts");
  const spec = linesOverReading({
    title: `How ${action} reacts to one unit of ${monitored}`,
    x: { label: reading, unit: unitOf(game, reading) || undefined },
    y: { label: "reaction", unit: unitOf(game, action) || undefined },
    lines: [
      {
        name: "mean reaction",
        points: derived.reactionCurve.map(({ reading: x, reaction: y }) => ({ x, y })),
      },
    ],
    width: 420,
    height: 220,
  });
  const caption =
    "The reaction to one unit of deviation depends on what whoever deviates had read.";
  return figure(context, spec, { caption, path: `derived.${monitors}.reactionCurve` });
}
