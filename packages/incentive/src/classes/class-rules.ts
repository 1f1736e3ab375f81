import {
  type ClassGame,
  classInformation,
  GameError,
  isPaymentFormula,
  parseClassPayment,
} from "@stackelberg/game";
import type { Matrix } from "ml-matrix";
import { meansOf, ruleCoefficients } from "../evaluation/affine-rule.ts";
import { checkRuleList } from "../evaluation/check-rule-list.ts";
import type { TariffRule } from "../rule/incentive-rule.ts";
import type { ClassAffineRule } from "./induced-class-game.ts";

/** Rules as somebody wrote them: for the leader's actions, and for what each class pays. */
export interface WrittenClassRules {
  /** The leader's actions; her default where none of them has a rule. */
  readonly action: ClassAffineRule;
  /** Class by class; `null` where a class pays nothing. */
  readonly payments: readonly (TariffRule | null)[];
}

/**
 * {@link readWrittenRules} for several classes of followers: rules `action = …` for actions of the
 * leader, affine in her observations, the mean readings and the mean actions of all classes, and
 * `payment(homes) = …`, of degree at most 2 in the own actions of that class.
 *
 * @throws `GameError` for a rule that cannot be read, two for the same thing, or none at all.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { readClassRules } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const { action } = readClassRules(game, ["price = 8*mean(u) + mean(v) - 5"]);
 * expect(action.meanGains.map((gain) => gain.get(0, 0))).toEqual([8, 1]);
 * ```
 */
export function readClassRules(game: ClassGame, texts: readonly string[]): WrittenClassRules {
  checkRuleList(texts, game.leader.actions[0] ?? `payment(${game.classes[0]?.name})`);
  const payments: (TariffRule | null)[] = game.classes.map(() => null);
  for (const text of texts.filter((each) => isPaymentFormula(game, each))) {
    const { class: k, ...tariff } = parseClassPayment(game, text);
    if (payments[k]) throw twice(game.classes[k]?.name ?? "", text);
    payments[k] = { kind: "tariff", ...tariff };
  }
  const others = texts.filter((text) => !isPaymentFormula(game, text));
  const [policy, ...meanGains] = ruleCoefficients(game, others, [
    classInformation(game).leader.names,
    ...game.classes.map(({ actions }) => meansOf(actions)),
  ]) as [Matrix, ...Matrix[]];
  return { action: { policy, meanGains }, payments };
}

function twice(name: string, text: string): GameError {
  return new GameError("STACKELBERG_RULE_ACTION", `two payments for the class ${name}`, {
    path: ["rule"],
    found: text,
    expected: "one payment for each class",
  });
}
