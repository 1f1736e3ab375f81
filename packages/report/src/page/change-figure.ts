import type { LinesOverReadingData } from "@stackelberg/charts";
import type { Payer } from "@stackelberg/game";
import { isParticipation } from "../text/participation-lines.ts";
import { unitOf } from "../text/unit-text.ts";
import type { DerivedRole } from "./derived-role.ts";
import { figure } from "./figure.ts";
import { type Html, html } from "./html.ts";
import type { PageContext } from "./page-context.ts";

/** Gains and losses over the reading; over the population where there are several readings. */
export async function changeFigure(context: PageContext, role: Payer): Promise<Html> {
  const derived = context.data.derived[role];
  if (!derived || derived.changeCurve.length === 0) return spreadFigure(context, role);
  const { linesOverReading } = await import("@stackelberg/charts");
  return figure(context, linesOverReading(curveData(context, derived)), {
    caption:
      "Below zero: better off than without the rule. Upright lines: readings that so many stay below.",
    path: `derived.${role}.changeCurve`,
  });
}

function curveData(
  { game, unit }: PageContext,
  { distribution, changeCurve: curve, readings: told }: DerivedRole,
): LinesOverReadingData {
  const [reading = "reading"] = distribution.names;
  const changes = curve.map((point) => point.change);
  const [low, high] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  const side = (name: string, from: number, to: number) => ({
    name,
    points: curve.map(({ reading: x }) => ({ x, low: from, high: to })),
  });
  return {
    title: "Who is better and who is worse off",
    x: { label: reading, unit: unitOf(game, reading) || undefined },
    y: { label: "change of cost", unit: unit.trim() || undefined },
    lines: [
      {
        name: "change of expected cost",
        points: curve.map(({ reading: x, change: y }) => ({ x, y })),
      },
    ],
    bands: [
      ...(low < 0 ? [side("better off", low, 0)] : []),
      ...(high > 0 ? [side("worse off", 0, high)] : []),
    ],
    marks: told.map(({ quantile, readings }) => ({
      name: `${100 * quantile} %`,
      x: readings[reading] ?? 0,
    })),
    width: 480,
    height: 260,
  };
}

/** The population from its best to its worst twentieth. */
async function spreadFigure(context: PageContext, role: Payer): Promise<Html> {
  const { participation } = context.data.design;
  const told = isParticipation(participation) ? participation[role] : null;
  if (!told || told.change.p5 === told.change.p95) return html``;
  const { rangeBars } = await import("@stackelberg/charts");
  const { unit } = context;
  const spec = rangeBars({
    title: "Who is better and who is worse off",
    quantity: { label: "change of cost", unit: unit.trim() || undefined },
    rows: [{ name: "nine in ten", low: told.change.p5, high: told.change.p95 }],
    reference: { name: "as before", value: 0 },
    width: 420,
  });
  return figure(context, spec, {
    caption:
      "From the twentieth that fares best to the twentieth that fares worst; below zero: better off.",
    path: `design.participation.${role}.change`,
  });
}
