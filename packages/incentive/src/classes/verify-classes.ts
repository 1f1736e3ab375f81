import {
  type ClassGame,
  type ClassPlan,
  type ClassView,
  checkKind,
  classView,
  gameHash,
  isStackelbergError,
  withCount,
} from "@stackelberg/game";
import type { References } from "../design/measure.ts";
import type { ClassDesignResult, ClassSection } from "../result/class-design-result.ts";
import type { RuleSections } from "../result/design-result.ts";
import { missingClassPart } from "../result/result-file.ts";
import { ResultFileError } from "../result/result-text.ts";
import { checkCondition } from "../verification/check-condition.ts";
import { checkDefence } from "../verification/check-defence.ts";
import { checkIncentive } from "../verification/check-rule.ts";
import { type Comparison, compare, requireNoOthers } from "../verification/compare.ts";
import { requireSameGame } from "../verification/same-game.ts";
import type { Verification } from "../verification/verification.ts";
import { checkClassBaselines, checkedClassTarget } from "./check-class-plans.ts";
import { classReferences } from "./class-references.ts";
import { jointSections } from "./joint-sections.ts";

/**
 * {@link verify} for a design for several classes: recomputes every number from the game and the rules
 * in the file.
 *
 * @param game - The game that the file claims to be about; the file's count is used.
 * @param result - As read by `readClassResult`.
 * @returns All contradictions found; `valid` iff there is none.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_OTHER_GAME` for a file of another game,
 * `STACKELBERG_RESULT_SCHEMA` where its plans or classes do not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { loadClassGame } = await import("@stackelberg/game");
 * const { designClasses, verifyClasses } = await import("@stackelberg/incentive");
 * const game = loadClassGame({
 *   format: 1, kind: "lqg", name: "homes-and-shops",
 *   leader: { actions: ["price"], cost: "(mean(u) - 0.5)^2 + (mean(v) - 2)^2 + (price - 1)^2" },
 *   population: { count: 10 },
 *   followers: [
 *     { name: "homes", share: 0.8, actions: ["u"], cost: "0.5*(u - 2)^2 + price*u" },
 *     { name: "shops", share: 0.2, actions: ["v"], cost: "0.5*(v - 4)^2 + price*v" },
 *   ],
 * });
 * const result = designClasses(game);
 * expect(verifyClasses(game, result).valid).toBe(true);
 * const wrong = { ...result, target: { ...result.target, leaderCost: 0.001 } };
 * expect(verifyClasses(game, wrong).findings[0]?.path).toBe("target.leaderCost");
 * ```
 */
export function verifyClasses(game: ClassGame, result: ClassDesignResult): Verification {
  checkKind(game, "classes", { lqg: "verify", classes: "verifyClasses", finite: "verifyKernel" });
  const missing = missingClassPart(result);
  if (missing !== null) throw new ResultFileError("STACKELBERG_RESULT_SCHEMA", missing);
  const comparison: Comparison = { checked: 0, findings: [] };
  const actual = sameGame(game, result);
  compare(comparison, "schema", result.schema, "stackelberg.design/1");
  compare(comparison, "game", result.game, {
    name: actual.name,
    kind: "lqg",
    count: actual.count,
    hash: gameHash(actual),
  });
  requireNoOthers(comparison, result, PARTS);
  const target = checkedClassTarget(actual, result, comparison);
  checkClassBaselines(actual, result, comparison);
  const views = checkedSections(actual, target, { result, comparison });
  const parts = { target, views, sections: result.classes };
  const { explanation: _, ...expected } = jointSections(actual, parts);
  const { incentive, certificate, accounts } = result;
  compare(comparison, "", { incentive, certificate, accounts }, expected);
  const { checked, findings } = comparison;
  return { valid: findings.length === 0, checked, findings };
}

const PARTS = [
  ...["schema", "game", "target", "baselines", "classes", "incentive", "certificate"],
  ...["explanation", "accounts"],
];

const SECTION_PARTS = [
  ...["name", "share", "count", "solver", "condition", "incentive", "certificate"],
  ...["explanation", "accounts"],
];

/** Checks what is published about each class, in the view of the class at the target. */
function checkedSections(
  game: ClassGame,
  target: ClassPlan,
  { result, comparison }: { readonly result: ClassDesignResult; readonly comparison: Comparison },
): readonly ClassView[] {
  const { classes } = result;
  if (classes.length !== game.classes.length) {
    throw new ResultFileError(
      "STACKELBERG_RESULT_SCHEMA",
      `classes: found ${classes.length}; expected ${game.classes.length}`,
    );
  }
  const references = classReferences(game);
  return classes.map((section, k) => {
    const view = classView(game, target, k);
    const own = game.classes[k] as (typeof game.classes)[number];
    const { name, share, count } = section;
    const inside: Comparison = { checked: 0, findings: [] };
    compare(
      inside,
      "",
      { name, share, count },
      {
        name: own.name,
        share: own.share,
        count: view.game.count,
      },
    );
    checkSection(view, section, { references: references[k] as References, inside });
    comparison.checked += inside.checked;
    for (const finding of inside.findings) {
      comparison.findings.push({ ...finding, path: `classes.${k}.${finding.path}` });
    }
    return view;
  });
}

function checkSection(
  { game, plan }: ClassView,
  section: ClassSection,
  { references, inside }: { readonly references: References; readonly inside: Comparison },
): void {
  const known = section.incentive === null ? [...SECTION_PARTS, "candidate"] : SECTION_PARTS;
  requireNoOthers(inside, section, known);
  checkCondition(game, plan, section, inside);
  const rule: RuleSections = { ...section, participation: {}, robustness: [] };
  checkIncentive({ game, target: plan, ...references }, rule, inside);
  checkDefence(game, plan, rule, inside);
}

function sameGame(game: ClassGame, { game: identity }: ClassDesignResult): ClassGame {
  requireSameGame(game, identity);
  try {
    return withCount(game, identity.count);
  } catch (error) {
    // a count that nobody can have is a contradiction like any other
    if (isStackelbergError(error)) return game;
    throw error;
  }
}
