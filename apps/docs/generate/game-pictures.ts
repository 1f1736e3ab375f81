import { type CostGroup, costBars } from "@stackelberg/charts";
import type { GalleryGame } from "@stackelberg/gallery";
import type { AnyGame, LqgGame } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import { design, designClasses } from "@stackelberg/incentive";
import { designKernel } from "@stackelberg/randomized";
import { classCostGroups, costGroups } from "../src/cost-groups.ts";
import { classPictures } from "../src/picture/class-pictures.ts";
import { type DrawnPicture, drawn } from "../src/picture/drawn-picture.ts";
import { finitePictures } from "../src/picture/finite-pictures.ts";
import { frontierPicture, studyPicture } from "../src/picture/quadratic-pictures.ts";

const silent = () => undefined;

/** What a game's answer looks like. */
export async function gamePictures({ name, text }: GalleryGame): Promise<readonly DrawnPicture[]> {
  const game = readAnyGame(text, { file: name });
  return [await costPicture(game), ...(await otherPictures(game))];
}

function otherPictures(game: AnyGame): Promise<readonly DrawnPicture[]> {
  if (game.kind === "classes") return classPictures(game, silent);
  return game.kind === "lqg" ? quadratic(game) : finitePictures(game, silent);
}

/** Frontiers only where they are quick: a page has a button for the others. */
async function quadratic(game: LqgGame): Promise<readonly DrawnPicture[]> {
  const study = await studyPicture(game, 1, silent);
  const entries = game.leader.actions.length * game.followers.actions.length;
  const quick = entries === 1 && !game.major && game.payments.length === 0;
  return quick ? [study, await frontierPicture(game, 1, silent)] : [study];
}

async function groupsOf(game: AnyGame): Promise<readonly CostGroup[]> {
  if (game.kind === "classes") return classCostGroups(game, designClasses(game));
  const result = game.kind === "lqg" ? design(game, { defence: false }) : await designKernel(game);
  return costGroups(game, result);
}

async function costPicture(game: AnyGame): Promise<DrawnPicture> {
  const label = game.label ?? game.name;
  const spec = costBars({
    title: "What it costs",
    subtitle: label,
    quantity: { label: "expected cost", unit: game.units["cost"] },
    groups: await groupsOf(game),
  });
  return drawn("costs", spec, `Expected costs in ${label}: target and benchmarks`);
}
