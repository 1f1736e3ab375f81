import { blockAt, type LqgGame, type Player, type Span, zetaLayout } from "@stackelberg/game";
import { sameUnit } from "./unit-product.ts";

/** What looks like money in a cost but is in nobody's account, and units that disagree. */
export function accountWarnings(game: LqgGame): readonly string[] {
  const layout = zetaLayout(game);
  return [
    ...warningsFor(game, game.followers, [layout.action, layout.meanAction]),
    ...(game.major ? warningsFor(game, game.major, [layout.majorAction]) : []),
  ];
}

function warningsFor(game: LqgGame, player: Player, own: readonly Span[]): string[] {
  const { leaderAction } = zetaLayout(game);
  const warnings: string[] = [];
  game.leader.actions.forEach((price, k) => {
    player.actions.forEach((action, i) => {
      const [direct] = own;
      const one = { start: (direct?.start ?? 0) + i, size: 1 };
      const coefficient = blockAt(player.cost, one, { start: leaderAction.start + k, size: 1 });
      if (coefficient.get(0, 0) === 0) return;
      warnings.push(...unitWarning(game, price, action));
      if (game.payments.length > 0) {
        warnings.push(
          `${price} times ${action} is part of a cost: if that is money, it is in nobody's account`,
        );
      }
    });
  });
  return warnings;
}

function unitWarning({ units }: LqgGame, price: string, action: string): string[] {
  const [a, b, cost] = [units[price], units[action], units["cost"]];
  if (a === undefined || b === undefined || cost === undefined) return [];
  if (sameUnit([a, b], cost)) return [];
  return [`${price} (${a}) times ${action} (${b}) is added to a cost in ${cost}`];
}
