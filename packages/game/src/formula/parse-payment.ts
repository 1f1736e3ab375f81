import { GameError } from "../checks/errors.ts";
import type { ClassGame } from "../classes/class-game.ts";
import type { LqgGame, Payer, Player } from "../model/lqg-game.ts";
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
  const payer = payerOf(game, text);
  const others = [game.leader, game.followers, ...(game.major ? [game.major] : [])];
  return { payer, ...tariffIn(text, game[payer] ?? game.followers, others) };
}

/** What each member of one class pays for its own actions: T(u) = T0 + bᵀu + ½uᵀSu. */
export interface ClassPaymentFormula extends Omit<PaymentFormula, "payer"> {
  /** The class's place among all. */
  readonly class: number;
}

/**
 * Parses what the members of a class pay, a formula of degree at most 2 in their own actions.
 *
 * @param text - As in `payment(homes) = -3.03*u + 0.33*u^2`.
 * @throws `GameError` as {@link parsePayment} does; `STACKELBERG_UNKNOWN_PAYER` for a class that the
 * game lacks, or none.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame, parseClassPayment } = await import("@stackelberg/game");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops", payments: { by: "followers" },
 *   leader: { cost: "(mean(u) + mean(v) - 3)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "(u - 2)^2" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "(v - 4)^2" },
 *   ],
 * });
 * expect(parseClassPayment(game, "payment(shops) = 2*v")).toMatchObject({ class: 1, b: [2] });
 * ```
 */
export function parseClassPayment(game: ClassGame, text: string): ClassPaymentFormula {
  const named = nameIn(text);
  const k = game.classes.findIndex(({ name }) => name === named);
  const own = game.classes[k];
  if (own) return { class: k, ...tariffIn(text, own, [game.leader, ...game.classes]) };
  throw new GameError("STACKELBERG_UNKNOWN_PAYER", "not a class of followers who could pay", {
    path: ["rule"],
    found: text,
    expected: game.classes.map(({ name }) => `payment(${name})`).join(" or "),
  });
}

/** The name in `payment(name) = …`. */
function nameIn(text: string): string | undefined {
  return LEFT.exec(text.slice(0, text.indexOf("=")))?.[1];
}

function payerOf(game: LqgGame, text: string): Payer {
  const named = nameIn(text) ?? "followers";
  const [payer = "followers"] = checkedPayers([named], game.major !== null, ["rule"]);
  return payer;
}

function tariffIn(
  text: string,
  { actions }: Player,
  players: readonly Player[],
): Omit<PaymentFormula, "payer"> {
  const symbols = new Map(actions.map((name) => [name, name]));
  const index = new Map(actions.map((name, i) => [name, i + 1]));
  const explain = (node: ReferenceNode) => notOwn(actions, players, node);
  const form = quadraticForm(
    { source: { text, path: ["rule"] }, scope: { symbols, constants: new Map(), explain } },
    index,
    { size: actions.length + 1, from: text.indexOf("=") + 1 },
  );
  const at = (i: number, k: number) => form[i]?.[k] ?? 0;
  return {
    T0: at(0, 0) / 2,
    b: actions.map((_, i) => at(0, i + 1)),
    S: actions.map((_, i) => actions.map((__, k) => at(i + 1, k + 1))),
  };
}

function notOwn(
  own: readonly string[],
  players: readonly Player[],
  node: ReferenceNode,
): FormulaProblem | undefined {
  const known = players.some(
    ({ actions, observations }) =>
      actions.includes(node.name) || observations.names.includes(node.name),
  );
  if (!known) return undefined;
  return {
    code: "STACKELBERG_NOT_OWN_ACTION",
    problem: `a payment cannot depend on ${written(node)}: it is decided by what the payer itself does`,
    expected: `the payer's own actions ${own.join(", ")}`,
  };
}
