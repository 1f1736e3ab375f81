import {
  type ClassGame,
  classBasis,
  classGradientRows,
  classInformation,
  memoized,
  rowsAt,
} from "@stackelberg/game";
import type { StrategicForm, StrategicRole } from "../strategic-form.ts";

/** The strategic form of a game with several classes: one role per class, then the leader. */
export const classForm: (game: ClassGame) => StrategicForm = memoized((game: ClassGame) => {
  const { layout, factor, averages } = classBasis(game);
  const information = classInformation(game);
  const { leaderAction } = layout;
  const followers = game.classes.map(({ name, actions }, k): StrategicRole => {
    const spans = layout.classes[k] as (typeof layout.classes)[number];
    const average = averages[k] as (typeof averages)[number];
    return {
      name,
      actions: actions.length,
      information: information.classes[k] as (typeof information.classes)[number],
      start: spans.action.start,
      mean: { start: spans.meanAction.start, average },
      gradientRows: () => classGradientRows(game)[k] as (typeof averages)[number],
    };
  });
  const leader: StrategicRole = {
    name: "leader",
    actions: game.leader.actions.length,
    information: information.leader,
    start: leaderAction.start,
    mean: null,
    gradientRows: () => rowsAt(game.leader.cost, leaderAction),
  };
  return { cost: game.leader.cost, factor, roles: [...followers, leader] };
});
