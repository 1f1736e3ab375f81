import { GameError } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { expect, it } from "vitest";

/** A game without a mistake; the cases put something else on one of its lines. */
export const soundGame = `format: 1
kind: lqg
name: base
units: { u: kW, cost: EUR }
parameters: { k: 0.5 }
common:
  - { name: x, mean: 1, variance: 1 }
leader:
  actions: [price]
  private: [{ name: w, variance: 0.2 }]
  observes: { forecast: x + w }
  cost: (mean(u) - x)^2 + price^2
followers:
  count: 10
  actions: [u]
  private: [{ name: need, variance: 1 }]
  observes: { reading: x + need }
  cost: k*(u - need)^2 + price*u`;

/** Line to replace, its new text, then what the error says. */
export type Case = readonly [
  line: number,
  text: string,
  code: string,
  at: `${number}:${number}`,
  found: string | undefined,
  expected: string,
];

/** {@link soundGame} with `text` on one line; line 19 follows the end. */
export function changedGame(line: number, text: string): string {
  const lines = soundGame.split("\n");
  lines[line - 1] = text;
  return lines.join("\n");
}

/** What `action` throws, which must be a {@link GameError}. */
export function refusal(action: () => unknown): GameError {
  try {
    action();
  } catch (error) {
    if (error instanceof GameError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** One test per case. */
export function itRefuses(cases: readonly Case[]): void {
  it.each(cases)("line %i: %s", (line, text, code, at, found, expected) => {
    const error = refusal(() => readGame(changedGame(line, text), { file: "game.yaml" }));
    const { position, ...details } = error.details;
    expect({ code: error.code, at: `${position?.line}:${position?.column}` }).toEqual({ code, at });
    expect(details).toMatchObject(found === undefined ? { expected } : { found, expected });
    expect(error.message.startsWith(`game.yaml:${at}: `)).toBe(true);
    const [, quoted] = /^"([^"]*)"/.exec(details.found ?? "") ?? [];
    const there = changedGame(line, text).split("\n")[(position?.line ?? 0) - 1] ?? "";
    if (quoted !== undefined && !there.includes("\\")) {
      const pointed = there.slice((position?.column ?? 0) - 1).replace(/^["']/, "");
      expect(pointed.startsWith(quoted)).toBe(true);
    }
  });
}
