import { type ClassGame, loadClassGame, withCount } from "@stackelberg/game";
import { designClasses } from "@stackelberg/incentive";
import {
  classNoRule,
  classSimultaneousNash,
  classStaticStackelberg,
  classTeamOptimum,
} from "@stackelberg/solvers";
import { bench, describe } from "vitest";

const long = { time: 2000, warmupTime: 1000 };

/** K classes of 100 followers each who feel one price, each with a reading of its own. */
function classesOf(K: number): ClassGame {
  const all = Array.from({ length: K }, (_, k) => k);
  const total = all.map((k) => `mean(u${k})`).join(" + ");
  const own = all.map((k) => `0.1*(u${k} - need${k})^2`).join(" + ");
  return loadClassGame({
    format: 1,
    kind: "lqg",
    name: `classes-${K}`,
    common: [{ name: "cold", variance: 1 }],
    leader: {
      actions: ["price"],
      private: [{ name: "error", variance: 0.25 }],
      observes: { forecast: "cold + error" },
      cost: `0.5*((${total})/${K} - 2.5)^2 + ${own} + 0.5*(price - 1 - 0.3*cold)^2`,
    },
    population: { count: 100 * K },
    followers: all.map((k) => ({
      name: `class${k}`,
      share: 1 / K,
      actions: [`u${k}`],
      private: [{ name: `need${k}`, mean: 3 + 0.1 * k, variance: 0.25 }],
      observes: { [`reading${k}`]: `need${k} + 0.5*cold` },
      cost: `0.4*(u${k} - need${k} - 0.5*cold)^2 + 0.2*price*u${k} + 0.05*price^2`,
    })),
  });
}

/** A new object, for which nothing has been computed yet. */
function fresh(game: ClassGame, count = game.count): ClassGame {
  return { ...withCount(game, count), classes: [...game.classes] };
}

describe("four plans", () => {
  for (const K of [1, 2, 5, 10]) {
    const game = classesOf(K);
    bench(`${K} classes`, () => plans(fresh(game)), long);
  }
  const ten = classesOf(10);
  bench("10 classes, N = 10⁹", () => plans(fresh(ten, 1e9)), long);
});

describe("whole design", () => {
  for (const K of [1, 2, 5, 10]) {
    const game = classesOf(K);
    bench(`${K} classes`, () => void designClasses(fresh(game)), long);
  }
  const ten = classesOf(10);
  bench("10 classes, N = 10⁹", () => void designClasses(fresh(ten, 1e9)), long);
});

function plans(game: ClassGame): void {
  classTeamOptimum(game);
  classStaticStackelberg(game);
  classSimultaneousNash(game);
  classNoRule(game);
}
