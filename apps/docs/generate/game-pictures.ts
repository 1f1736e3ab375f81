import { type ChartSpec, costBars, populationChart, toSvg } from "@stackelberg/charts";
import type { GalleryGame } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { design } from "@stackelberg/incentive";
import { populationStudy } from "@stackelberg/mean-field";
import { costGroups } from "../src/cost-groups.ts";
import { forDarkPage } from "../src/dark-picture.ts";

/** A picture in two variants. */
export interface Picture {
  readonly id: string;
  readonly alt: string;
  readonly light: string;
  readonly dark: string;
}

/** What a game's answer looks like. */
export async function gamePictures({ name, text }: GalleryGame): Promise<readonly Picture[]> {
  const game = readGame(text, { file: name });
  const label = game.label ?? game.name;
  const unit = game.units["cost"];
  const costs = costBars({
    title: "What it costs",
    subtitle: label,
    quantity: { label: "expected cost", unit },
    groups: costGroups(game, design(game, { defence: false })),
  });
  const study = populationStudy(game);
  const population = populationChart({ ...study, name: label, costUnit: unit, columns: 2 });
  return [
    await picture("costs", costs, `Expected costs in ${label}: target and benchmarks`),
    await picture("study", population, `${label}: costs and reactions against N`),
  ];
}

async function picture(id: string, spec: ChartSpec, alt: string): Promise<Picture> {
  const light = await toSvg(spec);
  return { id, alt, light, dark: forDarkPage(light) };
}
