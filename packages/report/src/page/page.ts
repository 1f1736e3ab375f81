import type { LqgGame } from "@stackelberg/game";
import { type DesignResult, formatResult } from "@stackelberg/incentive";
import { plainText } from "../text/plain-text.ts";
import { roleNames } from "../text/role-names.ts";
import { costUnit } from "../text/unit-text.ts";
import { accountPart } from "./account-part.ts";
import { assumptionPart, certificatePart, sourcePart } from "./certificate-part.ts";
import { costPart } from "./cost-part.ts";
import { type Html, html, trusted } from "./html.ts";
import type { PageContext } from "./page-context.ts";
import { pageData } from "./page-data.ts";
import { pageStyle } from "./page-style.ts";
import { participationPart } from "./participation-part.ts";
import { rulePart } from "./rule-part.ts";
import { showing } from "./shown-number.ts";
import { summaryPart } from "./summary-part.ts";
import { whatIfPart } from "./what-if-part.ts";

/** Settings of {@link reportPage}. */
export interface ReportPageOptions {
  /** The design without regard to robustness, where a robust one was asked for. */
  readonly nominal?: DesignResult | null;
}

/**
 * A design as one self-contained page for a regulator or a board: nothing is loaded, and every
 * number that is shown names its place in the JSON that the page holds.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design } = await import("@stackelberg/incentive");
 * const { reportPage } = await import("@stackelberg/report/page");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * expect(await reportPage(game, design(game))).toContain("<!doctype html>");
 * ```
 */
export async function reportPage(
  game: LqgGame,
  design: DesignResult,
  { nominal = null }: ReportPageOptions = {},
): Promise<string> {
  const { toSvg } = await import("@stackelberg/charts");
  const data = pageData(game, design, nominal);
  const unit = costUnit(game);
  const context: PageContext = {
    game,
    data,
    show: showing(data),
    names: roleNames(game),
    unit,
    money: unit === "" ? "" : ` (${unit.trim()})`,
    draw: toSvg,
  };
  const parts: readonly Html[] = [
    summaryPart(context),
    await rulePart(context),
    await costPart(context),
    accountPart(context),
    await participationPart(context),
    await whatIfPart(context),
    assumptionPart(context),
    certificatePart(context),
    sourcePart(context),
  ];
  return document(context, parts).html;
}

function document(context: PageContext, parts: readonly Html[]): Html {
  const { game, data } = context;
  const name = plainText(game.label ?? game.name);
  const json = formatResult(data).replaceAll("<", "\\u003c");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${name}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<header><h1>${name}</h1><p class="kind">${kind(context)}</p></header>
${parts}
<script type="application/json" id="stackelberg-report">${trusted(json)}</script>
</body>
</html>
`;
}

function kind({ game, show, names, data }: PageContext): Html {
  const bare = (name: string) => name.replace(/^the /, "");
  const major = game.major ? ` and one ${bare(names.major)}` : "";
  const count = html`${show("design.game.count", "count")} ${bare(names.followers)}${major}`;
  const { verdict } = data.design.certificate;
  return html`An announced rule for ${names.leader} and ${count}: <strong class="${verdict}">${verdict}</strong>`;
}
