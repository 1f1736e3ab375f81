import type { FiniteGame, FinitePlayer } from "@stackelberg/game";
import type { FinitePolicies, StrategyTable } from "@stackelberg/randomized";
import { capital, roleNames } from "../role-names.ts";
import { wrap } from "../wrap.ts";
import { jointLabel, probabilityText } from "./joint-label.ts";

/** The plan that the leader wants: who does what where, in the names of the game. */
export function finiteTargetLines(
  game: FiniteGame,
  { followers, major }: FinitePolicies,
  width: number,
): readonly string[] {
  const names = roleNames(game);
  return [
    ...roleLines(names.eachFollower, { ...game.followers, strategy: followers }, width),
    ...(game.major && major
      ? roleLines(names.major, { ...game.major, strategy: major }, width)
      : []),
  ];
}

function roleLines(
  who: string,
  { actions, observations, strategy }: FinitePlayer & { readonly strategy: StrategyTable },
  width: number,
): readonly string[] {
  const rows = strategy.map((row, o) => {
    const where = jointLabel(observations, o);
    const played = row.flatMap((p, a) => (p > 0 ? [{ p, label: jointLabel(actions, a) }] : []));
    const [only] = played;
    const what =
      played.length === 1 && only
        ? only.label
        : played
            .map(({ p, label }) => `${label} with probability ${probabilityText(p)}`)
            .join(", ");
    return { where, what };
  });
  const [first] = rows;
  if (rows.length === 1 && first?.where === "") {
    return [wrap(`${capital(who)} plays ${first.what}.`, { width })];
  }
  return [
    wrap(`${capital(who)} sees ${observations.names.join(", ")} and plays:`, { width }),
    ...rows.map(({ where, what }) => wrap(`${where}: ${what}`, { width, indent: 4, hang: 6 })),
  ];
}
