import type { Accounts, PaymentAccount } from "@stackelberg/incentive";
import type { Roles } from "../facts/roles.ts";
import { type Labelled, labelledLines } from "./labelled-lines.ts";
import { numberText } from "./number-text.ts";
import { plainText } from "./plain-text.ts";
import { roleNames } from "./role-names.ts";
import { costUnit } from "./unit-text.ts";

/** Who pays what on average and over the population, what the programme costs, warnings. */
export function accountLines(
  game: Roles,
  { accounts }: { readonly accounts: Accounts },
  width: number,
): readonly string[] {
  const entries = accountEntries(game, accounts);
  return entries.length === 0 ? [] : labelledLines(entries, width);
}

/** The same, each with its label. */
export function accountEntries(game: Roles, accounts: Accounts): readonly Labelled[] {
  const { followers, major, leader, warnings = [] } = accounts;
  const names = roleNames(game);
  return [
    ...(followers ? [payerEntry(game, bare(names.followers), followers)] : []),
    ...(major ? [payerEntry(game, bare(names.major), major)] : []),
    ...(leader ? [programmeEntry(game, accounts)] : []),
    ...warnings.map((warning) => ({ label: "WARNING", text: plainText(warning) })),
  ];
}

function payerEntry(game: Roles, label: string, account: PaymentAccount): Labelled {
  const { mean, deviation, quantiles } = account;
  const scale = 1e4 * Math.max(1, deviation);
  const value = (amount: number) => numberText(amount, { scale, digits: 4 });
  const { p5, p50, p95, error } = quantiles;
  const found = error === undefined ? "" : ` (quantiles ± ${numberText(error, { digits: 1 })})`;
  const same = [p5, p50, p95].every((quantile) => value(quantile) === value(mean));
  if (same) {
    return {
      label: label.slice(0, 16),
      text: `pay ${value(mean)}${costUnit(game)}, each of them the same`,
    };
  }
  return {
    label: label.slice(0, 16),
    text: `pay ${value(mean)}${costUnit(game)} on average; 5 % pay less than ${value(p5)}, half less than ${value(p50)}, 95 % less than ${value(p95)}${found}`,
  };
}

function programmeEntry(game: Roles, { leader }: Accounts): Labelled {
  const cost = leader?.programmeCost ?? 0;
  const { leader: name } = roleNames(game);
  const amount = numberText(Math.abs(cost), { digits: 4 });
  const unit = costUnit(game);
  const text =
    cost === 0
      ? `costs ${name} nothing on balance`
      : cost > 0
        ? `costs ${name} ${amount}${unit} in all`
        : `brings ${name} ${amount}${unit} in all`;
  return { label: "the programme", text: `${text}; all accounts together are zero` };
}

function bare(name: string): string {
  return name.replace(/^the /, "");
}
