/** Names of those whose actions a rule reacts to, and how it sums over them. */
export interface Monitoring {
  /** Leader's actions. */
  readonly leader: readonly string[];
  /** Actions that the rule reacts to. */
  readonly actions: readonly string[];
  /** `_i` where the rule sums over followers. */
  readonly index: string;
  /** Gains below 1e-13 times this are rounding. */
  readonly gainScale: number;
  /** `Σ_i ` where the rule sums over followers. */
  readonly sum: string;
}

/** Q, with the actions where there are several. */
export function gainSymbol(
  { leader, actions, index }: Monitoring,
  leaderAction: string,
  action: string,
): string {
  const both = [
    ...(leader.length > 1 ? [leaderAction] : []),
    ...(actions.length > 1 ? [action] : []),
  ];
  return `Q${index}${both.length > 0 ? `[${both.join(",")}]` : ""}`;
}
