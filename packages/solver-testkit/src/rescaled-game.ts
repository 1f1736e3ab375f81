import type { LqgGameInput, PlayerInput } from "@stackelberg/game";

/** The game with some roles' costs in other units: each times a positive factor. */
export function rescaled(
  input: LqgGameInput,
  factors: Readonly<Partial<Record<"leader" | "major" | "followers", number>>>,
): LqgGameInput {
  const times = <P extends PlayerInput>(player: P, factor = 1): P => ({
    ...player,
    cost: player.cost.map((row) => row.map((value) => factor * value)),
  });
  const { leader, major, followers } = input;
  return {
    ...input,
    leader: times(leader, factors.leader),
    ...(major ? { major: times(major, factors.major) } : {}),
    followers: times(followers, factors.followers),
  };
}
