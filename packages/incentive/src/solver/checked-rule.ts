import {
  informationOf,
  informationStructure,
  type LqgGame,
  pays,
  StackelbergError,
} from "@stackelberg/game";
import type { Monitored } from "../condition/incentive-condition.ts";
import type {
  BestAffineRule,
  IncentiveRule,
  OwnPaymentRule,
  PaymentRule,
  ProportionalRule,
  ReactionRule,
  TariffRule,
} from "../rule/incentive-rule.ts";

/** A rule whose numbers do not fit the game: a defect of the solver or the file it came from. */
export class RuleShapeError extends StackelbergError {
  /** Name of the class. */
  override readonly name: string = "RuleShapeError";
}

const PAYMENTS: readonly PaymentRule["kind"][] = ["tariff", "own-payment"];
const REACTIONS: readonly ReactionRule["kind"][] = [
  "constant",
  "minimum-energy",
  "epsilon",
  "best-affine",
];

/**
 * The rule itself, after checking that it has a known kind and finite numbers of the right shape.
 *
 * @throws {@link RuleShapeError} `STACKELBERG_RULE_SHAPE`.
 */
export function checkedRule(
  game: LqgGame,
  rule: IncentiveRule,
  monitored: Monitored = game.major ? "major" : "followers",
): IncentiveRule {
  const leaders = game.leader.actions.length;
  const actions = ((monitored === "major" ? game.major : null) ?? game.followers).actions.length;
  const kind: unknown = (rule as IncentiveRule | undefined)?.kind;
  checkKind(kind, pays(game, monitored));
  if (kind === "tariff") return checkedTariff(rule as TariffRule, actions);
  if (kind === "own-payment") {
    const { names } = informationOf(game, monitored);
    checkMoney((rule as OwnPaymentRule).T0);
    checkMatrix("Q", (rule as OwnPaymentRule).Q, actions, names.length);
    return rule;
  }
  if (kind === "constant") {
    checkMatrix("gain", (rule as { gain?: unknown }).gain, leaders, actions);
    return rule;
  }
  if (kind === "best-affine") return checkedBestAffine(game, rule as BestAffineRule);
  const { followers, major, monitoring } = informationStructure(game);
  const own = (major ?? followers).names.length;
  const proportional = rule as ProportionalRule;
  checkMatrix("g", proportional.g, actions, own);
  checkMatrix("kappa", proportional.kappa, leaders, monitoring.names.length);
  checkMatrix("kappaMean", proportional.kappaMean, leaders, own);
  checkNumber("residualVariance", proportional.residualVariance, true);
  checkNumber("lambda", proportional.lambda, false);
  checkNumber("mu", proportional.mu, false);
  if (proportional.mu !== undefined) checkMatrix("H", proportional.H, actions, actions);
  return rule;
}

/** Payments are for those who pay in the game, reactions for the others. */
function checkKind(kind: unknown, paying: boolean): void {
  const known: readonly unknown[] = paying ? PAYMENTS : REACTIONS;
  if (known.includes(kind)) return;
  const why = paying ? "a payment: this player pays" : "a reaction: this player does not pay";
  throw wrong("kind", String(kind), `${known.join(", ")} (${why})`);
}

function checkedBestAffine(game: LqgGame, rule: BestAffineRule): BestAffineRule {
  const { names } = informationOf(game, "leader");
  const leaders = game.leader.actions.length;
  const seen = (game.major ?? game.followers).actions.length;
  checkMatrix("policy", rule.policy, leaders, names.length);
  checkMatrix("reaction", rule.reaction, leaders, seen);
  checkMatrix("expected", rule.expected, seen, names.length);
  if (game.monitoring.what === "none" && rule.reaction.flat().some((r) => r !== 0)) {
    throw wrong("reaction", JSON.stringify(rule.reaction), "zeros: the leader sees no action");
  }
  if (/^(global|best of [1-9]\d* starts)$/.test(rule.optimum)) return rule;
  throw wrong("optimum", rule.optimum, "global or best of N starts");
}

function checkedTariff(rule: TariffRule, actions: number): TariffRule {
  checkMoney(rule.T0);
  checkMatrix("b", [rule.b], 1, actions);
  checkMatrix("S", rule.S, actions, actions);
  const symmetric = rule.S.every((row, i) => row.every((s, j) => s === rule.S[j]?.[i]));
  if (!symmetric) throw wrong("S", JSON.stringify(rule.S), "a symmetric matrix");
  return rule;
}

function checkMoney(value: unknown): void {
  if (typeof value === "number" && Number.isFinite(value)) return;
  throw wrong("T0", String(value), "a finite number");
}

function checkMatrix(name: string, value: unknown, rows: number, columns: number): void {
  const good =
    Array.isArray(value) &&
    value.length === rows &&
    value.every(
      (row: unknown) =>
        Array.isArray(row) && row.length === columns && row.every((x) => Number.isFinite(x)),
    );
  if (!good) throw wrong(name, JSON.stringify(value), `${rows} × ${columns} finite numbers`);
}

function checkNumber(name: string, value: unknown, required: boolean): void {
  if (value === undefined && !required) return;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return;
  throw wrong(name, String(value), "a finite number, at least 0");
}

function wrong(name: string, found: string | undefined, expected: string): RuleShapeError {
  const shown = (found ?? "nothing").slice(0, 80);
  return new RuleShapeError(
    "STACKELBERG_RULE_SHAPE",
    `the rule's ${name} does not fit the game; found ${shown}; expected ${expected}`,
  );
}
