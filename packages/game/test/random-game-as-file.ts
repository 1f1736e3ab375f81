import type { GaussianInput, LqgGameInput, ObservationInput, PlayerInput } from "@stackelberg/game";

/** The content of a game file that says the same as `input`, in formulas. */
export function asFile(input: LqgGameInput): Record<string, unknown> {
  const { leader, major, followers } = input;
  const symbols = symbolsOf(input);
  const player = (of: PlayerInput) => ({
    actions: of.actions,
    private: variables(of.private),
    observes: Object.fromEntries(
      (of.observes ?? []).map((o) => [o.name, observed(o, input.common, of.private)]),
    ),
    cost: quadratic(of.cost, symbols),
  });
  return {
    format: 1,
    kind: "lqg",
    name: input.name,
    common: variables(input.common),
    leader: {
      ...player(leader),
      knows: leader.knows,
      default: Object.fromEntries(
        leader.actions.map((name, i) => [name, leader.default?.[i] ?? 0]),
      ),
    },
    ...(major ? { major: player(major) } : {}),
    followers: { ...player(followers), count: input.count },
  };
}

function variables(block: GaussianInput | undefined): unknown[] {
  return block && block.names.length > 0 ? [block] : [];
}

function symbolsOf({ common, leader, major, followers }: LqgGameInput): string[] {
  const own = followers.private?.names ?? [];
  const mean = (name: string) => `mean(${name})`;
  return [
    "1",
    ...(common?.names ?? []),
    ...(leader.private?.names ?? []),
    ...(major?.private?.names ?? []),
    ...own,
    ...own.map(mean),
    ...followers.actions,
    ...followers.actions.map(mean),
    ...(major?.actions ?? []),
    ...leader.actions,
  ];
}

function quadratic(cost: readonly (readonly number[])[], symbols: readonly string[]): string {
  const terms = cost.flatMap((row, i) =>
    row.map((c, j) => `0.5*(${c})*${symbols[i]}*${symbols[j]}`),
  );
  return terms.join(" + ");
}

function observed(
  { constant, common = [], private: own = [] }: ObservationInput,
  nature: GaussianInput | undefined,
  ownNature: GaussianInput | undefined,
): string {
  const terms = [
    ...common.map((c, k) => `${nature?.names[k]}*${c}`),
    ...own.map((c, k) => `${c}*${ownNature?.names[k]}`),
  ];
  return [constant ?? 0, ...terms].join(" + ");
}
