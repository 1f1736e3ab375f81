import { linesOverReading, toSvg } from "@stackelberg/charts";
import { galleryGame } from "@stackelberg/gallery";
import { withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { energyFrontier, incentiveCondition, solvedTarget } from "@stackelberg/incentive";
import { numberText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";

const READINGS = Array.from({ length: 161 }, (_, i) => 2 + i / 16);

/** The mean reaction to one follower over its reading: exact, and damped. */
export async function drawGains({
  damping = 0.01,
  count = 100,
}: FigureValues): Promise<DrawnFigure> {
  const game = withCount(readGame(galleryGame("shared-price")?.text ?? ""), Math.round(count));
  const condition = incentiveCondition(game, solvedTarget(game).plan);
  const along = (form: typeof condition.gradient, y: number) => form.get(0, 0) + form.get(0, 1) * y;
  const spread = condition.authorityCovariance.get(0, 0);
  const reaction = (lambda: number) => (x: number) => {
    const k = along(condition.meanAuthority, x);
    return { x, y: (-k * along(condition.gradient, x)) / (k * k + spread + lambda) };
  };
  const svg = await toSvg(
    linesOverReading({
      title: "How strongly the price reacts to one owner",
      subtitle: "by what the owner read, averaged over what the utility knows besides",
      x: { label: "reading", unit: "kW" },
      y: { label: "reaction", unit: "EUR/kWh per kW" },
      lines: [
        { name: "minimum energy (exact)", points: READINGS.map(reaction(0)) },
        { name: "damped by λ", points: READINGS.map(reaction(damping)) },
      ],
      width: 480,
    }),
  );
  const [point] = energyFrontier(game, [damping]);
  const saved = numberText(point?.epsilon ?? Number.NaN, { digits: 3 });
  const energy = numberText(point?.gainEnergy ?? Number.NaN, { digits: 4 });
  return {
    svg,
    sentence: `Damped by λ = ${numberText(damping, { digits: 2 })}, an owner saves at most ${saved} EUR/h by deviating; the mean square of the reaction is ${energy}.`,
  };
}
