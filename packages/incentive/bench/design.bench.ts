import { design } from "@stackelberg/incentive";
import { bench, describe } from "vitest";
import { eightByEight, fresh, galleryGame } from "./bench-games.ts";

const minimal = galleryGame("minimal");
const eight = eightByEight("convex");
const refused = eightByEight("general");
const long = { time: 2000, warmupTime: 1000 };

describe("whole design", () => {
  for (const count of [10, 1e9, Number.POSITIVE_INFINITY]) {
    bench(`minimal, N = ${count}`, () => void design(fresh(minimal, count)), long);
  }
  bench("8 × 8 × 8, certified", () => void design(fresh(eight)), long);
  bench("8 × 8 × 8, refused after every rule", () => void design(fresh(refused)), {
    time: 2000,
    warmupIterations: 1,
    iterations: 3,
  });
});
