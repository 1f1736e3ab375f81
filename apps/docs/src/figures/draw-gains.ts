import { linesOverReading, toSvg } from "@stackelberg/charts";
import { galleryGame } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { energyFrontier, incentiveCondition, solvedTarget } from "@stackelberg/incentive";
import { numberText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";

const WEATHERS = Array.from({ length: 361 }, (_, i) => -4 + i / 40);
/** What is steeper leaves the picture. */
const STEEPEST = 40;

/** The reaction to the plant over the weather that it saw: exact, and damped. */
export async function drawGains({ damping = 0.01, order = 3 }: FigureValues): Promise<DrawnFigure> {
  const game = readGame(galleryGame("demand-response")?.text ?? "");
  const condition = incentiveCondition(game, solvedTarget(game).plan);
  // rows of coefficients on (1, order, weather)
  const along = (form: typeof condition.gradient, weather: number) =>
    form.get(0, 0) + form.get(0, 1) * order + form.get(0, 2) * weather;
  const reaction = (lambda: number) => (x: number) => {
    const k = along(condition.meanAuthority, x);
    const exact = (-k * along(condition.gradient, x)) / (k * k + lambda);
    return { x, y: Math.max(-STEEPEST, Math.min(STEEPEST, exact)) };
  };
  const svg = await toSvg(
    linesOverReading({
      title: "How strongly the surcharge reacts to the plant",
      subtitle: `cut at ±${STEEPEST}, where the exact one leaves the picture`,
      x: { label: "weather that the plant saw" },
      y: { label: "reaction" },
      lines: [
        { name: "minimum energy (exact)", points: WEATHERS.map(reaction(0)) },
        { name: "damped by λ", points: WEATHERS.map(reaction(damping)) },
      ],
      width: 480,
    }),
  );
  const [point] = energyFrontier(game, [damping]);
  const saved = numberText(point?.epsilon ?? Number.NaN, { digits: 3 });
  const energy = numberText(point?.gainEnergy ?? Number.NaN, { digits: 4 });
  return {
    svg,
    sentence: `Damped by λ = ${numberText(damping, { digits: 2 })}, the plant saves at most ${saved} by deviating, and the mean square of the reaction is ${energy}; that of the exact one is infinite.`,
  };
}
