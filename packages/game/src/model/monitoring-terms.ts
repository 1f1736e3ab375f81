import { finiteVector } from "../checks/checked-number.ts";
import { describeValue } from "../checks/describe-value.ts";
import { GameError } from "../checks/errors.ts";
import { expectedName } from "../checks/nearest-name.ts";
import { variance } from "../checks/symmetric-matrix.ts";
import type { LqgGame } from "./lqg-game.ts";
import type { LqgGameInput } from "./lqg-game-input.ts";
import type { MonitoringTerms } from "./monitoring.ts";

const SEEN = ["actions", "mean", "none"] as const;

/** The terms of an input, checked. */
export function checkedMonitoring({ leader, followers }: LqgGameInput): MonitoringTerms {
  const { what, noise = 0 } = leader.monitors ?? { what: "actions" };
  const tremble = followers.tremble ?? followers.actions.map(() => 0);
  return checkedMonitoringTerms({ what, noise, tremble }, followers.actions);
}

/** Terms for followers with these actions, checked. */
export function checkedMonitoringTerms(
  { what, noise, tremble }: MonitoringTerms,
  actions: readonly string[],
): MonitoringTerms {
  if (!SEEN.includes(what)) {
    throw new GameError("STACKELBERG_UNKNOWN_VALUE", "not something that the leader can see", {
      path: ["leader", "monitors", "what"],
      found: describeValue(what),
      expected: expectedName(String(what), [...SEEN]),
    });
  }
  const path = ["followers", "tremble"];
  return {
    what,
    noise: variance(noise, ["leader", "monitors", "noise"]),
    tremble: finiteVector(tremble, actions.length, path).map((v, k) => variance(v, [...path, k])),
  };
}

/** What the leader knows of readings; everything unless stated otherwise. */
export function checkedKnows(value: unknown): LqgGame["knows"] {
  if (value === undefined) return "observations";
  if (value === "observations" || value === "own") return value;
  throw new GameError("STACKELBERG_UNKNOWN_VALUE", "not something the leader can know", {
    path: ["leader", "knows"],
    found: describeValue(value),
    expected: "observations or own",
  });
}
