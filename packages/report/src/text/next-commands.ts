import type { ClassGame, LqgGame } from "@stackelberg/game";
import { type DesignResult, publishedRule } from "@stackelberg/incentive";
import { rulesThatHold } from "../facts/rules-that-hold.ts";
import { numberText } from "./number-text.ts";
import { isParticipation } from "./participation-lines.ts";
import {
  kept,
  optionWords,
  shellWord,
  type TypedCommand,
  type TypedOptions,
  typedAgain,
} from "./typed-command.ts";

/** What to try after a design. */
export function nextCommands(
  game: LqgGame,
  result: DesignResult,
  { name, typed = {} }: TypedCommand,
): readonly string[] {
  if (name === "-") return [];
  const again = (options: TypedOptions) => typedAgain(name, options);
  return [
    "  # a rule of your own",
    `  stackelberg evaluate ${again(kept(typed, ["count"]))} --rule "${exampleRule(game, result)}"`,
    ...otherCount(game, again, typed),
    ...(result.incentive ? [] : otherReactions(game, result, { again, typed })),
    ...paymentAdvice(game, result, { again, typed }),
    ...participationAdvice(game, result, again(typed)),
    ...(result.incentive
      ? [
          "  # everything; a page for a board; the result, every number of it recomputed",
          `  stackelberg solve ${again(typed)} --details`,
          `  stackelberg report ${again(typed)} --out report.html`,
          ...keepLines(name, typed),
        ]
      : []),
  ];
}

/** How to keep a result and have it recomputed: the number of followers stands in it. */
export function keepLines(name: string, typed: TypedOptions): readonly string[] {
  const payers = optionWords(kept(typed, ["payments"]));
  return [
    `  stackelberg solve ${typedAgain(name, typed)} --out design.json`,
    `  stackelberg verify ${[shellWord(name), "design.json", ...payers].join(" ")}`,
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

interface Typed {
  /** Names the game again with these options. */
  readonly again: (options: TypedOptions) => string;
  readonly typed: TypedOptions;
}

/** The options that go with every kind of rule. */
const ANY_RULE = ["count", "payments", "participation", "robust"] as const;

/** Reactions that hold where one was refused. */
function otherReactions(
  game: LqgGame,
  { solver, baselines }: DesignResult,
  { again, typed }: Typed,
): readonly string[] {
  if (game.payments.length > 0) return [];
  const { chosen, bestAffine, damped } = rulesThatHold(game);
  const plain = kept(typed, ["count", "payments", "participation"]);
  const without = baselines.noIncentive.leaderCost;
  const instead = without === null ? "" : `, ${numberText(without)} without a reaction`;
  return [
    ...(chosen
      ? ["  # without these options a rule is found", `  stackelberg solve ${again(plain)}`]
      : []),
    ...(bestAffine !== null && solver.name !== "best-affine"
      ? [
          `  # her best affine rule: costs her ${numberText(bestAffine)}${instead}`,
          `  stackelberg solve ${again({ ...plain, solver: "best-affine" })}`,
        ]
      : []),
    ...(damped
      ? ["  # what an approximate rule would need", `  stackelberg solve ${again(plain)} --path`]
      : []),
  ];
}

/** Lump sums where a payer is worse off and nothing was required. */
function participationAdvice(
  { payments }: LqgGame,
  { participation, incentive }: DesignResult,
  again: string,
): readonly string[] {
  if (!incentive || !isParticipation(participation) || participation.constraint) return [];
  const losing = payments.some((payer) => (participation[payer]?.worst.change ?? 0) > 1e-9);
  if (!losing) return [];
  return [
    "  # lump sums such that nobody who pays is worse off, whatever it reads in range",
    `  stackelberg solve ${again} --participation interim`,
  ];
}

/** Payments where a common action was refused, or has to react without bound to many followers. */
function paymentAdvice(
  { payments, major }: LqgGame,
  { certificate, incentive }: DesignResult,
  { again, typed }: Typed,
): readonly string[] {
  if (payments.length > 0 || (incentive && (major || certificate.limitWellPosed))) return [];
  const paid = again({ ...kept(typed, ANY_RULE), payments: major ? "major" : "followers" });
  return [
    major
      ? "  # the major follower pays for its own action instead"
      : "  # each one pays for its own action instead: works for any number of followers",
    `  stackelberg solve ${paid}`,
    `  stackelberg solve ${again(kept(typed, ["count"]))} --compare`,
  ];
}

function otherCount(
  { major, count, payments }: LqgGame,
  again: Typed["again"],
  typed: TypedOptions,
): readonly string[] {
  if (major || payments.length > 0) return [];
  return Number.isFinite(count)
    ? [
        "  # infinitely many followers",
        `  stackelberg solve ${again({ ...typed, count: "infinity" })}`,
      ]
    : ["  # finitely many followers", `  stackelberg solve ${again({ ...typed, count: "100" })}`];
}
