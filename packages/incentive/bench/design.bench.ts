import { design } from "@stackelberg/incentive";
import { bench, describe } from "vitest";
import { eightByEight, fresh, galleryGame } from "./bench-games.ts";

const minimal = galleryGame("minimal");
const charging = galleryGame("ev-charging");
const eight = eightByEight("convex");
const refused = eightByEight("general");
const long = { time: 2000, warmupTime: 1000 };

/** Target, rule and certificate, without participation and robustness. */
const alone = { defence: false } as const;

describe("whole design", () => {
  for (const count of [10, 1e9, Number.POSITIVE_INFINITY]) {
    bench(`minimal, N = ${count}`, () => void design(fresh(minimal, count), alone), long);
  }
  bench("8 × 8 × 8, certified", () => void design(fresh(eight), alone), long);
  bench("8 × 8 × 8, refused after every rule", () => void design(fresh(refused), alone), {
    time: 2000,
    warmupIterations: 1,
    iterations: 3,
  });
});

describe("with accounts, participation and robustness", () => {
  bench("minimal", () => void design(fresh(minimal)), long);
  for (const count of [100, 1e9]) {
    bench(`ev-charging, N = ${count}`, () => void design(fresh(charging, count)), long);
  }
  bench("ev-charging without them", () => void design(fresh(charging), alone), long);
});
