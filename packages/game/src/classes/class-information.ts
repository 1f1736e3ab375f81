import { Matrix } from "ml-matrix";
import { type Information, informationFrom } from "../information/information.ts";
import { stack } from "../information/stack.ts";
import { memoized } from "../model/memoized.ts";
import { classBasis } from "./class-basis.ts";
import type { ClassGame } from "./class-game.ts";

/** What everybody's strategy may use in a game with several classes. */
export interface ClassInformation {
  /** (1, y_k) of a member, class by class. */
  readonly classes: readonly Information[];
  /** (1, y0, ȳ_1, …, ȳ_K), or (1, y0) where she knows only her own. */
  readonly leader: Information;
}

/** The static information of every player; computed once per game. */
export const classInformation: (game: ClassGame) => ClassInformation = memoized(
  (game: ClassGame) => {
    const basis = classBasis(game);
    const constant = Matrix.zeros(1, basis.layout.basisSize).set(0, 0, 1);
    const from = (parts: readonly { readonly names: readonly string[]; readonly rows: Matrix }[]) =>
      informationFrom(
        ["constant", ...parts.flatMap(({ names }) => names)],
        stack([constant, ...parts.map(({ rows }) => rows)]),
        basis,
      );
    const means = game.classes.map(({ observations: { names, rows } }, k) => ({
      names: names.map((name) => `mean(${name})`),
      rows: rows.mmul(basis.averages[k] ?? constant),
    }));
    const own = game.leader.observations;
    return {
      classes: game.classes.map(({ observations }) => from([observations])),
      leader: from(game.knows === "observations" ? [own, ...means] : [own]),
    };
  },
);
