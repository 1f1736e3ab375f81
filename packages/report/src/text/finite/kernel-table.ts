import type { FiniteGame } from "@stackelberg/game";
import type { FinitePolicies, Kernel } from "@stackelberg/randomized";
import { columnTable } from "../column-table.ts";
import { numberText } from "../number-text.ts";
import { roleNames } from "../role-names.ts";
import { wrap } from "../wrap.ts";
import { jointLabel, probabilityText } from "./joint-label.ts";

/** One situation that the leader may find herself in. */
interface KernelRow {
  readonly where: readonly string[];
  readonly probabilities: readonly number[];
  readonly planned: boolean;
}

/** A kernel, and what the others do under it. */
export interface PlayedKernel {
  readonly kernel: Kernel;
  /** The plan; `null` where none is known. */
  readonly policies: FinitePolicies | null;
}

/** Rows of a kernel that are printed at most. */
const MOST = 40;

/** The kernel as a table in the names of the game, randomised rows marked, and what is expected. */
export function kernelLines(
  game: FiniteGame,
  { kernel, policies }: PlayedKernel,
  width: number,
): readonly string[] {
  const { leader } = game;
  const rows = kernelRows(game, { kernel, policies });
  const actions = leader.actions.values.map((_, w) => jointLabel(leader.actions, w));
  const titles = rows[0]?.where.map((_, i) => headings(game)[i] ?? "") ?? [];
  const table = columnTable(
    [...titles, ...actions, ...leader.actions.names.map((name) => `mean ${name}`), ""],
    rows
      .slice(0, MOST)
      .map(({ where, probabilities, planned }) => [
        ...where,
        ...probabilities.map(probabilityText),
        ...expectedActions(game, probabilities),
        mark(probabilities, planned),
      ]),
    { first: "left" },
  );
  const more = rows.length - MOST;
  return [
    table.replaceAll(/ +$/gm, ""),
    ...(more > 0 ? [wrap(`… and ${more} more rows (--json has all).`, { width })] : []),
    ...notes(game, rows, width),
  ];
}

function headings({ leader, major, knows }: FiniteGame): string[] {
  const shown = knows === "observations" ? (major?.observations.names ?? []) : [];
  return [
    ...(leader.observations.names.length > 0 ? [leader.observations.names.join(", ")] : []),
    ...(shown.length > 0 ? [shown.join(", ")] : []),
    ...(major ? [major.actions.names.join(", ")] : []),
  ].map((name) => `if ${name}`);
}

function kernelRows(game: FiniteGame, { kernel, policies }: PlayedKernel): readonly KernelRow[] {
  const { leader, major, knows } = game;
  const seen = knows === "observations" && major ? major.observations : null;
  return kernel.flatMap((byObservation, y0) =>
    byObservation.slice(0, seen ? undefined : 1).flatMap((table, z) =>
      table.map((probabilities, v): KernelRow => {
        const where = [
          ...(leader.observations.names.length > 0 ? [jointLabel(leader.observations, y0)] : []),
          ...(seen && seen.names.length > 0 ? [jointLabel(seen, z)] : []),
          ...(major ? [jointLabel(major.actions, v)] : []),
        ];
        const strategy = policies?.major;
        const played = seen ? [strategy?.[z]] : (strategy ?? []);
        const planned = !major || !strategy || played.some((row) => (row?.[v] ?? 0) > 0);
        return { where, probabilities, planned };
      }),
    ),
  );
}

function expectedActions({ leader: { actions } }: FiniteGame, row: readonly number[]): string[] {
  return actions.names.map((_, i) =>
    numberText(
      row.reduce((sum, p, w) => sum + p * (actions.values[w]?.[i] ?? 0), 0),
      { digits: 4, scale: 1e3 },
    ),
  );
}

function isDrawn(probabilities: readonly number[]): boolean {
  return probabilities.filter((p) => p > 1e-9).length > 1;
}

function mark(probabilities: readonly number[], planned: boolean): string {
  const drawn = isDrawn(probabilities) ? "drawn by lot" : "";
  const off = planned ? "" : "off the plan";
  return [drawn, off].filter(Boolean).join(", ");
}

function notes(game: FiniteGame, rows: readonly KernelRow[], width: number): readonly string[] {
  const drawn = rows.filter(({ probabilities }) => isDrawn(probabilities)).length;
  const sentences = [
    drawn === 0
      ? "Nothing is drawn by lot: the rule is deterministic."
      : rows.length === 1
        ? "Her action is drawn by lot, with the probabilities shown."
        : `${drawn} of ${rows.length} rows ${drawn === 1 ? "is" : "are"} drawn by lot, with the probabilities shown.`,
    ...(rows.some(({ planned }) => !planned)
      ? [`Rows off the plan say what deters ${roleNames(game).major} from deviating.`]
      : []),
  ];
  return [wrap(sentences.join(" "), { width })];
}
