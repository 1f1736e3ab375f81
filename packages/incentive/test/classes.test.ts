import { galleryGame } from "@stackelberg/gallery";
import {
  type ClassGame,
  type ClassGameInput,
  classGame,
  type LqgGame,
  loadClassGame,
  loadGame,
  withCount,
} from "@stackelberg/game";
import { readAnyGame } from "@stackelberg/game/file";
import {
  bestAffine,
  design,
  designClasses,
  epsilonIncentive,
  minimumEnergy,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { randomClassGameInput } from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { AbstractMatrix, Matrix } from "ml-matrix";
import { describe, expect, test, vi } from "vitest";

const head = {
  format: 1,
  kind: "lqg",
  name: "halves",
  common: [{ name: "cold", mean: 0.5, variance: 1 }],
};
const leader = {
  actions: ["price"],
  private: [{ name: "error", variance: 0.25 }],
  observes: { forecast: "cold + error" },
};

/** One class, and the same followers as two halves with the formulas split by half weights. */
function wholeAndHalves(count: number): readonly [LqgGame, ClassGame] {
  const whole = loadGame({
    ...head,
    leader: { ...leader, cost: "0.8*(mean(u) - 5)^2 + 0.05*(u - need)^2 + 0.5*(price - cold)^2" },
    followers: {
      count,
      actions: ["u"],
      private: [{ name: "need", mean: 7, variance: 2.25 }],
      observes: { reading: "need + 0.6*cold" },
      cost: "0.15*(u - need)^2 + 0.2*price*u + 0.1*price^2 + 0.05*u*mean(u)",
    },
  });
  const half = (x: string) => ({
    share: 0.5,
    actions: [`u${x}`],
    private: [{ name: `need${x}`, mean: 7, variance: 2.25 }],
    observes: { [`reading${x}`]: `need${x} + 0.6*cold` },
    cost: `0.15*(u${x} - need${x})^2 + 0.2*price*u${x} + 0.1*price^2 + 0.05*u${x}*(mean(ua) + mean(ub))/2`,
  });
  const halves = loadClassGame({
    ...head,
    leader: {
      ...leader,
      cost: "0.8*((mean(ua) + mean(ub))/2 - 5)^2 + 0.025*(ua - needa)^2 + 0.025*(ub - needb)^2 + 0.5*(price - cold)^2",
    },
    population: { count },
    followers: [
      { name: "a", ...half("a") },
      { name: "b", ...half("b") },
    ],
  });
  return [whole, halves];
}

describe("two halves of one class", () => {
  test.each([2, 10, 1e6, Number.POSITIVE_INFINITY])("are that class: N = %d", (count) => {
    const [whole, halves] = wholeAndHalves(count);
    for (const solver of [minimumEnergy(), epsilonIncentive({ epsilon: 0.01 })]) {
      const one = design(whole, { solver, defence: false });
      const two = designClasses(halves, { solver });
      expectClose(two.target.leaderCost, one.target.leaderCost, 1e-9);
      for (const name of ["teamOptimum", "noIncentive", "nash", "noRule"] as const) {
        expectClose(
          two.baselines[name].leaderCost,
          one.baselines[name].leaderCost ?? Number.NaN,
          1e-9,
        );
        expectClose(
          two.baselines[name].followerCost,
          one.baselines[name].followerCost ?? Number.NaN,
          1e-9,
        );
      }
      expect(two.certificate.verdict).toBe(one.certificate.verdict);
      for (const section of two.classes) {
        const { certificate, condition } = section;
        expectClose(certificate.gainEnergy, one.certificate.gainEnergy, 1e-8);
        expectClose(certificate.curvature.minimum, one.certificate.curvature.minimum, 1e-8);
        expectClose(condition.leastGainEnergy, one.condition.leastGainEnergy, 1e-8);
        expectClose(
          certificate.followers.exploitabilityWithoutIncentive,
          one.certificate.followers.exploitabilityWithoutIncentive,
          1e-8,
        );
        expect(certificate.limitWellPosed).toBe(one.certificate.limitWellPosed);
      }
    }
  });
});

/** The same game with its classes in another order. */
function reordered(input: ClassGameInput, order: readonly number[], sizes: ClassGame): ClassGame {
  const { common, leaderPrivate, classes } = sizes;
  const head = 1 + common.names.length + leaderPrivate.names.length;
  const runs = (length: (k: number) => number, start: number) => {
    let next = start;
    return classes.map((_, k) => {
      const run = Array.from({ length: 2 * length(k) }, (__, i) => next + i);
      next += run.length;
      return run;
    });
  };
  const natures = runs((k) => classes[k]?.private.names.length ?? 0, head);
  const actions = runs((k) => classes[k]?.actions.length ?? 0, head + natures.flat().length);
  const before = head + natures.flat().length + actions.flat().length;
  const places = [
    ...Array.from({ length: head }, (_, i) => i),
    ...order.flatMap((k) => natures[k] ?? []),
    ...order.flatMap((k) => actions[k] ?? []),
    ...Array.from({ length: sizes.leader.actions.length }, (_, i) => before + i),
  ];
  const moved = (cost: readonly (readonly number[])[]) =>
    places.map((i) => places.map((j) => cost[i]?.[j] ?? 0));
  return classGame({
    ...input,
    leader: { ...input.leader, cost: moved(input.leader.cost) },
    followers: order.map((k) => {
      const own = input.followers[k] as ClassGameInput["followers"][number];
      return { ...own, name: `other_${own.name}`, cost: moved(own.cost) };
    }),
  });
}

test("the order and the names of classes do not matter", () => {
  const orders = fc.constantFrom([2, 0, 1], [1, 0, 2], [2, 1, 0]);
  fc.assert(
    fc.property(fc.integer(), orders, (seed, order) => {
      const input = randomClassGameInput(seed, { sizes: [2, 1, 3] });
      const game = classGame(input);
      const [one, other] = [game, reordered(input, order, game)].map((each) =>
        designClasses(each, { solver: minimumEnergy() }),
      );
      if (!one || !other) throw new RangeError("no design");
      expectClose(other.target.leaderCost, one.target.leaderCost, 1e-9);
      expectClose(
        other.baselines.noIncentive.leaderCost,
        one.baselines.noIncentive.leaderCost ?? Number.NaN,
        1e-9,
      );
      expectClose(other.certificate.epsilon, one.certificate.epsilon, 1e-8);
      order.forEach((k, place) => {
        const [a, b] = [one.classes[k], other.classes[place]];
        expect(b?.name).toBe(`other_${a?.name}`);
        expectClose(b?.certificate.gainEnergy, a?.certificate.gainEnergy ?? Number.NaN, 1e-7);
        expectClose(b?.condition.leastGainEnergy, a?.condition.leastGainEnergy ?? Number.NaN, 1e-7);
      });
    }),
    { numRuns: 5, seed: 4 },
  );
});

test("a solver that changes what others do is refused", () => {
  const [, halves] = wholeAndHalves(10);
  expect(() => designClasses(halves, { solver: bestAffine() })).toThrow(
    expect.objectContaining({ code: "STACKELBERG_NOT_WITH_CLASSES" }),
  );
});

test("a leader who does not know the readings has no rule, and all benchmarks", () => {
  const game = classGame(randomClassGameInput(5, { sizes: [1, 2], knows: "own" }));
  const { certificate, incentive, baselines } = designClasses(game);
  expect(incentive).toBe(null);
  expect(certificate.reason).toBe("readings-not-known");
  expect(baselines.noIncentive.leaderCost).toBeTypeOf("number");
});

test("the limit is well posed only where it is for every class", () => {
  const game = loadClassGame({
    format: 1,
    kind: "lqg",
    name: "one-agrees",
    leader: { actions: ["p"], cost: "(mean(u) - 1)^2 + (mean(v) - 2)^2 + (p - 1)^2" },
    population: { count: "infinity" },
    followers: [
      { name: "agree", share: 0.5, actions: ["u"], cost: "0.5*(u - 2)^2 + p*u" },
      { name: "differ", share: 0.5, actions: ["v"], cost: "0.5*(v - 4)^2 + p*v" },
    ],
  });
  const { certificate, classes } = designClasses(game);
  expect(classes.map((each) => each.certificate.limitWellPosed)).toEqual([true, false]);
  expect(classes.map((each) => each.certificate.verdict)).toEqual(["certified", "refused"]);
  expect(certificate).toMatchObject({
    verdict: "refused",
    reason: "limit-not-well-posed",
    limitWellPosed: false,
  });
});

/** Scalar multiplications in the matrix products of one design. */
function multiplications(game: ClassGame): number {
  const products = vi.spyOn(AbstractMatrix.prototype, "mmul");
  try {
    designClasses({ ...game, classes: [...game.classes] }, { solver: minimumEnergy() });
    return products.mock.calls.reduce((sum, [right], i) => {
      const left = products.mock.contexts[i] as AbstractMatrix;
      return sum + left.rows * left.columns * Matrix.checkMatrix(right).columns;
    }, 0);
  } finally {
    products.mockRestore();
  }
}

test("the design of three classes takes the same for 100 followers and for 10⁹", () => {
  const game = readAnyGame(galleryGame("cold-evening")?.text ?? "");
  if (game.kind !== "classes") throw new RangeError("one class");
  const few = multiplications(withCount(game, 100));
  expect(few).toBeGreaterThan(1000);
  expect(multiplications(withCount(game, 1e9))).toBe(few);
});
