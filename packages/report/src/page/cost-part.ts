import { capital } from "../text/role-names.ts";
import { figure, table } from "./figure.ts";
import { type Html, html } from "./html.ts";
import { othersOf, type PageContext } from "./page-context.ts";
import { valueAt } from "./shown-number.ts";

interface Plan {
  readonly name: string;
  readonly path: string;
}

/** What the target and the benchmarks cost everybody: picture and table. */
export async function costPart(context: PageContext): Promise<Html> {
  const { data, game, names, show, unit, money } = context;
  const plans = plansOf(context);
  const roles = [
    { name: names.leader, key: "leaderCost" },
    ...othersOf(context).map(({ role, one }) => ({
      name: one,
      key: role === "major" ? "majorCost" : "followerCost",
    })),
  ];
  const known = (path: string) => {
    const value = valueAt(data, path);
    return value === null || !Number.isFinite(value) ? null : value;
  };
  const { costBars } = await import("@stackelberg/charts");
  const spec = costBars({
    title: `Expected cost${money}`,
    quantity: { label: "expected cost before payments", unit: unit.trim() || undefined },
    groups: plans.flatMap(({ name, path }) => {
      const bars = roles.flatMap((role) => {
        const value = known(`${path}.${role.key}`);
        return value === null ? [] : [{ name: role.name.replace(/^the /, ""), value }];
      });
      return bars.length === 0 ? [] : [{ name, bars }];
    }),
    width: 400,
  });
  const drawn = await figure(context, spec, {
    caption: "Less is better. Costs before payments, which only move money between them.",
    path: "design.target, design.baselines",
  });
  const rows = plans.map(({ name, path }) => [
    name,
    ...roles.map(({ key }) => show(`${path}.${key}`)),
  ]);
  const each = game.count === 1 ? "" : ` The cost of ${names.followers} is that of each one.`;
  return html`<section><h2>What it costs</h2>${drawn}${table(["plan", ...roles.map(({ name }) => capital(name))], rows)}<p class="note">${each}</p></section>`;
}

function plansOf({ data: { design }, game }: PageContext): readonly Plan[] {
  const { incentive, baselines } = design;
  const response = incentive?.response;
  const idle = game.leader.actions.length === 0;
  const first: readonly Plan[] = response
    ? [
        { name: "with the rule", path: "design.incentive.response" },
        { name: "the target", path: "design.target" },
      ]
    : [{ name: incentive ? "with the rule" : "the target", path: "design.target" }];
  const names = {
    teamOptimum: "if everybody obeyed",
    noIncentive: "best plan without a rule",
    noRule: "no rule at all",
  };
  const others = Object.entries(names).filter(([key]) => !(idle && key === "noIncentive"));
  return [
    ...first,
    ...others.flatMap(([key, name]) =>
      hasCosts(baselines[key as keyof typeof names])
        ? [{ name, path: `design.baselines.${key}` }]
        : [],
    ),
  ];
}

/** A benchmark that exists has costs for everybody. */
function hasCosts(baseline: {
  readonly leaderCost: number | null;
  readonly followerCost?: number | null;
}): boolean {
  return baseline.leaderCost !== null && baseline.followerCost !== undefined;
}
