import { type ClassGame, classInformation, GameError, isPaymentFormula } from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { meansOf, ruleCoefficients } from "../evaluation/affine-rule.ts";
import type { ClassAffineRule } from "./induced-class-game.ts";

/**
 * {@link readWrittenRules} for several classes of followers: rules `action = …` for actions of the
 * leader, affine in her observations, the mean readings and the mean actions of all classes.
 *
 * @throws `GameError` for a rule that cannot be read, two for the same action, none at all, or a
 * payment.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { readClassRule } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const { meanGains } = readClassRule(game, ["price = 8*mean(u) + mean(v) - 5"]);
 * expect(meanGains.map((gain) => gain.get(0, 0))).toEqual([8, 1]);
 * ```
 */
export function readClassRule(game: ClassGame, texts: readonly string[]): ClassAffineRule {
  if (texts.length === 0) {
    throw new GameError("STACKELBERG_RULE_MISSING", "there is no rule to evaluate", {
      path: ["rule"],
      expected: `a rule such as "${game.leader.actions[0] ?? "price"} = …"`,
    });
  }
  const payment = texts.find((text) => isPaymentFormula(game, text));
  if (payment !== undefined) {
    throw new GameError(
      "STACKELBERG_NOT_WITH_CLASSES",
      "followers of several classes do not pay by rules of their own yet",
      { path: ["rule"], found: payment, expected: "rules for the leader's actions" },
    );
  }
  const [policy, ...meanGains] = ruleCoefficients(game, texts, [
    classInformation(game).leader.names,
    ...game.classes.map(({ actions }) => meansOf(actions)),
  ]) as [Matrix, ...Matrix[]];
  return { policy, meanGains };
}
