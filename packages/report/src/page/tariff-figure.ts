import type { LinesOverReadingData } from "@stackelberg/charts";
import type { Payer } from "@stackelberg/game";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { unitOf } from "../text/unit-text.ts";
import type { PayPoint } from "./derived-role.ts";
import { figure } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** The tariff against each action, over how many do how much of it. */
export async function tariffFigure(
  context: PageContext,
  { rule, monitors }: AnnouncedMeasure,
): Promise<Html> {
  const curves = context.data.derived[monitors]?.payCurve ?? {};
  const names = Object.keys(curves);
  if (rule.kind !== "tariff" || names.length === 0) return html``;
  const { linesOverReading } = await import("@stackelberg/charts");
  const parts: Html[] = [];
  for (const name of names) {
    const data = curveData(context, monitors, { name, points: curves[name] ?? [] });
    const others = names.length > 1 ? " with the other actions at their means" : "";
    parts.push(
      await figure(context, linesOverReading(data), {
        caption: `What is paid for ${name}${others}. Shaded: how often that much of it occurs (no scale).`,
        path: `derived.${monitors}.payCurve.${name}`,
      }),
    );
  }
  return html`<div class="figures">${parts}</div>`;
}

function curveData(
  { game, unit, data }: PageContext,
  role: Payer,
  { name, points }: { readonly name: string; readonly points: readonly PayPoint[] },
): LinesOverReadingData {
  const payments = points.map(({ payment }) => payment);
  const [low, high] = [Math.min(...payments), Math.max(...payments)];
  const height = 0.4 * (high - low || 1);
  const highest = Math.max(...points.map(({ density }) => density));
  const { mean = 0, deviation = 0 } = data.derived[role]?.actions[name] ?? {};
  return {
    title: `Payment for ${name}`,
    x: { label: name, unit: unitOf(game, name) || undefined },
    y: { label: "payment", unit: unit.trim() || undefined },
    lines: [{ name: "payment", points: points.map((p) => ({ x: p.action, y: p.payment })) }],
    bands:
      deviation > 0
        ? [
            {
              name: "how often",
              points: points.map(({ action, density }) => ({
                x: action,
                low,
                high: low + (height * density) / highest,
              })),
            },
          ]
        : [],
    marks: [{ name: "mean", x: mean }],
    width: 300,
    height: 220,
  };
}
