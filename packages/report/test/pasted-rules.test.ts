import { gallery } from "@stackelberg/gallery";
import { readAnyGame } from "@stackelberg/game/file";
import { design, evaluate } from "@stackelberg/incentive";
import { expect, test } from "vitest";
import { measuresOf } from "../src/facts/announced-measure.ts";
import { equivalentRules } from "../src/text/equivalent-rule.ts";
import { pastedPayment } from "../src/text/payment-formula.ts";

const quadratic = gallery.filter(({ needs }) => needs.length === 0);

test.each(quadratic.map((game) => [game.name, game.text] as const))(
  "the rules that are offered for pasting in %s certify",
  (name, text) => {
    const game = readAnyGame(text, { file: name });
    // rules for several classes cannot be pasted
    if (game.kind !== "lqg") return;
    const result = design(game);
    const measures = result.incentive ? measuresOf(result.incentive) : [];
    const rules = measures.flatMap((measure) => {
      const payment = pastedPayment(game, measure);
      return payment === null ? equivalentRules(game, result, measure) : [payment];
    });
    if (rules.length > 0) expect(evaluate(game, rules).verdict).toBe("certified");
  },
);
