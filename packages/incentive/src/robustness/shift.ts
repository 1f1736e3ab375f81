import type { NamedPlan } from "@stackelberg/game";

/** How the game differs from the one that the rule was designed for. */
export type Shift =
  | {
      /** One named constant has another value. */
      readonly change: "parameter";
      /** Its name. */
      readonly parameter: string;
      /** Its value. */
      readonly value: number;
      /** Over the value in the file; absent at the end of a declared range. */
      readonly factor?: number;
    }
  | {
      /** All named constants with a declared range are at one end of it. */
      readonly change: "corner";
      /** By name. */
      readonly values: Readonly<Record<string, number>>;
    }
  | {
      /** There are more or fewer followers. */
      readonly change: "count";
      /** How many. */
      readonly count: number;
    }
  | {
      /** Some followers do as they would without any rule. */
      readonly change: "ignoring";
      /** Their share. */
      readonly share: number;
    };

/** What becomes of the announced rule in a game that is not as assumed. */
export type RobustnessRow = Shift & {
  /** The leader's cost when the others give their true Nash response; `null` without one. */
  readonly leaderCost: number | null;
  /** Each follower's cost then, before payments. */
  readonly followerCost: number | null;
  /** The major's cost then, before payments; `null` without a major. */
  readonly majorCost: number | null;
  /** The leader's cost if the intended plan is played all the same. */
  readonly leaderCostAsPlanned: number;
  /** The strategies of those who respond. */
  readonly policies: NamedPlan | null;
  /** The most that one player could save by leaving the intended plan. */
  readonly epsilon: number;
  /** Why there is no response. */
  readonly reason?: string;
};
