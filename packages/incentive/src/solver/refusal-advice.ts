import type { RefusalReason } from "./incentive-solver.ts";

/** One sentence per reason: what stands in the way and what to do. */
export function refusalAdvice(reason: RefusalReason): string {
  return ADVICE[reason];
}

/** Whether a value is one of the reasons. */
export function isRefusalReason(value: unknown): value is RefusalReason {
  return typeof value === "string" && Object.hasOwn(ADVICE, value);
}

const ADVICE: Readonly<Record<RefusalReason, string>> = {
  "no-authority":
    "the leader's action does not enter the monitored player's cost, so no reaction of hers changes what that player wants",
  "no-constant-gain":
    "no constant gain cancels the own gradient; a gain that depends on the readings may (minimum-energy)",
  "no-exact-tariff":
    "no quadratic tariff in the own actions holds the target at every reading; a payment that depends on the reading does (own-payment)",
  "nothing-uncertain":
    "the game has no named constants that could be wrong; name some under `parameters`, with ranges",
  "several-players":
    "this method looks at one player whom no other rule affects, and the game has more to steer",
  "negative-curvature":
    "under this rule a player's cost is not convex in its own action, so the target is not its best choice but a saddle; ask for a more modest target or another solver",
  "curvature-not-proven":
    "no reading with a negative curvature was found, but none could be excluded either; a constant gain or a larger epsilon is easier to prove",
  "infinite-energy":
    "the leader's authority vanishes for some readings at which the player still wants to deviate, so an exact rule needs an unbounded reaction; only an approximate one (epsilon) can be gentle",
  "readings-not-known":
    "the rule compares each action with the one that its reading calls for, but the leader knows only her own observations; let her know the readings (knows: observations)",
  "actions-not-seen":
    "the leader does not see exactly what each one does, so she cannot hold the target; ask for the affine rule that is best for her (best-affine)",
  "no-response":
    "under no affine rule that was tried do the followers have a response with a cost that is convex in their own action",
  "epsilon-not-reachable":
    "no damping of the exact rule reaches this epsilon with a nonnegative curvature",
  "deviation-pays": "somebody saves more by deviating than is accepted",
  "outside-method": "this method has no rule for the game; another solver may have one",
  "limit-not-well-posed":
    "with infinitely many small followers and one leader action that all feel, no smooth rule of finite energy survives; let each follower pay for its own action, which works for any number of them (payments: { by: followers }), monitor a major follower, or keep N finite and accept the trembling that comes with it",
};
