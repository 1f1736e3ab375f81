import { gallery } from "@stackelberg/gallery";
import { type LqgGame, withCount } from "@stackelberg/game";
import { readGame } from "@stackelberg/game/file";
import { noRule, simultaneousNash, staticStackelberg, teamOptimum } from "@stackelberg/solvers";
import * as writtenOut from "@stackelberg/tooling-written-out";
import { bench, describe } from "vitest";

const text = gallery.find(({ name }) => name === "minimal")?.text ?? "";
const minimal = readGame(text);
const long = { time: 2000, warmupTime: 1000 };

describe("four plans of minimal", () => {
  for (const count of [10, 50, 200, 1e9]) {
    bench(`reduced, N = ${count}`, () => reduced(withCount(minimal, count)), long);
  }
  for (const [count, iterations] of [
    [10, 20],
    [50, 5],
    [200, 1],
  ] as const) {
    bench(`every follower written out, N = ${count}`, () => dense(withCount(minimal, count)), {
      time: 0,
      iterations,
      warmupTime: 0,
      warmupIterations: count < 200 ? 2 : 0,
    });
  }
});

/** Team optimum, static Stackelberg, Nash and no rule, on the reduced basis. */
function reduced(game: LqgGame): void {
  teamOptimum(game);
  staticStackelberg(game);
  simultaneousNash(game);
  noRule(game);
}

/** The same four with the coefficients of all N followers as unknowns. */
function dense(game: LqgGame): void {
  const all = writtenOut.writtenOutGame(game);
  writtenOut.teamOptimum(all);
  writtenOut.staticStackelberg(all);
  writtenOut.simultaneousNash(all);
  writtenOut.noRule(all);
}
