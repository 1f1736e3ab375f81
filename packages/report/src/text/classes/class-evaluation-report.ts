import type { ClassGame } from "@stackelberg/game";
import type { ClassEvaluation } from "@stackelberg/incentive";
import { classRoles, type Roles } from "../../facts/roles.ts";
import { accountEntries } from "../account-lines.ts";
import { costTable } from "../benchmark-table.ts";
import {
  comparedCosts,
  intendedEntries,
  noResponse,
  stabilityNotes,
  type Tempted,
} from "../evaluation-parts.ts";
import { labelledLines } from "../labelled-lines.ts";
import { populationText } from "../number-text.ts";
import { plainText } from "../plain-text.ts";
import type { ReportOptions } from "../report-options.ts";
import { capital, roleNames } from "../role-names.ts";
import { sectionIn } from "../section.ts";
import { shareSentence } from "../share-captured.ts";
import { styleFor, verdictText } from "../style.ts";
import { targetLines } from "../target-lines.ts";
import { inCostUnitBeforePayments } from "../unit-text.ts";
import { wrap } from "../wrap.ts";

/**
 * What a rule does in a game with several classes of followers, for people: what each class will do,
 * what that is worth, and who would leave the target.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { evaluateClasses } = await import("@stackelberg/incentive");
 * const { classEvaluationReport } = await import("@stackelberg/report");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const evaluation = evaluateClasses(game, ["price = 1.5"]);
 * const report = classEvaluationReport(game, evaluation, { width: 80, colour: false });
 * expect(report).toContain("v = 2.5");
 * ```
 */
export function classEvaluationReport(
  game: ClassGame,
  evaluation: ClassEvaluation,
  options: ReportOptions,
): string {
  const style = styleFor(options);
  const { width } = options;
  const section = sectionIn(options);
  const roles = game.classes.map((_, k) => classRoles(game, k));
  return [
    `${style.strong(plainText(game.label ?? game.name))}, ${populationText(game)}`,
    ...evaluation.rule.map((rule) => wrap(plainText(rule), { width })),
    ...section("What they will do", responseLines(roles, evaluation, width)),
    ...section("What it costs", costLines(game, evaluation, { ...options, roles })),
    ...section("Who pays", paymentLines(game, evaluation, { roles, width })),
    ...section("The leader's target under this rule", [
      `  ${verdictText(style, evaluation.verdict)}`,
      wrap(`${capital(evaluation.explanation)}.`, { width }),
      ...labelledLines(
        intendedEntries(game, evaluation.intended, temptations(roles, evaluation)),
        width,
      ),
    ]),
  ].join("\n");
}

function responseLines(
  roles: readonly Roles[],
  { response, stability }: ClassEvaluation,
  width: number,
): readonly string[] {
  const notes = stabilityNotes({ response, stability }).map((note) => wrap(note, { width }));
  if (response.status !== "solved") return [wrap(noResponse(response), { width }), ...notes];
  const played = roles.flatMap((role) => {
    const own = role.followers.actions.map(
      (action) => [action, response.policies?.followers?.[action] ?? {}] as const,
    );
    return targetLines(role, { followers: Object.fromEntries(own) }, width);
  });
  return [...played, ...notes];
}

interface CostRow {
  readonly name: string;
  readonly leader: number | null;
  /** `undefined` where it is not told. */
  readonly classes?: readonly (number | null)[];
}

function costLines(
  game: ClassGame,
  { response, benchmarks }: ClassEvaluation,
  { roles, ...options }: ReportOptions & { readonly roles: readonly Roles[] },
): readonly string[] {
  const rows: readonly CostRow[] = [
    {
      name: "under this rule",
      leader: response.leaderCost,
      classes: game.classes.map((_, k) => response.classes?.[k]?.followerCost ?? null),
    },
    ...comparedCosts(benchmarks),
  ];
  const table = costTable(rows, {
    columns: [
      { name: roleNames(game).leader, cost: ({ leader }) => leader },
      ...roles.map((role, k) => ({
        name: roleNames(role).followers,
        cost: ({ classes }: CostRow) => classes?.[k],
      })),
    ],
    each: "followers: of each one",
    unit: inCostUnitBeforePayments(game),
    ...options,
  });
  if (response.leaderCost === null) return [table];
  return [table, wrap(shareSentence({ ...benchmarks, reached: response.leaderCost }), options)];
}

function paymentLines(
  game: ClassGame,
  { accounts }: ClassEvaluation,
  { roles, width }: { readonly roles: readonly Roles[]; readonly width: number },
): readonly string[] {
  const { classes = [], leader } = accounts;
  const paid = classes.flatMap((followers) => {
    const role = roles[game.classes.findIndex(({ name }) => name === followers.class)];
    return role ? accountEntries(role, { followers }) : [];
  });
  const [any] = roles;
  const all = any && leader ? [...paid, ...accountEntries(any, { leader })] : paid;
  return all.length === 0 ? [] : labelledLines(all, width);
}

function temptations(roles: readonly Roles[], { intended }: ClassEvaluation): readonly Tempted[] {
  return intended.classes.map((saved, k) => {
    const role = roles[k];
    return { who: role ? roleNames(role).eachFollower : saved.class, ...saved };
  });
}
