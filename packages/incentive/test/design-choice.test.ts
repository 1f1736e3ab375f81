import { type LqgGame, loadGame } from "@stackelberg/game";
import {
  constantGain,
  type DesignOptions,
  design,
  epsilonIncentive,
  minimumEnergy,
  verify,
} from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";
import { referenceGame } from "./reference-game.ts";

interface Sketch {
  readonly leader?: object;
  readonly followers?: object;
  readonly target?: object;
  readonly knows?: "own";
}

/** Two observations of each follower, one action each; parts may be replaced. */
function game({ leader, followers, target, knows }: Sketch = {}): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "choice",
    common: [{ name: "x", mean: 1, variance: 1 }],
    leader: {
      actions: ["p"],
      observes: { y0: "x" },
      cost: "(u - 2*x)^2 + (p - 1)^2",
      ...(knows ? { knows } : {}),
      ...leader,
    },
    followers: {
      count: 4,
      actions: ["u"],
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x + t" },
      cost: "(u - x)^2 + 0.3*p*u + 0.2*p^2",
      ...followers,
    },
    ...(target ? { target } : {}),
  });
}

const verdict = (of: LqgGame, options: DesignOptions = {}) => {
  const { certificate, incentive, solver } = design(of, options);
  return {
    verdict: certificate.verdict,
    reason: certificate.reason,
    kind: incentive?.kind,
    solver,
  };
};

describe("the default is the cheapest rule that certifies the target", () => {
  test.each(["case-c", "case-a", "major-minor", "two-resources", "plant-and-homes"])(
    "%s",
    (name) => {
      const of = referenceGame(name, 3);
      const chosen = design(of);
      const energies = [constantGain(), minimumEnergy()].flatMap((solver) => {
        const { certificate } = design(of, { solver });
        return certificate.verdict === "certified" ? [certificate.gainEnergy] : [];
      });
      expect(chosen.certificate.verdict).toBe("certified");
      expect(energies.length).toBeGreaterThan(0);
      expectClose(chosen.certificate.gainEnergy, Math.min(...energies));
    },
  );

  test("minimum energy where it is cheaper", () => {
    expect(verdict(referenceGame("case-c", 10)).kind).toBe("minimum-energy");
  });

  test.each(["case-c-full", "case-a", "major-minor", "case-b-full"])(
    "constant on equal energy: %s",
    (name) => {
      const of = referenceGame(name, 2);
      const [fixed, least] = [constantGain(), minimumEnergy()].map(
        (solver) => design(of, { solver }).certificate.gainEnergy,
      );
      const equal = Math.abs((fixed ?? 0) - (least ?? 0)) <= 1e-9 * (least ?? 0);
      expect(verdict(of).kind).toBe(equal ? "constant" : "minimum-energy");
    },
  );

  test("nothing at all where the target is an equilibrium already", () => {
    const happy = game({ leader: { cost: "(u - x)^2 + p^2" } });
    const { incentive, certificate } = design(happy);
    expect(incentive?.kind).toBe("constant");
    expectClose(incentive?.gain?.[0]?.[0], 0);
    expect(certificate).toMatchObject({ verdict: "certified" });
    expectClose(certificate.followers.exploitabilityWithoutIncentive, 0);
  });

  test("ε where no exact rule has finite energy, at a thousandth of what deviating saves", () => {
    const of = referenceGame("minimal", 1);
    const { certificate, solver, incentive } = design(of);
    expect(incentive?.kind).toBe("epsilon");
    expect(certificate.verdict).toBe("approximate");
    const without = certificate.followers.exploitabilityWithoutIncentive;
    expectClose(certificate.epsilon / without, 1e-3, 1e-8);
    expectClose(solver.options["epsilon"] as number, 1e-3 * without);
  });
});

describe("asking for an exploitability", () => {
  test.each([0.5, 0.1, 1e-3, 1e-6])("%d is reached", (epsilon) => {
    for (const name of ["minimal", "shared-price", "case-c"]) {
      const of = referenceGame(name, 10);
      const without = design(of).certificate.followers.exploitabilityWithoutIncentive;
      if (epsilon >= without) continue;
      const { certificate, incentive } = design(of, { epsilon });
      expect(incentive?.kind).toBe("epsilon");
      expect(certificate.verdict).toBe("approximate");
      expectClose(certificate.epsilon / epsilon, 1, 1e-6);
    }
  });

  test("less exploitability costs more energy, and an exact rule costs most", () => {
    const of = referenceGame("case-c", 10);
    const energies = [0.5, 0.1, 1e-2, 1e-4].map(
      (epsilon) => design(of, { epsilon }).certificate.gainEnergy,
    );
    expect(energies).toEqual([...energies].sort((a, b) => a - b));
    const exact = design(of, { solver: minimumEnergy() }).certificate.gainEnergy;
    expect(exact).toBeGreaterThan(energies.at(-1) ?? infinity);
  });

  test.each([1, 5, 1e9])("more than deviating saves anyway needs no rule: %d", (epsilon) => {
    const of = referenceGame("case-c-full", 5);
    const without = design(of).certificate.followers.exploitabilityWithoutIncentive;
    const { certificate, explanation, incentive } = design(of, { epsilon: without * epsilon });
    expect(incentive).toBeNull();
    expect(certificate).toMatchObject({ verdict: "refused", reason: "epsilon-not-reachable" });
    expect(explanation).toContain("without any rule nobody saves more than");
    expect(explanation).not.toContain("larger");
  });

  test("the solver's own option is the same", () => {
    const of = referenceGame("minimal", 10);
    const [a, b] = [
      design(of, { epsilon: 0.05 }),
      design(of, { solver: epsilonIncentive({ epsilon: 0.05 }) }),
    ];
    expect(a).toEqual(b);
  });
});

const infinity = Number.POSITIVE_INFINITY;

describe("a leader who knows only her own observations", () => {
  test.each([constantGain(), minimumEnergy(), epsilonIncentive()])("$name is refused", (solver) => {
    const { verdict: found, reason, kind } = verdict(game({ knows: "own" }), { solver });
    expect({ found, reason, kind }).toEqual({
      found: "refused",
      reason: "readings-not-known",
      kind: undefined,
    });
  });

  test("unless the followers see nothing else", () => {
    const shared = game({ knows: "own", followers: { private: [], observes: { y: "3*x - 1" } } });
    expect(verdict(shared).reason).toBeUndefined();
    const blind = game({ knows: "own", followers: { private: [], observes: {} } });
    expect(verdict(blind).verdict).toBe("certified");
  });

  test("one private observation is one too many", () => {
    const partly = game({ knows: "own", followers: { observes: { y: "x", z: "t" } } });
    const exact = design(partly, { solver: constantGain() }).certificate;
    expect(exact.reason).toBe("readings-not-known");
    expect(verdict(partly)).toMatchObject({ verdict: "certified", kind: "best-affine" });
  });

  test("with a major follower, too", () => {
    const of = { ...referenceGame("demand-response", 3), knows: "own" as const };
    const exact = design(of, { solver: constantGain() }).certificate;
    expect(exact.reason).toBe("readings-not-known");
    expect(verdict(of)).toMatchObject({ verdict: "certified", kind: "best-affine" });
    const told = { ...referenceGame("major-minor", 3), knows: "own" as const };
    expect(verdict(told).verdict).toBe("certified");
  });
});

describe("a leader whom nobody feels", () => {
  test.each(["(u - x)^2", "(u - x)^2 + 0*p*u", "(u - x)^2 + (p - 1)*(p - 1)"])(
    "cannot make anybody do anything: %s",
    (cost) => {
      for (const options of [{}, { solver: minimumEnergy() }, { epsilon: 0.01 }]) {
        const result = design(game({ followers: { cost } }), options);
        expect(result.incentive).toBeNull();
        expect(result.certificate).toMatchObject({ verdict: "refused", reason: "no-authority" });
        expect(result.certificate.epsilon).toBeGreaterThan(0.1);
        expect(result.explanation).toBeDefined();
      }
    },
  );

  test("but need not, if they do what she wants anyway", () => {
    const content = game({ leader: { cost: "(u - x)^2 + p^2" }, followers: { cost: "(u - x)^2" } });
    expect(verdict(content)).toMatchObject({ verdict: "certified", kind: "constant" });
  });
});

test.each([0, -1, Number.NaN])("an ε of %d is the caller's mistake", (epsilon) => {
  expect(() => design(game(), { epsilon })).toThrowError(
    expect.objectContaining({ code: expect.stringMatching(/^STACKELBERG_/) }),
  );
});

describe("a default epsilon that no damping reaches", () => {
  // a price times a quantity: damping less bends the own cost the wrong way
  const garden = loadGame({
    format: 1,
    kind: "lqg",
    name: "garden-water",
    common: [{ name: "drought", variance: 1 }],
    leader: {
      actions: ["tap"],
      observes: { gauge: "drought" },
      cost: "(mean(litres) - 40)^2 + 0.3*(litres - thirst)^2 + 2*(tap - 1)^2",
    },
    followers: {
      count: 60,
      actions: ["litres"],
      private: [{ name: "thirst", mean: 55, variance: 25 }],
      observes: { soil: "thirst + 2*drought" },
      cost: "0.02*(litres - thirst - 2*drought)^2 + 0.1*tap*litres",
    },
  });

  test("the refusal names one that can be reached, and it can", () => {
    const { certificate, explanation = "" } = design(garden);
    expect(certificate).toMatchObject({ verdict: "refused", reason: "infinite-energy" });
    const [, epsilon] = /an epsilon of (\S+) can be reached: ask for it$/.exec(explanation) ?? [];
    const larger = design(garden, { epsilon: Number(epsilon) });
    expect(larger.certificate.verdict).toBe("approximate");
    expectClose(larger.certificate.epsilon, Number(epsilon), 1e-6);
    expect(verify(garden, design(garden)).findings).toEqual([]);
  });

  test("so it does where an epsilon was asked for", () => {
    expect(design(garden, { epsilon: 0.01 }).explanation).toMatch(
      /an epsilon of 0.017 can be reached: ask for it$/,
    );
  });
});
