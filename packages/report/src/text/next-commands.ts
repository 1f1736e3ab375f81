import type { ClassGame, LqgGame } from "@stackelberg/game";
import { type DesignResult, publishedRule } from "@stackelberg/incentive";
import { numberText } from "./number-text.ts";
import { isParticipation } from "./participation-lines.ts";

/** What was typed to get the game. */
export interface TypedGame {
  readonly name: string;
  /** Options that made it another game than that of the file. */
  readonly changes?: string;
}

/** What to try after a design. */
export function nextCommands(
  game: LqgGame,
  result: DesignResult,
  { name, changes = "" }: TypedGame,
): readonly string[] {
  if (name === "-") return [];
  const plain = /^[\w./-]+$/.test(name) ? name : `"${name}"`;
  const file = changes === "" ? plain : `${plain} ${changes}`;
  return [
    "  # a rule of your own",
    `  stackelberg evaluate ${plain} --rule "${exampleRule(game, result)}"`,
    ...otherCount(game, file),
    ...paymentAdvice(game, result, plain),
    ...participationAdvice(game, result, file),
    ...(result.incentive
      ? [
          "  # everything; a page for a board; the result, every number of it recomputed",
          `  stackelberg solve ${file} --details`,
          `  stackelberg report ${file} --out report.html`,
          `  stackelberg solve ${file} --out design.json`,
          `  stackelberg verify ${plain} design.json${changes === "" ? "" : ` ${changes}`}`,
        ]
      : game.payments.length === 0
        ? ["  # what an approximate rule would need", `  stackelberg solve ${file} --path`]
        : []),
  ];
}

/** A rule to begin with, for an action of the leader or a payment: not a good one. */
export function exampleRule(game: LqgGame, { incentive }: DesignResult): string {
  const [own = "u"] = game.followers.actions;
  const rule = incentive && publishedRule(incentive);
  if (incentive && rule?.kind === "tariff") {
    const [monitored = own] = game[incentive.monitors]?.actions ?? [];
    const curve = (rule.S[0]?.[0] ?? 0) / 2;
    const payment = incentive.monitors === "major" ? "payment(major)" : "payment";
    return `${payment} = ${numberText(curve, { digits: 2, scale: 1e3 })}*${monitored}^2`;
  }
  const [action] = game.leader.actions;
  if (action === undefined) return `payment = 0.1*${own}`;
  const monitored = game.major?.actions[0] ?? (game.count === 1 ? own : `mean(${own})`);
  return `${action} = 0.5*${monitored}`;
}

/** The same for several classes of followers, about the first of them. */
export function exampleClassRule({ leader, payments, classes: [first] }: ClassGame): string {
  if (payments.length > 0) return `payment(${first?.name}) = 0.1*${first?.actions[0]}^2`;
  return `${leader.actions[0] ?? "price"} = 0.5*mean(${first?.actions[0] ?? "u"})`;
}

/** Lump sums where a payer is worse off and nothing was required. */
function participationAdvice(
  { payments }: LqgGame,
  { participation, incentive }: DesignResult,
  file: string,
): readonly string[] {
  if (!incentive || !isParticipation(participation) || participation.constraint) return [];
  const losing = payments.some((payer) => (participation[payer]?.worst.change ?? 0) > 1e-9);
  if (!losing) return [];
  return [
    "  # lump sums such that nobody who pays is worse off, whatever it reads in range",
    `  stackelberg solve ${file} --participation interim`,
  ];
}

/** Payments where a common action has to react without bound as the followers become many. */
function paymentAdvice(
  { payments, major }: LqgGame,
  { certificate }: DesignResult,
  file: string,
): readonly string[] {
  if (payments.length > 0 || major || certificate.limitWellPosed) return [];
  return [
    "  # each one pays for its own action instead: works for any number of followers",
    `  stackelberg solve ${file} --payments followers`,
    `  stackelberg solve ${file} --compare`,
  ];
}

function otherCount({ major, count, payments }: LqgGame, file: string): readonly string[] {
  if (major || payments.length > 0) return [];
  return Number.isFinite(count)
    ? ["  # infinitely many followers", `  stackelberg solve ${file} --count infinity`]
    : ["  # finitely many followers", `  stackelberg solve ${file} --count 100`];
}
