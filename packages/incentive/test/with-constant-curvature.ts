import { type LqgGameInput, lqgGame, zetaLayout } from "@stackelberg/game";

/** The game with costs in which the leader's action meets nature alone, not actions or itself. */
export function withConstantCurvature(input: LqgGameInput): LqgGameInput {
  const { leaderAction, basisSize } = zetaLayout(lqgGame(input));
  const plain = (cost: readonly (readonly number[])[]) =>
    cost.map((row, i) =>
      row.map((value, j) => {
        const meets = Math.max(i, j) >= leaderAction.start && Math.min(i, j) >= basisSize;
        return meets ? 0 : value;
      }),
    );
  const { major, followers } = input;
  return {
    ...input,
    ...(major ? { major: { ...major, cost: plain(major.cost) } } : {}),
    followers: { ...followers, cost: plain(followers.cost) },
  };
}
