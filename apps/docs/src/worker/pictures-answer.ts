import { linesOverReading, populationChart, toSvg } from "@stackelberg/charts";
import { costUnit } from "@stackelberg/cli/report";
import type { LqgGame } from "@stackelberg/game";
import { energyFrontier } from "@stackelberg/incentive";
import { DEFAULT_COUNTS, populationStudy } from "@stackelberg/mean-field";
import type { Mistake, PicturesAnswer } from "./answers.ts";
import { answerOr, readRequest } from "./read-request.ts";
import type { GameRequest, OnProgress } from "./requests.ts";

/** Draws what becomes of a game's rule as the followers become many, and what exactness needs. */
export async function picturesAnswer(
  request: GameRequest,
  onProgress: OnProgress,
): Promise<PicturesAnswer | Mistake> {
  return answerOr(request.width, async () => {
    const game = readRequest(request);
    const study = await studyPicture(game, onProgress);
    const frontier = await frontierPicture(game);
    return { status: "pictures", pictures: frontier ? [study, frontier] : [study] };
  });
}

type Picture = PicturesAnswer["pictures"][number];

async function studyPicture(game: LqgGame, onProgress: OnProgress): Promise<Picture> {
  const of = DEFAULT_COUNTS.length + 1;
  let done = 0;
  onProgress({ done, of, what: "studying one follower" });
  const study = populationStudy(game, DEFAULT_COUNTS, {
    onRow: ({ count }) => {
      done += 1;
      onProgress({ done, of, what: `studied N = ${Number.isFinite(count) ? count : "infinity"}` });
    },
  });
  const name = game.label ?? game.name;
  const spec = populationChart({ ...study, name, costUnit: game.units["cost"], columns: 2 });
  return {
    name: "study",
    alt: `${name}: costs and reactions against the number of followers. ${study.reason}.`,
    svg: await toSvg(spec),
  };
}

/** None where followers pay, where the reaction needs nothing, or where there is no rule. */
async function frontierPicture(game: LqgGame): Promise<Picture | null> {
  if (game.payments.length > 0) return null;
  const points = energyFrontier(game).filter(({ epsilon }) => Number.isFinite(epsilon));
  if (points.length < 2) return null;
  const unit = costUnit(game).trim() || undefined;
  const spec = linesOverReading({
    title: "What a more exact rule needs",
    subtitle: "each point is a rule; further right it reacts more strongly",
    x: { label: "mean square of the reaction" },
    y: { label: "saved by one who deviates", unit },
    lines: [
      {
        name: "epsilon-incentives",
        points: points.map(({ gainEnergy, epsilon }) => ({ x: gainEnergy, y: epsilon })),
      },
    ],
    width: 480,
  });
  return {
    name: "frontier",
    alt: "What one player saves by deviating, against the energy of the rule",
    svg: await toSvg(spec),
  };
}
