import {
  closedLoop,
  expectedQuadratic,
  type LqgGame,
  type LqgGameInput,
  lqgGame,
  type Plan,
  planFromNames,
  reducedBasis,
} from "@stackelberg/game";
import {
  type DesignResult,
  design,
  type Payments,
  paidGame,
  paymentForm,
  publishedRule,
  verify,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import {
  exploitabilityOf,
  incentiveAround,
  type RandomGameShape,
  randomGame,
  repeatedPlan,
  ruleOnMean,
  writtenOutGame,
} from "@stackelberg/tooling-written-out";
import fc from "fast-check";
import { Matrix } from "ml-matrix";
import { expect, test } from "vitest";

const RUNS = { numRuns: 20, seed: 7 } as const;
/** Up to two actions and observations each, so that writing all followers out is quick. */
const few = { min: 0, max: 2 } as const;

function smallGame(options: Partial<RandomGameShape> = {}): fc.Arbitrary<LqgGameInput> {
  const size = fc.integer(few);
  return fc
    .record({ actions: size, observations: size, major: fc.boolean() })
    .chain(({ actions, observations, major }) =>
      randomGame({
        count: 3,
        variables: { common: 2, leader: 1, major: major ? 1 : 0, followers: 2 },
        actions: { leader: 1, major: major ? 1 : 0, followers: Math.max(1, actions) },
        observations: { leader: 1, major: major ? 1 : 0, followers: observations },
        ...options,
      }),
    );
}

/** A random game in which everybody but the leader pays. */
function everybodyPays(input: LqgGameInput): LqgGame {
  return lqgGame({ ...input, payments: input.major ? ["followers", "major"] : ["followers"] });
}

/** The rules of a result by whom they are for. */
function paymentsIn({ incentive }: DesignResult): Payments {
  const rules = incentive ? [incentive, ...(incentive.beside ?? [])] : [];
  return Object.fromEntries(
    rules
      .filter(({ kind }) => kind === "tariff" || kind === "own-payment")
      .map((rule) => [rule.monitors, publishedRule(rule)]),
  );
}

/** What everybody does under the rules of a result. */
function planIn(game: LqgGame, { target, incentive }: DesignResult): { target: Plan; plan: Plan } {
  const wanted = planFromNames(game, target.policies);
  const { response } = incentive ?? {};
  return { target: wanted, plan: response ? planFromNames(game, response.policies) : wanted };
}

test("under payments nobody saves more than ε by any deviation, follower by follower", () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(smallGame(), (input) => {
      const game = everybodyPays(input);
      const result = design(game, { defence: false });
      fc.pre(result.incentive !== null);
      for (const kind of Object.values(paymentsIn(result)).map((rule) => rule.kind)) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
      const { target, plan } = planIn(game, result);
      const left = writtenOutGame(paidGame(game, target, paymentsIn(result)));
      const { largest } = exploitabilityOf(
        left,
        repeatedPlan(left, plan),
        ruleOnMean(left, plan.leader),
      );
      const size = Math.max(1, result.certificate.followers.exploitabilityWithoutIncentive);
      expect(largest).toBeLessThanOrEqual(result.certificate.epsilon + 1e-8 * size);
    }),
    RUNS,
  );
  expect(kinds.get("tariff") ?? 0).toBeGreaterThan(3);
  expect(kinds.get("own-payment") ?? 0).toBeGreaterThan(3);
});

/** A major that sees nothing, so that a constant gain on it exists. */
const minorsPayBesideMajor = {
  count: 3,
  knows: "observations",
  variables: { common: 1, leader: 1, major: 0, followers: 1 },
  actions: { leader: 1, major: 1, followers: 1 },
  observations: { leader: 1, major: 0, followers: 1 },
} as const;

test("a tariff for the minors beside a reaction to the major holds both", () => {
  let held = 0;
  fc.assert(
    fc.property(randomGame(minorsPayBesideMajor), (input) => {
      const game = lqgGame({ ...input, payments: ["followers"] });
      const result = design(game, { defence: false });
      const reaction = result.incentive?.beside?.[0];
      fc.pre(reaction?.gain !== undefined);
      held++;
      const { target, plan } = planIn(game, result);
      const left = writtenOutGame(paidGame(game, target, paymentsIn(result)));
      const repeated = repeatedPlan(left, plan);
      const gain = new Matrix((reaction?.gain ?? []).map((row) => [...row]));
      const { largest } = exploitabilityOf(left, repeated, incentiveAround(left, repeated, gain));
      expect(largest).toBeLessThanOrEqual(result.certificate.epsilon + 1e-8);
    }),
    { ...RUNS, numRuns: 15 },
  );
  expect(held).toBeGreaterThan(3);
});

test("payments balance: what all payers pay is what the leader takes in", () => {
  fc.assert(
    fc.property(smallGame(), fc.constantFrom(1, 3, 1e6), (input, count) => {
      const game = everybodyPays({ ...input, count });
      const { accounts, ...result } = design(game, { defence: false });
      fc.pre(result.incentive !== null);
      const { target, plan } = planIn(game, { accounts, ...result });
      const map = closedLoop(game, plan);
      const { factor } = reducedBasis(game);
      let paid = 0;
      for (const [payer, rule] of Object.entries(paymentsIn({ accounts, ...result }))) {
        const form = paymentForm(game, target, payer as "followers" | "major", rule);
        const mean = expectedQuadratic(form, map, factor);
        expectClose(accounts[payer as "followers" | "major"]?.mean, mean, 1e-8);
        paid += mean * (payer === "followers" ? count : 1);
      }
      const { receipts = Number.NaN, programmeCost = Number.NaN } = accounts.leader ?? {};
      const deviation = Math.max(
        1,
        accounts.followers?.deviation ?? 0,
        accounts.major?.deviation ?? 0,
      );
      expect(Math.abs(paid + programmeCost)).toBeLessThanOrEqual(1e-9 * count * deviation);
      expect(receipts + programmeCost).toBe(0);
    }),
    { ...RUNS, numRuns: 25 },
  );
});

test("every result with payments passes its own verification", () => {
  fc.assert(
    fc.property(smallGame(), fc.constantFrom(undefined, "interim" as const), (input, level) => {
      const game = everybodyPays(input);
      const result = design(game, { participation: level });
      expect(verify(game, result).findings).toEqual([]);
    }),
    { ...RUNS, numRuns: 15 },
  );
});
