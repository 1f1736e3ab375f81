import type { LqgGame, ParticipationTerms } from "@stackelberg/game";

/** Compared with the same players without any rule, after they have seen their readings. */
const USUAL: ParticipationTerms = { outside: "noRule", level: "interim", range: 2 };

/** How participation is judged in a game: as its file says, or as is usual. */
export function participationTerms(game: LqgGame): ParticipationTerms {
  return game.participation ?? USUAL;
}
