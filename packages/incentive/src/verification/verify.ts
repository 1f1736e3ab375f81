import { checkKind, gameHash, type LqgGame } from "@stackelberg/game";
import { referencesOf } from "../design/baselines.ts";
import type { DesignResult } from "../result/design-result.ts";
import { missingPart } from "../result/result-file.ts";
import { ResultFileError } from "../result/result-text.ts";
import { checkCondition } from "./check-condition.ts";
import { checkDefence } from "./check-defence.ts";
import { checkBaselines, checkedTarget } from "./check-plans.ts";
import { checkIncentive } from "./check-rule.ts";
import { type Comparison, compare, requireNoOthers } from "./compare.ts";
import { sameGame } from "./same-game.ts";
import type { Verification } from "./verification.ts";

/**
 * Recomputes every number of a design from the game and the rule in the file, and checks what the
 * file claims about them: that target and benchmarks are optimal or equilibria, that the rule is
 * what its solver says, and that the certificate follows. `rule` and `gain` are what is verified;
 * every other number must follow from them up to 1e-9·max(1, |expected|).
 *
 * @param game - The game that the file claims to be about; its count may differ from the file's,
 * which is used.
 * @param result - As read by {@link readResult}.
 * @returns All contradictions found; `valid` iff there is none.
 * @throws `GameError` `STACKELBERG_OTHER_KIND` for a game of another kind.
 * @throws {@link ResultFileError} `STACKELBERG_RESULT_OTHER_GAME` for a file of another game,
 * `STACKELBERG_RESULT_SCHEMA` where its plans do not fit the game.
 *
 * @example
 * ```ts @import.meta.vitest
 * const { design, verify } = await import("@stackelberg/incentive");
 * const { loadGame } = await import("@stackelberg/game");
 * const game = loadGame({
 *   format: 1, kind: "lqg", name: "heating",
 *   leader: { actions: ["supply"], cost: "(mean(draw) - 6)^2 + 0.2*(draw - 9)^2 + (supply - 8)^2" },
 *   followers: { count: 120, actions: ["draw"], cost: "(draw - 9)^2 + 0.5*(draw - supply)^2" },
 * });
 * const result = design(game);
 * expect(verify(game, result).valid).toBe(true);
 * const boasting = { ...result, target: { ...result.target, leaderCost: 1 } };
 * expect(verify(game, boasting).valid).toBe(false);
 * ```
 */
export function verify(game: LqgGame, result: DesignResult): Verification {
  checkKind(game, "lqg", { lqg: "verify", classes: "verifyClasses", finite: "verifyKernel" });
  const missing = missingPart(result);
  if (missing !== null) throw new ResultFileError("STACKELBERG_RESULT_SCHEMA", missing);
  const comparison: Comparison = { checked: 0, findings: [] };
  const actual = sameGame(game, result.game);
  compare(comparison, "game", result.game, {
    name: actual.name,
    kind: "lqg",
    count: actual.count,
    hash: gameHash(actual),
  });
  compare(comparison, "schema", result.schema, "stackelberg.design/1");
  const parts = result.incentive === null ? [...PARTS, "candidate"] : PARTS;
  requireNoOthers(comparison, result, parts);
  const target = checkedTarget(actual, result, comparison);
  checkBaselines(actual, result, comparison);
  checkCondition(actual, target, result, comparison);
  checkIncentive({ game: actual, target, ...referencesOf(actual) }, result, comparison);
  checkDefence(actual, target, result, comparison);
  const { checked, findings } = comparison;
  return { valid: findings.length === 0, checked, findings };
}

const PARTS = [
  ...["schema", "game", "solver", "target", "baselines", "condition", "incentive", "certificate"],
  ...["explanation", "accounts", "participation", "robustness"],
];
