import type { LqgGame, Payer } from "../model/lqg-game.ts";
import { checkedPayers } from "../model/payment-terms.ts";
import type { ReferenceNode } from "./formula.ts";
import { written } from "./formula-scope.ts";
import type { FormulaProblem } from "./formula-source.ts";
import { quadraticForm } from "./quadratic-form.ts";

/** What each payer pays for its own actions u: T(u) = T0 + bᵀu + ½uᵀSu. */
export interface PaymentFormula {
  /** Who pays. */
  readonly payer: Payer;
  /** What is paid whatever is done, in cost units. */
  readonly T0: number;
  /** One number per action of the payer. */
  readonly b: readonly number[];
  /** Symmetric; the payer's actions². */
  readonly S: readonly (readonly number[])[];
}

const LEFT = /^\s*payment\s*(?:\(\s*([^()]*?)\s*\)\s*)?$/;

/**
 * Whether a rule is about a payment: `payment = …`, `payment(followers) = …` or
 * `payment(major) = …`. An action of the leader that is called `payment` keeps its name.
 */
export function isPaymentFormula({ leader }: Pick<LqgGame, "leader">, text: string): boolean {
  const [left = ""] = text.split("=", 1);
  if (!text.includes("=") || !LEFT.test(left)) return false;
  return left.includes("(") || !leader.actions.includes("payment");
}

/**
 * Parses what somebody pays, a formula of degree at most 2 in the payer's own actions.
 *
 * @param text - As in `payment = -3.03*u + 0.33*u^2`, or `payment(major) = 0.2*load^2`.
 * @throws `GameError` with the offset of the offending part: `STACKELBERG_UNKNOWN_PAYER` for a
 * payer that the game lacks, `STACKELBERG_NOT_OWN_ACTION` for anything but the payer's own actions,
 * `STACKELBERG_NOT_QUADRATIC` for a higher degree, and what a formula may be wrong in.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadGame, parsePayment } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "smallest", payments: { by: "followers" },
 *   leader: { cost: "(u - 1)^2" }, followers: { count: 10, actions: ["u"], cost: "u^2" },
 * });
 * const { payer, b, S } = parsePayment(game, "payment = -3*u + 0.5*u^2");
 * expect({ payer, b, S }).toEqual({ payer: "followers", b: [-3], S: [[1]] });
 * ```
 */
export function parsePayment(game: LqgGame, text: string): PaymentFormula {
  const equals = text.indexOf("=");
  const payer = payerOf(game, text.slice(0, equals));
  const { actions } = game[payer] ?? game.followers;
  const symbols = new Map(actions.map((name) => [name, name]));
  const index = new Map(actions.map((name, i) => [name, i + 1]));
  const explain = (node: ReferenceNode) => notOwn(game, payer, node);
  const form = quadraticForm(
    { source: { text, path: ["rule"] }, scope: { symbols, constants: new Map(), explain } },
    index,
    { size: actions.length + 1, from: equals + 1 },
  );
  const at = (i: number, k: number) => form[i]?.[k] ?? 0;
  return {
    payer,
    T0: at(0, 0) / 2,
    b: actions.map((_, i) => at(0, i + 1)),
    S: actions.map((_, i) => actions.map((__, k) => at(i + 1, k + 1))),
  };
}

function payerOf(game: LqgGame, left: string): Payer {
  const [, named] = LEFT.exec(left) ?? [];
  const [payer = "followers"] = checkedPayers([named ?? "followers"], game.major !== null, [
    "rule",
  ]);
  return payer;
}

function notOwn(game: LqgGame, payer: Payer, node: ReferenceNode): FormulaProblem | undefined {
  const known = [game.leader, game.followers, ...(game.major ? [game.major] : [])].some(
    ({ actions, observations }) =>
      actions.includes(node.name) || observations.names.includes(node.name),
  );
  if (!known) return undefined;
  const own = (game[payer] ?? game.followers).actions;
  return {
    code: "STACKELBERG_NOT_OWN_ACTION",
    problem: `a payment cannot depend on ${written(node)}: it is decided by what the payer itself does`,
    expected: `the payer's own actions ${own.join(", ")}`,
  };
}
