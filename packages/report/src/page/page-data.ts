import type { LqgGame, Payer } from "@stackelberg/game";
import type { DesignResult } from "@stackelberg/incentive";
import { playedPlan } from "../facts/announced-measure.ts";
import { whatIfs, worstCase } from "../facts/what-if.ts";
import { belowTeam, shareCaptured } from "../text/share-captured.ts";
import { type DerivedRole, derivedRole } from "./derived-role.ts";

/** Everything that a page shows: the design as it is, and what follows from it. */
export interface PageData {
  readonly schema: "stackelberg.report/1";
  readonly design: DesignResult;
  readonly derived: Derived;
  /** How each derived number follows, by path. */
  readonly derivations: Readonly<Record<string, string>>;
}

/** Numbers that follow from the design. */
interface Derived {
  /** The leader's cost under the rule, and what that saves her. */
  readonly leader: {
    readonly cost: number;
    readonly saving: number | null;
    readonly savingShare: number | null;
    /** Of what obedience could gain over no incentive; `null` where she ends below obedience. */
    readonly captured: number | null;
  };
  readonly followers: DerivedRole;
  readonly major: DerivedRole | null;
  /** By row of `design.robustness`. */
  readonly whatIf: readonly {
    readonly loss: number | null;
    readonly shareOfValue: number | null;
  }[];
  /** The worst of `whatIf` over named constants off by at most a fifth. */
  readonly worstMistake: { readonly row: number; readonly shareOfValue: number } | null;
  /** The leader's cost in the worst case without and with a robust design; `null` unless asked for. */
  readonly robust: {
    readonly before: number | null;
    readonly after: number | null;
    readonly nominalLoss: number;
  } | null;
}

/** All numbers of the page. */
export function pageData(
  game: LqgGame,
  design: DesignResult,
  nominal: DesignResult | null = null,
): PageData {
  const role = (name: Payer) => derivedRole(game, design, name);
  const whatIf = whatIfs(design).map(({ loss, shareOfValue }) => ({ loss, shareOfValue }));
  return {
    schema: "stackelberg.report/1",
    design,
    derived: {
      leader: leaderNumbers(design),
      followers: role("followers"),
      major: game.major ? role("major") : null,
      whatIf,
      worstMistake: worstMistake(design, whatIf),
      robust: nominal && {
        before: worstCase(nominal),
        after: worstCase(design),
        nominalLoss: playedPlan(design).leaderCost - playedPlan(nominal).leaderCost,
      },
    },
    derivations: DERIVATIONS,
  };
}

function leaderNumbers(design: DesignResult): Derived["leader"] {
  const { noRule, noIncentive, teamOptimum } = design.baselines;
  const cost = playedPlan(design).leaderCost;
  const before = noRule.leaderCost;
  const saving = before === null ? null : before - cost;
  const costs = { noIncentive: noIncentive.leaderCost, teamOptimum: teamOptimum.leaderCost };
  return {
    cost,
    saving,
    savingShare: saving !== null && before !== null && before > 0 ? saving / before : null,
    captured:
      belowTeam({ ...costs, reached: cost }) === null
        ? shareCaptured({ ...costs, reached: cost })
        : null,
  };
}

/** A mistake after which nobody has a response is not known and so not called the worst. */
function worstMistake(
  { robustness }: DesignResult,
  whatIf: Derived["whatIf"],
): Derived["worstMistake"] {
  let worst: { row: number; shareOfValue: number } | null = null;
  robustness.forEach((row, i) => {
    const share = whatIf[i]?.shareOfValue ?? null;
    if (row.change !== "parameter" || row.factor === undefined || share === null) return;
    if (worst === null || share > worst.shareOfValue) worst = { row: i, shareOfValue: share };
  });
  return worst;
}

const DERIVATIONS: Readonly<Record<string, string>> = {
  "derived.leader.cost":
    "design.incentive.response.leaderCost where the rule leads to another plan than the target, else design.target.leaderCost",
  "derived.leader.saving": "design.baselines.noRule.leaderCost − derived.leader.cost",
  "derived.leader.savingShare": "derived.leader.saving / design.baselines.noRule.leaderCost",
  "derived.leader.captured":
    "(noIncentive − derived.leader.cost) / (noIncentive − teamOptimum), leader's costs in design.baselines; null where the leader ends below the team optimum",
  "derived.*.distribution":
    "means and covariance of what the role observes, from the game's Gaussian variables",
  "derived.*.readings":
    "one reading at its 10, 50 or 90 % point (deviations standard deviations from its mean), the others as expected then; actions by the strategy in design.target.policies, or in design.incentive.response.policies where there is one; payment and marginal by the payment rule",
  "derived.*.readings.change":
    "the quadratic through the three points of design.participation.*.atReadings, as a function of standard deviations",
  "derived.*.actions":
    "mean and standard deviation of that strategy over the distribution of readings",
  "derived.*.terms":
    "payment rule as a sum: T0, b, S/2 for squares and S for products of two actions",
  "derived.*.payCurve": "payment as a function of one action, the others at their means",
  "derived.*.changeCurve": "change as in readings, from −2.5 to 2.5 standard deviations",
  "derived.*.reactionCurve":
    "mean reaction of the leader's action to one unit of one player's deviation, −κmean·g/(s + damping) of design.incentive.rule, over the reading",
  "derived.whatIf.loss": "design.robustness.leaderCost − derived.leader.cost, row by row",
  "derived.whatIf.shareOfValue": "loss / design.incentive.valueOfIncentive",
  "derived.robust":
    "the largest leader's cost over the corners of declared ranges, or over named constants off by a fifth: of the usual exact rule, and of this one; and what this one costs more where nothing is wrong",
  "derived.worstMistake":
    "the largest shareOfValue over rows that change a named constant by a factor",
};
