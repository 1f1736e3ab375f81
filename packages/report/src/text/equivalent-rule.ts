import type { LqgGame } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import type { AnnouncedMeasure } from "../facts/announced-measure.ts";
import { affineText, type Term } from "./affine-text.ts";

/** So many digits that the pasted rule still certifies. */
const DIGITS = 14;
/** Beyond this number of followers the rounding of one gain shows in N times it. */
const MOST_FOLLOWERS = 1e9;

/**
 * A constant-gain rule without the sum over followers: in the mean of their actions and readings,
 * or in the major follower's. Can be pasted into `evaluate --rule`.
 *
 * @returns One rule per action of the leader; none where the gain is not constant, or N is larger than 10⁹.
 */
export function equivalentRules(
  game: LqgGame,
  result: DesignResult,
  { rule, monitors }: AnnouncedMeasure,
): readonly string[] {
  if (rule.kind !== "constant") return [];
  if (monitors === "followers" && game.count > MOST_FOLLOWERS) return [];
  const { gain } = rule;
  const { policies } = result.target;
  const plan = Object.entries(policies[monitors] ?? {});
  const alone = monitors === "major" || game.count === 1;
  const factor = monitors === "major" ? 1 : game.count;
  const seen = (name: string) => (alone ? name : `mean(${name})`);
  const reading = (name: string) => (monitors === "major" ? `major(${name})` : `mean(${name})`);
  return Object.entries(policies.leader ?? {}).map(([action, planned], row) => {
    const sums = new Map(Object.entries(planned));
    const add = (name: string, value: number) => sums.set(name, (sums.get(name) ?? 0) + value);
    plan.forEach(([monitored, coefficients], column) => {
      const weight = factor * (gain[row]?.[column] ?? 0);
      for (const [name, value] of Object.entries(coefficients)) {
        add(name === "constant" ? name : reading(name), -weight * value);
      }
      add(seen(monitored), weight);
    });
    return `${action} = ${affineText([...sums].map(term), { digits: DIGITS })}`;
  });
}

function term([name, coefficient]: readonly [string, number]): Term {
  return { coefficient, name: name === "constant" ? null : name };
}
