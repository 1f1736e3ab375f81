import { type LqgGame, withPayments } from "@stackelberg/game";
import { describe, expect, test } from "vitest";
import { design, verify } from "../src/index.ts";
import { referenceGame } from "./reference-game.ts";

const games: readonly (readonly [string, LqgGame])[] = [
  ["demand-response", referenceGame("demand-response", 5000)],
  ["plant-and-homes", referenceGame("plant-and-homes", 1000)],
  ["plant-and-homes in the limit", referenceGame("plant-and-homes", Number.POSITIVE_INFINITY)],
];

describe.each(games)("%s, where no tariff is exact for everybody", (_, game) => {
  test("followers and major are held by a payment each", () => {
    const paying = withPayments(game, ["followers", "major"]);
    const result = design(paying);
    const { certificate, incentive } = result;
    expect(certificate.verdict).toBe("certified");
    expect([incentive?.monitors, incentive?.beside?.[0]?.monitors]).toEqual(["followers", "major"]);
    expect(certificate.followers.exploitability).toBeLessThan(1e-9);
    expect(certificate.major?.exploitability).toBeLessThan(1e-9);
    expect(verify(paying, result).valid).toBe(true);
  });

  test("minor followers pay while the common action holds the major", () => {
    const { certificate, incentive } = design(withPayments(game, ["followers"]));
    expect(certificate.verdict).not.toBe("refused");
    expect(certificate.followers.exploitability).toBeLessThan(1e-9);
    expect(incentive?.beside?.[0]?.monitors).toBe("major");
  });
});
