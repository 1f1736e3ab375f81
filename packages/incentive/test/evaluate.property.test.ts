import { type LqgGame, lqgGame } from "@stackelberg/game";
import { constantGain, type DesignResult, design, evaluate } from "@stackelberg/incentive";
import { randomGame } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a designed constant gain, written as a rule on the mean, is certified; a wrong one is not", () => {
  fc.assert(
    fc.property(randomGame({ knows: "observations" }), (input) => {
      const game = lqgGame(input);
      const result = design(game, { solver: constantGain() });
      fc.pre(result.incentive?.gain !== undefined && game.major === null);
      fc.pre(result.certificate.epsilon < 1e-12);
      const write = (shift: number) => ruleTexts(game, result, shift);
      expect(evaluate(game, write(0)).intended.epsilon).toBeLessThanOrEqual(1e-7);
      const wrong = evaluate(game, write(0.5));
      fc.pre(result.condition.leaderAuthority.flat().some((k) => Math.abs(k) > 0.1));
      expect(wrong.verdict).not.toBe("certified");
    }),
    { numRuns: 8, seed: 20 },
  );
});

/** u0 = u0* + Σ_i (Q + shift)(u_i − u_i*) in the names of the game. */
function ruleTexts(game: LqgGame, result: DesignResult, shift: number): readonly string[] {
  const { leader = {}, followers = {} } = result.target.policies;
  return Object.entries(leader).map(([action, coefficients], row) => {
    const terms = new Map<string, number>(Object.entries(coefficients));
    const add = (name: string, value: number) => terms.set(name, (terms.get(name) ?? 0) + value);
    Object.entries(followers).forEach(([own, plan], column) => {
      const weight = game.count * ((result.incentive?.gain?.[row]?.[column] ?? 0) + shift);
      add(`mean(${own})`, weight);
      for (const [name, value] of Object.entries(plan)) {
        add(name === "constant" ? name : `mean(${name})`, -weight * value);
      }
    });
    const sum = [...terms].map(([name, value]) =>
      name === "constant" ? `(${value})` : `(${value})*${name}`,
    );
    return `${action} = ${sum.join(" + ")}`;
  });
}
