import { costBars, toSvg } from "@stackelberg/charts";
import { loadFiniteGame } from "@stackelberg/game";
import { designKernel } from "@stackelberg/randomized";
import { numberText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";

/** An audit: a rebate that is all or nothing, for a plant that works cleanly or not. */
export async function drawLottery({ clean = 3, rebate = 4 }: FigureValues): Promise<DrawnFigure> {
  const game = loadFiniteGame({
    format: 1,
    kind: "finite",
    name: "audit",
    leader: { label: "inspector", actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
    major: { label: "plant", actions: { v: [0, 1] }, cost: `${clean}*v - ${rebate}*v*w` },
    followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
    target: { major: [[0, 1]], followers: [[1, 0]] },
  });
  const { incentive, target, baselines } = await designKernel(game);
  if (!incentive || !target) {
    return {
      svg: await bars([{ name: "no rebate at all", value: baselines.noRule.leaderCost ?? 0 }]),
      sentence:
        "Even a certain rebate is worth less to the plant than working cleanly costs it: no rule holds the target.",
    };
  }
  const chance = incentive.rule.kernel[0]?.[0]?.[1]?.[1] ?? 0;
  const sure = incentive.deterministic.leaderCost;
  const svg = await bars([
    { name: "rebate drawn by lot", value: target.leaderCost },
    ...(sure === null ? [] : [{ name: "rebate for certain", value: sure }]),
    { name: "no rebate at all", value: baselines.noRule.leaderCost ?? 0 },
  ]);
  const short = (value: number) => numberText(value, { digits: 4, scale: 1 });
  return {
    svg,
    sentence: `The plant works cleanly if the rebate comes with probability ${short(chance)} at least; drawing it saves the inspector ${short(incentive.valueOfRandomizing ?? 0)}.`,
  };
}

function bars(rows: readonly { readonly name: string; readonly value: number }[]): Promise<string> {
  return toSvg(
    costBars({
      title: "What the inspector pays",
      subtitle: "below zero: she gains",
      quantity: { label: "expected cost" },
      groups: rows.map(({ name, value }) => ({ name, bars: [{ name: "inspector", value }] })),
    }),
  );
}
