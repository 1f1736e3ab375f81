import {
  type GaussianInput,
  type LqgGameInput,
  lqgGame,
  type ObservationInput,
  type PlayerInput,
  type Span,
  zetaLayout,
} from "@stackelberg/game";

/** The same game with every list in the opposite order and every name changed. */
export function relabelled(input: LqgGameInput): LqgGameInput {
  const layout = zetaLayout(lqgGame(input));
  const { basisSize: _basis, zetaSize, ...blocks } = layout;
  const order = Array.from({ length: zetaSize }, (_, i) => mirrored(i, Object.values(blocks)));
  const player = <P extends PlayerInput>(role: P): P => ({
    ...role,
    actions: backwards(role.actions).map(renamed),
    ...(role.private ? { private: gaussian(role.private) } : {}),
    observes: backwards(role.observes ?? []).map(observation),
    cost: order.map((i) => order.map((j) => role.cost[i]?.[j] ?? Number.NaN)),
  });
  return {
    ...input,
    name: renamed(input.name),
    ...(input.common ? { common: gaussian(input.common) } : {}),
    leader: {
      ...player(input.leader),
      ...(input.leader.default ? { default: backwards(input.leader.default) } : {}),
    },
    ...(input.major ? { major: player(input.major) } : {}),
    followers: player(input.followers),
  };
}

/** Names that sort differently and are as long as some others. */
function renamed(name: string): string {
  return `${[...name].reverse().join("").replace(/^\d+/, "z$&")}_other`;
}

function backwards<Value>(list: readonly Value[]): readonly Value[] {
  return [...list].reverse();
}

function mirrored(index: number, spans: readonly Span[]): number {
  const span = spans.find(({ start, size }) => index >= start && index < start + size);
  return span ? 2 * span.start + span.size - 1 - index : index;
}

function gaussian({ names, mean, covariance }: GaussianInput): GaussianInput {
  return {
    names: backwards(names).map(renamed),
    ...(mean ? { mean: backwards(mean) } : {}),
    covariance: backwards(covariance).map(backwards),
  };
}

function observation({ name, constant, ...shares }: ObservationInput): ObservationInput {
  return {
    name: renamed(name),
    constant,
    ...(shares.common ? { common: backwards(shares.common) } : {}),
    ...(shares.private ? { private: backwards(shares.private) } : {}),
  };
}
