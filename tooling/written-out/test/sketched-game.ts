import type { GaussianInput, LqgGameInput, ObservationInput } from "@stackelberg/game";
import { type Product, quadraticForm } from "./quadratic-form.ts";

/** A game whose costs are sums of products of named affine forms. */
export interface Sketch {
  readonly name: string;
  readonly common: GaussianInput;
  readonly leader: SketchedPlayer;
  readonly major?: SketchedPlayer;
  readonly followers: SketchedPlayer;
}

/** One role of a {@link Sketch}. */
export interface SketchedPlayer {
  readonly actions: readonly string[];
  readonly private?: GaussianInput;
  readonly observes?: readonly ObservationInput[];
  readonly cost: readonly Product[];
}

/** The plain arrays of a sketch at any number of followers. */
export function game(sketch: Sketch): (count: number) => LqgGameInput {
  const { common, leader, major, followers } = sketch;
  const own = followers.private?.names ?? [];
  const means = (names: readonly string[]) => names.map((name) => `mean(${name})`);
  const zeta = [
    ...["1", ...common.names, ...(leader.private?.names ?? []), ...(major?.private?.names ?? [])],
    ...[...own, ...means(own), ...followers.actions, ...means(followers.actions)],
    ...[...(major?.actions ?? []), ...leader.actions],
  ];
  const written = (player: SketchedPlayer) => ({
    ...player,
    cost: quadraticForm(zeta, player.cost),
  });
  return (count) => ({
    name: sketch.name,
    count,
    common,
    leader: written(leader),
    ...(major ? { major: written(major) } : {}),
    followers: written(followers),
  });
}
