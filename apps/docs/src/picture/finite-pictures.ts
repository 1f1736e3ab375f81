import { finitePopulationChart, kernelChart } from "@stackelberg/charts";
import type { FiniteGame } from "@stackelberg/game";
import { designKernel, finitePopulation } from "@stackelberg/randomized";
import type { OnProgress } from "../worker/requests.ts";
import { searching } from "../worker/searching.ts";
import { type DrawnPicture, drawn } from "./drawn-picture.ts";

/** The rule as a table of probabilities, and the limit's design among N followers. */
export async function finitePictures(
  game: FiniteGame,
  onProgress: OnProgress,
): Promise<readonly DrawnPicture[]> {
  onProgress({ done: 0, of: null, what: "searching the best target" });
  const onNode = searching(onProgress);
  const { incentive, candidate } = await designKernel(game, { onNode });
  const rule = (incentive ?? candidate)?.rule;
  onProgress({ done: 0, of: null, what: "searching the best target of the limit" });
  const study = await finitePopulation(game, {
    onNode,
    onRow: ({ count }) =>
      onProgress({
        done: 0,
        of: null,
        what: `played among N = ${Number.isFinite(count) ? count : "infinity"}`,
      }),
  });
  const name = game.label ?? game.name;
  return [
    ...(rule
      ? [
          await drawn(
            "kernel",
            kernelChart(game, rule.kernel),
            `${name}: probabilities of the leader's actions by what she sees`,
          ),
        ]
      : []),
    ...(study
      ? [
          await drawn(
            "study",
            finitePopulationChart({ name, rows: study.rows, costUnit: game.units["cost"] }),
            `${name}: what one player saves by deviating, against the number of followers`,
          ),
        ]
      : []),
  ];
}
