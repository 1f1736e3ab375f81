import type { GaussianInput, LqgGameInput, ObservationInput } from "@stackelberg/game";
import fc from "fast-check";

const small = fc.integer({ min: -3, max: 3 });
const vector = (length: number) => fc.array(small, { minLength: length, maxLength: length });

/** Gaussian variables with covariance RRᵀ. */
function block(prefix: string, size: number): fc.Arbitrary<GaussianInput> {
  return fc
    .record({ mean: vector(size), root: fc.array(vector(2), { minLength: size, maxLength: size }) })
    .map(({ mean, root }) => ({
      names: mean.map((_, i) => `${prefix}${i}`),
      mean,
      covariance: root.map((a) =>
        root.map((b) => a.reduce((sum, v, k) => sum + v * (b[k] ?? 0), 0)),
      ),
    }));
}

function observation(name: string, common: number, own: number): fc.Arbitrary<ObservationInput> {
  return fc.record({
    name: fc.constant(name),
    constant: small,
    common: vector(common),
    private: vector(own),
  });
}

function symmetric(size: number): fc.Arbitrary<number[][]> {
  return fc
    .array(vector(size), { minLength: size, maxLength: size })
    .map((m) => m.map((row, i) => row.map((value, j) => (i <= j ? value : (m[j]?.[i] ?? 0)))));
}

const shape = fc.record({
  common: fc.integer({ min: 0, max: 2 }),
  leader: fc.integer({ min: 0, max: 1 }),
  followers: fc.integer({ min: 0, max: 2 }),
  hasMajor: fc.boolean(),
});

/** Plain data of a random game; whole numbers, so that arithmetic on them is exact. */
export const randomGame: fc.Arbitrary<LqgGameInput> = shape.chain((sizes) => {
  const { common, leader, followers, hasMajor } = sizes;
  const zeta = 1 + common + leader + 2 * followers + 4 + (hasMajor ? 2 : 0) + 1;
  const player = (role: string, own: number, actions: readonly string[]) =>
    fc.record({
      actions: fc.constant(actions),
      private: block(`${role}_`, own),
      observes: fc.tuple(observation(`see_${role}`, common, own)),
      cost: symmetric(zeta),
    });
  const major = player("m", 1, ["d"]);
  return fc.record({
    name: fc.constant("random"),
    count: fc.constantFrom(1, 7, Number.POSITIVE_INFINITY),
    common: block("x", common),
    leader: fc
      .tuple(
        player("l", leader, ["p"]),
        vector(1),
        fc.constantFrom("own" as const, "observations" as const),
      )
      .map(([base, given, knows]) => ({ ...base, default: given, knows })),
    followers: player("f", followers, ["u", "v"]),
    major: hasMajor ? major : fc.constant(undefined),
  });
});
