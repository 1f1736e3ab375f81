import { type ClassGame, type ClassPlan, type ClassView, classCosts } from "@stackelberg/game";
import { Matrix } from "ml-matrix";
import type { ClassDesignResult, ClassSection } from "../result/class-design-result.ts";
import { publishedRule } from "../result/published-rule.ts";
import { isPayment } from "../rule/incentive-rule.ts";
import { classReferences } from "./class-references.ts";
import { receiptsOf } from "./joint-accounts.ts";
import { jointStability } from "./joint-stability.ts";
import { paidClasses, publishedPayments } from "./paid-classes.ts";

/** The parts of a design that are about all classes together. */
export type JointSections = Pick<
  ClassDesignResult,
  "incentive" | "certificate" | "explanation" | "accounts"
>;

/** What a design for all classes is put together from. */
export interface ClassParts {
  readonly target: ClassPlan;
  /** The classes at the target. */
  readonly views: readonly ClassView[];
  readonly sections: readonly ClassSection[];
}

/**
 * All classes together: the verdict is the worst of them, ε and the curvature are those of the class
 * that is worst off, the energy is the mean over all followers. While everybody follows the target the
 * leader reacts to nobody, so a member who deviates meets the reaction to its own class alone: what is
 * proved class by class is proved for all.
 */
export function jointSections(
  game: ClassGame,
  { target, views, sections }: ClassParts,
): JointSections {
  const references = classReferences(game);
  const { teamCost = Number.NaN, noIncentive = null } = references[0] ?? {};
  const cost = classCosts(game, target).leader;
  const refused = sections.find(({ certificate }) => certificate.verdict === "refused");
  const reason = refused?.certificate.reason;
  const worst = sections.reduce((a, b) => (b.certificate.epsilon > a.certificate.epsilon ? b : a));
  const { epsilon, followers } = worst.certificate;
  const curvatures = sections.map(({ certificate }) => certificate.curvature);
  const gains = views.map((view, k) => constantGainOf(sections[k] as ClassSection, view));
  const stability = jointStability(
    paidClasses(game, target, publishedPayments(sections)),
    views,
    gains,
  );
  const gainEnergy = sections.reduce((sum, { share, certificate }) => {
    return sum + share * certificate.gainEnergy;
  }, 0);
  const valueOfIncentive = noIncentive === null ? null : noIncentive - cost;
  return {
    incentive: refused ? null : { valueOfIncentive, gainEnergy },
    certificate: {
      verdict: verdictOf(sections),
      ...(reason ? { reason } : {}),
      epsilon,
      followers: { class: worst.name, ...followers },
      leader: { gapToTeam: cost - teamCost, lossAgainstTarget: 0 },
      curvature: {
        minimum: Math.min(...curvatures.map(({ minimum }) => minimum)),
        lowerBound: Math.min(...curvatures.map(({ lowerBound }) => lowerBound)),
        symmetricMode: stability.symmetricMode,
      },
      unique: stability.unique,
      onPath: {
        residual: Math.max(...sections.map(({ certificate }) => certificate.onPath.residual)),
      },
      limitWellPosed: references.every(({ limitWellPosed }) => limitWellPosed),
      assumptions: assumptions(game, sections),
    },
    accounts: jointAccounts(game, sections),
    ...(refused?.explanation ? { explanation: `${refused.name}: ${refused.explanation}` } : {}),
  };
}

function verdictOf(sections: readonly ClassSection[]) {
  const verdicts = new Set(sections.map(({ certificate }) => certificate.verdict));
  if (verdicts.has("refused")) return "refused";
  return verdicts.has("approximate") ? "approximate" : "certified";
}

/** Q_k: 0 where nothing reacts to a class, `null` where the gain varies. */
function constantGainOf(
  { incentive, candidate }: ClassSection,
  { game }: ClassView,
): Matrix | null {
  const published = incentive ?? candidate;
  const none = Matrix.zeros(game.leader.actions.length, game.followers.actions.length);
  if (!published) return none;
  const rule = publishedRule(published);
  if (isPayment(rule)) return none;
  return rule.kind === "constant" ? new Matrix(rule.gain.map((row) => [...row])) : null;
}

/** What the leader takes in from all classes; class by class it is in the sections. */
function jointAccounts(
  { count, payments }: ClassGame,
  sections: readonly ClassSection[],
): ClassDesignResult["accounts"] {
  if (payments.length === 0) return {};
  const paying = sections.flatMap(({ share, accounts: { followers } }) =>
    followers ? [{ share, account: followers }] : [],
  );
  return { leader: receiptsOf(count, paying) };
}

function assumptions(
  { count, knows, payments }: ClassGame,
  sections: readonly ClassSection[],
): readonly string[] {
  const paid = payments.length > 0;
  const ruled = sections.every(({ certificate }) => certificate.verdict !== "refused");
  const byReading = sections.some(({ incentive }) => incentive?.kind === "own-payment");
  return [
    "all randomness is Gaussian with the stated means and covariances",
    "followers of one class are exchangeable: same cost, same information, independent private variables",
    "the leader announces her rule first and keeps to it",
    "everybody's cost is as stated and known to the leader",
    count === Number.POSITIVE_INFINITY
      ? "the population is infinite: one follower alone does not move the mean of its class"
      : `the number of followers, ${count}, and how many belong to each class, is known`,
    ...(ruled
      ? [
          "the leader observes every follower's action without error and knows to which class it belongs",
        ]
      : []),
    ...(paid ? ["money weighs as much as the cost: a payment of 1 is felt as a cost of 1"] : []),
    ...(knows === "observations" && (!paid || byReading)
      ? ["the leader learns the readings of all followers"]
      : []),
  ];
}
