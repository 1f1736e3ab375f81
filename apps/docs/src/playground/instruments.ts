import { galleryGame } from "@stackelberg/gallery";
import type { GameFacts } from "../worker/answers.ts";
import type { GameRequest } from "../worker/requests.ts";

/** What a leader can make her rule of. */
export type Instrument = "price" | "payment" | "major";

/** Instruments as the switch shows them. */
export const INSTRUMENTS: readonly { readonly name: Instrument; readonly label: string }[] = [
  { name: "price", label: "one price for all" },
  { name: "payment", label: "own payment" },
  { name: "major", label: "one big customer" },
];

/** The game with each instrument, where there is one. */
export type InstrumentGames = Readonly<
  Partial<Record<Instrument, Pick<GameRequest, "text" | "payers">>>
>;

/** One evening peak with three instruments. */
export function eveningPeak(): InstrumentGames {
  const text = (name: string) => galleryGame(name)?.text ?? "";
  return {
    price: { text: text("shared-price"), payers: null },
    payment: { text: text("own-tariff"), payers: null },
    major: { text: text("big-customer"), payers: null },
  };
}

/** The instruments that a game allows; the evening peak of the gallery has them all. */
export function instrumentsOf(text: string, facts: GameFacts): InstrumentGames {
  const peak = eveningPeak();
  if (Object.values(peak).some((game) => game.text === text)) return peak;
  const { common, major } = facts;
  return {
    ...(common && !major ? { price: { text, payers: [] } } : {}),
    payment: { text, payers: ["followers"] },
    ...(common && major ? { major: { text, payers: [] } } : {}),
  };
}

/** The instrument that a game has by itself. */
export function ownInstrument({ common, major, payers }: GameFacts): Instrument {
  if (payers.length > 0 || !common) return "payment";
  return major ? "major" : "price";
}
