import type { PlayerCertificate } from "../certificate/certificate.ts";
import type { Evaluation } from "../evaluation/evaluation.ts";
import type { LeaderAccount, PaymentAccount } from "../participation/accounts.ts";
import type { ClassCost } from "../result/class-design-result.ts";

/** What a member of one class saves by leaving the intended plan alone. */
export interface ClassTemptation extends PlayerCertificate {
  /** Name of the class. */
  readonly class: string;
}

/**
 * What somebody's rule does in a game with several classes. `followerCost` is the mean over all
 * followers, `stability.curvature` that of the class where it is smallest.
 */
export interface ClassEvaluation extends Omit<Evaluation, "response" | "intended" | "accounts"> {
  /** Who pays what in the response; empty where nobody does. */
  readonly accounts: {
    /** Each class that pays. */
    readonly classes?: readonly (PaymentAccount & {
      /** Its name. */
      readonly class: string;
    })[];
    /** What the leader takes in from all of them. */
    readonly leader?: LeaderAccount;
  };
  /** What the followers will do. */
  readonly response: Omit<Evaluation["response"], "majorCost"> & {
    /** Class by class; absent where there is no response. */
    readonly classes?: readonly ClassCost[];
  };
  /** The leader's target plan, if everybody played it under this rule. */
  readonly intended: Omit<Evaluation["intended"], "followers" | "major"> & {
    /** The class whose members save most by leaving. */
    readonly followers: ClassTemptation;
    /** Class by class. */
    readonly classes: readonly ClassTemptation[];
  };
}
