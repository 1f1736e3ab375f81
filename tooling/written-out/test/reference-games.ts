import type { LqgGameInput } from "@stackelberg/game";
import { demandResponse, majorMinor, plantAndHomes } from "./major-follower-games.ts";
import { sharedPrice, twoResources } from "./price-games.ts";
import { caseA, caseBFull, caseC, caseCFull, minimal } from "./scalar-games.ts";

/** The reference games, in plain arrays, by name and number of followers. */
export const referenceGames: Readonly<Record<string, (count: number) => LqgGameInput>> = {
  "case-a": caseA,
  "case-b-full": caseBFull,
  "case-c-full": caseCFull,
  "case-c": caseC,
  minimal,
  "shared-price": sharedPrice,
  "two-resources": twoResources,
  "major-minor": majorMinor,
  "demand-response": demandResponse,
  "plant-and-homes": plantAndHomes,
};
