import {
  type ClassGame,
  type ClassView,
  checkKind,
  checkOptions,
  classView,
  expectedCosts,
  GameError,
  gameHash,
  nameClassPlan,
  StackelbergError,
} from "@stackelberg/game";
import { classTarget, type SolvedClassPlan } from "@stackelberg/solvers";
import { type DesignOptions, designedRule } from "../design/design.ts";
import type { References } from "../design/measure.ts";
import { constantGain } from "../gains/constant-gain.ts";
import { leastExploitableTariff } from "../payments/least-exploitable-tariff.ts";
import type { ClassDesignResult, ClassSection } from "../result/class-design-result.ts";
import type { RuleSections } from "../result/design-result.ts";
import { classBaselines, planCosts } from "./class-baselines.ts";
import { classReferences } from "./class-references.ts";
import { jointSections } from "./joint-sections.ts";

/** Settings of {@link designClasses}: how to design the gain on each class. */
export type ClassDesignOptions = Pick<DesignOptions, "solver" | "epsilon">;

/**
 * {@link design} for several classes of followers: what the leader wants of each class, the reaction
 * to each class that makes its members choose it, and the certificates.
 *
 * The rule is u0 = u0* + Σ_k Σ_i∈k Q_k(I)(u_i − u_i*). A member's own gradient g_k, the authority κ_k
 * and the curvature H_k depend on the other classes through what these do on the path only, so the
 * gain on each class is that of a game of its own, in which the others follow the target
 * (`classView`). Work grows with the cube of the number of classes and not with that of followers.
 *
 * @see theory: claim-classes
 *
 * @param game - As read by `loadClassGame`.
 * @param options - The solver or ε for every class. @defaultValue as in `design`, class by class
 * @returns The result as published; branch on `certificate.verdict`.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind; `StackelbergError`
 * `STACKELBERG_UNKNOWN_OPTION` for an option that it does not have.
 * @throws `GameError` where the game has no target; `StackelbergError`
 * `STACKELBERG_NOT_WITH_CLASSES` for a solver whose rule changes what other classes do.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { designClasses } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const { classes, certificate } = designClasses(game);
 * // Q = -g/κ with g = u - 2 + price = -0.5 and κ = u = 0.5 for homes, g = -1 and κ = v = 2 for shops
 * expect(classes[0]?.incentive?.gain?.[0]?.[0]).toBeCloseTo(1, 12);
 * expect(classes[1]?.incentive?.gain?.[0]?.[0]).toBeCloseTo(0.5, 12);
 * expect(certificate.verdict).toBe("certified");
 * ```
 */
export function designClasses(
  game: ClassGame,
  options: ClassDesignOptions = {},
): ClassDesignResult {
  checkKind(game, "classes", { lqg: "design", classes: "designClasses", finite: "designKernel" });
  checkOptions<ClassDesignOptions>(options, { solver: true, epsilon: true }, "designClasses");
  const baselines = classBaselines(game);
  const { plan } = solvedClassTarget(game);
  const references = classReferences(game);
  const views = game.classes.map((_, k) => classView(game, plan, k));
  const sections = views.map((view, k) =>
    classSection(game, k, designedView(view, references[k] as References, wish(game, options))),
  );
  const parts = { target: plan, views, sections };
  return {
    schema: "stackelberg.design/1",
    game: { name: game.name, kind: "lqg", count: game.count, hash: gameHash(game) },
    target: { ...planCosts(game, plan), policies: nameClassPlan(game, plan) },
    baselines,
    classes: sections,
    ...jointSections(game, parts),
  };
}

/** Where readings are not known, only a gain that needs none could hold the target. */
function wish({ knows, payments }: ClassGame, options: ClassDesignOptions): ClassDesignOptions {
  const { solver, epsilon } = options;
  const free = knows === "observations" || payments.length > 0;
  if (free || solver || epsilon !== undefined) return options;
  return { solver: constantGain() };
}

function designedView(
  { game, plan }: ClassView,
  references: References,
  options: ClassDesignOptions,
): RuleSections {
  const costs = expectedCosts(game, plan);
  const target = { status: "solved", plan, costs, unique: true } as const;
  const designed = (of: ClassDesignOptions) =>
    designedRule({ game, target, ...references }, { ...of, defence: false });
  const sections = designed(options);
  if (!(sections.incentive ?? sections.candidate)?.response) return sections;
  // the best tariff is for what followers do under it; the closest one that is for the target is not
  if (!options.solver) return designed({ solver: leastExploitableTariff() });
  throw new StackelbergError(
    "STACKELBERG_NOT_WITH_CLASSES",
    `${sections.solver.name} makes a rule for what followers do under it, and with several classes of followers that depends on all rules; ask for a rule that holds the target (constant, minimum-energy or epsilon)`,
  );
}

/** What a design of one class says about it, as published. */
function classSection(game: ClassGame, k: number, sections: RuleSections): ClassSection {
  const { name, share } = game.classes[k] as (typeof game.classes)[number];
  const { participation: _, robustness: __, ...rule } = sections;
  return { name, share, count: Math.round(share * game.count), ...rule };
}

/**
 * The target plan.
 *
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws `GameError` `STACKELBERG_NO_TARGET` where there is none.
 */
export function solvedClassTarget(game: ClassGame): SolvedClassPlan {
  checkKind(game, "classes", { lqg: "solvedTarget", classes: "solvedClassTarget" });
  const target = classTarget(game);
  if (target.status === "solved") return target;
  throw new GameError("STACKELBERG_NO_TARGET", "the leader has no best plan in this game", {
    path: ["target"],
    found: target.reason,
    expected: "a leader cost that is bounded below in what the target leaves open",
  });
}
