import { frontierChart, populationChart } from "@stackelberg/charts";
import type { LqgGame } from "@stackelberg/game";
import { DEFAULT_COUNTS, frontier, populationStudy } from "@stackelberg/mean-field";
import type { OnProgress } from "../worker/requests.ts";
import { type DrawnPicture, drawn } from "./drawn-picture.ts";

/**
 * Draws the population study, and with a common action what trembles leave of the incentive.
 *
 * @param columns - Panels beside each other.
 */
export async function quadraticPictures(
  game: LqgGame,
  columns: 1 | 2,
  onProgress: OnProgress,
): Promise<readonly DrawnPicture[]> {
  const study = await studyPicture(game, columns, onProgress);
  if (game.payments.length > 0 || game.leader.actions.length === 0) return [study];
  return [study, await frontierPicture(game, columns, onProgress)];
}

const STEPS = DEFAULT_COUNTS.length;

/** Costs, reactions and the limit's design against N. */
export async function studyPicture(
  game: LqgGame,
  columns: 1 | 2,
  onProgress: OnProgress,
): Promise<DrawnPicture> {
  let done = 0;
  onProgress({ done, of: STEPS, what: "studying N = 1" });
  const study = populationStudy(game, DEFAULT_COUNTS, {
    onRow: ({ count }) => {
      done += 1;
      onProgress({
        done,
        of: STEPS,
        what: `studied N = ${Number.isFinite(count) ? count : "infinity"}`,
      });
    },
  });
  const name = game.label ?? game.name;
  const costUnit = game.units["cost"];
  return drawn(
    "study",
    populationChart({ ...study, name, costUnit, columns }),
    `${name}: costs and reactions against the number of followers. ${study.reason}.`,
  );
}

/** How much of the incentive survives disturbances, and what nearly exact rules cost. */
export async function frontierPicture(
  game: LqgGame,
  columns: 1 | 2,
  onProgress: OnProgress,
): Promise<DrawnPicture> {
  const what = "searching the best rules under disturbances";
  onProgress({ done: 0, of: null, what });
  const onPoint = (done: number, of: number) => onProgress({ done, of, what });
  const name = game.label ?? game.name;
  const label = game.major
    ? "variance of the noise in what the leader sees"
    : "variance of the followers' trembles";
  return drawn(
    "frontier",
    frontierChart({
      ...frontier(game, { onPoint }),
      name,
      disturbance: { label },
      costUnit: game.units["cost"],
      columns,
    }),
    `${name}: how much of the incentive survives disturbances, and what nearly exact rules cost`,
  );
}
