import { populationChart } from "@stackelberg/charts";
import type { ClassGame } from "@stackelberg/game";
import { classPopulationStudy } from "@stackelberg/mean-field";
import type { OnProgress } from "../worker/requests.ts";
import { type DrawnPicture, drawn } from "./drawn-picture.ts";

/** Draws the population study of several classes: N grows while the shares stay. */
export async function classPictures(
  game: ClassGame,
  onProgress: OnProgress,
): Promise<readonly DrawnPicture[]> {
  onProgress({ done: 0, of: 2, what: "studying every number of followers" });
  const study = classPopulationStudy(game);
  onProgress({ done: 1, of: 2, what: "drawing" });
  const name = game.label ?? game.name;
  const chart = populationChart({ ...study, name, costUnit: game.units["cost"], columns: 2 });
  const alt = `${name}: costs and reactions against the number of followers. ${study.reason}.`;
  return [await drawn("study", chart, alt)];
}
