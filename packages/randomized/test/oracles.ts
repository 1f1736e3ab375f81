import { readFileSync } from "node:fs";
import type { FiniteGame } from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";

/** A fixed target with the leader's least cost; `null` where no kernel holds it. */
export interface FixedTarget {
  readonly majorTarget: readonly number[];
  readonly followerProbabilityOfLastAction: readonly number[];
  readonly leaderCost: number | null;
}

/** What is known about a finite game by other means. */
export interface FiniteOracle {
  readonly bestFound: {
    readonly leaderCost: number;
    readonly majorTarget: readonly number[];
    readonly followerStrategy: readonly (readonly number[])[];
    readonly bestDeterministicForThisTarget: number | null;
  };
  readonly fixedTargets: readonly FixedTarget[];
}

/** Independent values by game. */
export const oracles: Readonly<Record<"audit" | "charging-night", FiniteOracle>> = JSON.parse(
  readFileSync(new URL("oracles/finite.json", import.meta.url), "utf8"),
);

/** A game of the folder `games`. */
export function gameNamed(name: string): FiniteGame {
  const text = readFileSync(new URL(`games/${name}.yaml`, import.meta.url), "utf8");
  const game = readAnyGame(text, { file: name });
  if (game.kind !== "finite") throw new Error(`${name} is not finite`);
  return game;
}

/** The plan of a fixed target. */
export function planOf(game: FiniteGame, target: FixedTarget) {
  const actions = game.major?.actions.values.length ?? 1;
  return {
    major: target.majorTarget.map((v) => Array.from({ length: actions }, (_, i) => +(i === v))),
    followers: target.followerProbabilityOfLastAction.map((p) => [1 - p, p]),
  };
}
