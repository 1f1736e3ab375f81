import { type LqgGame, loadGame } from "@stackelberg/game";
import { design, formatResult, minimumEnergy, readResult, verify } from "@stackelberg/incentive";
import { expectClose } from "@stackelberg/tooling-vitest/expect-close";
import { describe, expect, test } from "vitest";

/** Everybody sees x; each follower has two actions. */
function game(target: object | undefined, count = 4): LqgGame {
  return loadGame({
    format: 1,
    kind: "lqg",
    name: "prescribed",
    common: [{ name: "x", variance: 1 }],
    leader: {
      actions: ["p", "q"],
      observes: { y0: "x" },
      cost: "(a - x)^2 + (b - 2*x + a)^2 + (p - x)^2 + (q + x)^2",
    },
    followers: {
      count,
      actions: ["a", "b"],
      observes: { y: "x" },
      cost: "a^2 + b^2 + (p + a - x)^2 + (q - b)^2",
    },
    ...(target ? { target } : {}),
  });
}

describe("parts that are left open are best for the leader", () => {
  test("b follows from a", () => {
    const { target, certificate } = design(game({ followers: { a: "3*y" } }));
    expectClose(target.policies.followers?.["a"]?.["y"], 3);
    expectClose(target.policies.followers?.["b"]?.["y"], -1);
    expectClose(target.leaderCost, 4);
    expectClose(certificate.leader.gapToTeam, 4);
    expect(certificate.verdict).toBe("certified");
  });

  test("and nobody would deviate", () => {
    for (const solver of [undefined, minimumEnergy()]) {
      const { certificate } = design(game({ followers: { a: "3*y" }, leader: { q: "1" } }), {
        ...(solver ? { solver } : {}),
      });
      expect(certificate.verdict).toBe("certified");
      expect(certificate.followers.exploitabilityWithoutIncentive).toBeGreaterThan(0.01);
      expectClose(certificate.epsilon, 0);
    }
  });

  test("everything prescribed", () => {
    const target = {
      followers: { a: "y", b: "2 - y" },
      leader: { p: "1 + y0", q: "0.5*mean(y)" },
    };
    const result = design(game(target));
    expectClose(result.target.policies.followers?.["b"]?.["constant"], 2);
    expectClose(result.target.policies.leader?.["p"]?.["constant"], 1);
    expect(verify(game(target), readResult(formatResult(result))).findings).toEqual([]);
  });
});

describe("a target for a game with a major follower", () => {
  const major = (target: object): LqgGame =>
    loadGame({
      format: 1,
      kind: "lqg",
      name: "prescribed-major",
      common: [{ name: "x", variance: 1 }],
      leader: {
        actions: ["p"],
        observes: { y0: "x" },
        cost: "(p + 0.5*x)^2 + (mean(u) - 2*x)^2 + 0.1*(v - x)^2",
      },
      major: {
        actions: ["v"],
        observes: { z: "x" },
        cost: "(v - x)^2 + p*v + 0.5*p^2 + 0.25*v*mean(u)",
      },
      followers: {
        count: 6,
        actions: ["u"],
        observes: { y: "x" },
        cost: "(u - x - 0.5*v)^2 + 0.5*(u - mean(u))^2 + p*u",
      },
      target,
    });

  test("prescribed minors who are no equilibrium are found out", () => {
    const of = major({ followers: { u: "3*y" } });
    const result = design(of);
    const { certificate } = result;
    expect(result.incentive).toBeNull();
    expect(certificate).toMatchObject({ verdict: "refused", reason: "deviation-pays" });
    // nobody's rule reacts to a minor: what it saves is the same with and without
    expect(certificate.followers.exploitability).toBeGreaterThan(0.1);
    expectClose(
      certificate.followers.exploitability,
      certificate.followers.exploitabilityWithoutIncentive,
    );
    expectClose(certificate.major?.exploitability, 0);
    expectClose(certificate.epsilon, certificate.followers.exploitability);
    expect(verify(of, readResult(formatResult(result))).findings).toEqual([]);
  });

  test("prescribed minors who are an equilibrium are fine", () => {
    // u = x + v/2 − p/2 with v = 2x, p = −x
    const of = major({
      followers: { u: "2.5*y" },
      major: { v: "2*z" },
      leader: { p: "-y0" },
    });
    const { certificate } = design(of);
    expect(certificate.verdict).toBe("certified");
    expectClose(certificate.followers.exploitability, 0);
  });

  test("a prescribed major is held, minors respond", () => {
    const { target, certificate } = design(major({ major: { v: "2*z" } }));
    expectClose(target.policies.major?.["v"]?.["z"], 2);
    expectClose(certificate.followers.exploitability, 0);
    expect(certificate.verdict).toBe("certified");
  });
});
