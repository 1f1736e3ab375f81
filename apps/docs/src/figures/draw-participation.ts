import { linesOverReading, toSvg } from "@stackelberg/charts";
import { galleryGame } from "@stackelberg/gallery";
import { readGame } from "@stackelberg/game/file";
import { design, type RoleParticipation } from "@stackelberg/incentive";
import { numberText } from "@stackelberg/report";
import type { DrawnFigure } from "./drawn-figure.ts";
import type { FigureValues } from "./sliders.ts";

/** Standard deviations of the 95 % reading, where participation is told. */
const TOLD = 1.6448536269514722;

/** Who is better and who is worse off under a tariff, by reading. */
export async function drawParticipation(values: FigureValues): Promise<DrawnFigure> {
  const { discomfort = 0.15, lump = 0 } = values;
  const text = galleryGame("own-tariff")?.text ?? "";
  const { participation } = design(readGame(text, { parameters: { discomfort } }));
  const owners = "followers" in participation ? participation.followers : null;
  if (!owners) return { svg: "", sentence: "There is no outside option to compare with." };
  const points = changes(owners).map(({ x, y }) => ({ x, y: y - lump }));
  const [low, high] = [
    Math.min(0, ...points.map(({ y }) => y)),
    Math.max(0, ...points.map(({ y }) => y)),
  ];
  const svg = await toSvg(
    linesOverReading({
      title: "Who gains and who loses",
      x: { label: "reading", unit: "kW" },
      y: { label: "change of own cost", unit: "EUR/h" },
      lines: [{ name: "with the tariff against no rule", points }],
      bands: [
        { name: "better off", points: points.map(({ x }) => ({ x, low, high: 0 })) },
        { name: "worse off", points: points.map(({ x }) => ({ x, low: 0, high })) },
      ],
      width: 480,
    }),
  );
  const { readingsKnown, informationRent } = owners.compensation;
  const short = (value: number) => numberText(value, { digits: 3, scale: 1 });
  return {
    svg,
    sentence: `To make everybody whole costs ${short(readingsKnown)} EUR/h per owner if readings were known and ${short(readingsKnown + informationRent)} if they are not: the information rent is ${short(informationRent)}.`,
  };
}

/** The change is a quadratic in the reading, so the three readings that are told give all of it. */
function changes({ atReadings }: RoleParticipation): readonly { x: number; y: number }[] {
  const [low, middle, high] = atReadings ?? [];
  if (!low || !middle || !high) return [];
  const slope = (high.change - low.change) / (2 * TOLD);
  const bend = (high.change + low.change - 2 * middle.change) / (2 * TOLD ** 2);
  const spread = (high.reading - low.reading) / (2 * TOLD);
  return Array.from({ length: 49 }, (_, i) => -3 + i / 8).map((z) => ({
    x: middle.reading + z * spread,
    y: middle.change + slope * z + bend * z * z,
  }));
}
