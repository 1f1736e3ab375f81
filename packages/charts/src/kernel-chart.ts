import type { FiniteGame, FiniteSet } from "@stackelberg/game";
import type { ChartSpec } from "./chart-spec.ts";
import { type HeatCell, heatMap } from "./heat-map.ts";

/**
 * A kernel Γ(w | y0, z, v) as a heat map: rows are what the major did, columns the leader's actions,
 * panels what was observed; colours and numbers are probabilities.
 *
 * @param kernel - `[y0][z][v][w]`.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { kernelChart } = await import("@stackelberg/charts");
 * const { loadFiniteGame } = await import("@stackelberg/game");
 * const game = loadFiniteGame({
 *   format: 1, kind: "finite", name: "audit",
 *   leader: { actions: { w: [0, 1] }, cost: "-5*v + 2*w" },
 *   major: { actions: { v: [0, 1] }, cost: "3*v - 4*v*w" },
 *   followers: { count: "infinity", actions: { u: [0, 1] }, cost: "u" },
 * });
 * const spec = kernelChart(game, [[[[1, 0], [0.25, 0.75]]]]);
 * expect(JSON.stringify(spec)).toContain("w = 1");
 * ```
 */
export function kernelChart(
  game: FiniteGame,
  kernel: readonly (readonly (readonly (readonly number[])[])[])[],
): ChartSpec {
  const { leader, major } = game;
  const own = leader.observations;
  const seen = game.knows === "observations" ? (major?.observations ?? null) : null;
  const panelled = own.names.length + (seen?.names.length ?? 0) > 0;
  const panels = own.values.length * (seen?.values.length ?? 1);
  const cells: HeatCell[] = [];
  kernel.forEach((byObservation, y0) => {
    byObservation.slice(0, seen ? undefined : 1).forEach((rows, z) => {
      const panel = [label(own, y0), seen ? label(seen, z) : ""].filter(Boolean).join(", ");
      rows.forEach((row, v) => {
        const y = major ? label(major.actions, v) : "always";
        row.forEach((value, w) => {
          cells.push({ x: label(leader.actions, w), y, value, ...(panelled ? { panel } : {}) });
        });
      });
    });
  });
  return heatMap({
    title: "What the leader does",
    subtitle: [game.label ?? game.name, "rows with more than one number are drawn by lot"],
    x: { label: "her action" },
    y: { label: major ? (major.label ?? "major follower") : "" },
    value: { label: "probability" },
    ...(panelled ? { panel: { label: "what she knows" }, columns: Math.min(3, panels) } : {}),
    cells,
    domain: [0, 1],
  });
}

function label({ names, values }: FiniteSet, index: number): string {
  return names.map((name, i) => `${name} = ${values[index]?.[i]}`).join(", ");
}
