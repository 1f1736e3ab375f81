import type { GameSpec } from "@stackelberg/game";

type Parts = Pick<GameSpec, "name" | "leader" | "followers"> & Partial<GameSpec>;

function spec(parts: Parts): GameSpec {
  return { format: 1, kind: "lqg", common: [{ name: "x", variance: 1 }], ...parts };
}

const follower = { count: 3, actions: ["u"], observes: { y: "x" } };

/** Games that are hard for one reason each; the name says which. */
export const hardGames: readonly GameSpec[] = [
  spec({
    name: "nobody-feels-the-leader",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + (p - x)^2" },
    followers: { ...follower, cost: "(u - x)^2" },
  }),
  spec({
    name: "authority-that-vanishes-at-one-reading",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x - 1)^2 + (p - x)^2" },
    followers: { ...follower, cost: "(u - x)^2 + p*u" },
  }),
  spec({
    name: "a-prescribed-target-out-of-reach",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 4*x)^2 + p^2" },
    followers: { ...follower, cost: "(u - x)^2 + 3*p*u + 0.5*p^2" },
    target: { followers: { u: "3*y" }, leader: { p: "0" } },
  }),
  spec({
    name: "a-leader-who-does-not-know-the-readings",
    leader: { actions: ["p"], knows: "own", cost: "(u - 2*x)^2 + (p - 1)^2" },
    followers: {
      ...follower,
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x + t" },
      cost: "(u - x)^2 + 0.3*p*u + 0.2*p^2",
    },
  }),
  spec({
    name: "a-leader-who-sees-the-mean-with-noise",
    leader: {
      actions: ["p"],
      observes: { y0: "x" },
      monitors: { what: "mean", noise: 0.1 },
      cost: "(u - 2*x)^2 + (p - 1)^2",
    },
    followers: { ...follower, cost: "(u - x)^2 + 0.3*p*u + 0.2*p^2" },
  }),
  spec({
    name: "nothing-random-at-all",
    common: [],
    leader: { actions: ["p"], cost: "(u - 5)^2 + p^2" },
    followers: { count: 1, actions: ["u"], cost: "p^2 + u^2 - p*u" },
  }),
  spec({
    name: "a-target-that-nobody-leaves",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - x)^2 + p^2" },
    followers: { ...follower, cost: "(u - x)^2 + 0.3*p*u + 0.2*p^2" },
  }),
  spec({
    name: "an-action-in-a-large-unit",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - x)^2 + (0.000001*p - 1)^2" },
    followers: { ...follower, cost: "(u - 2*x)^2 + 0.000001*p*u" },
  }),
  spec({
    name: "the-same-reading-twice",
    leader: { actions: ["p"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + (p - 1)^2" },
    followers: {
      ...follower,
      observes: { y: "x", z: "2*x + 1" },
      cost: "(u - x)^2 + 0.3*p*u + 0.2*p^2",
    },
  }),
  spec({
    name: "constants-that-may-be-otherwise",
    parameters: { grip: { value: 0.3, range: [0.25, 0.4] } },
    leader: { actions: ["p", "q"], observes: { y0: "x" }, cost: "(u - 2*x)^2 + p^2 + (q - 1)^2" },
    followers: { ...follower, cost: "(u - x)^2 + grip*p*u + 0.2*q*u + 0.2*p^2 + 0.1*q^2" },
  }),
  spec({
    name: "payments-without-an-exact-tariff",
    leader: { cost: "(mean(u) - 1)^2 + 0.3*(u - x - 2*t)^2" },
    followers: {
      ...follower,
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x", s: "t" },
      cost: "(u - 2*x - t)^2 + 0.1*u*mean(u)",
    },
    payments: { by: "followers" },
  }),
  spec({
    name: "payments-to-a-leader-who-does-not-know-the-readings",
    leader: { knows: "own", cost: "(mean(u) - 1)^2 + 0.3*(u - x - 2*t)^2" },
    followers: {
      ...follower,
      private: [{ name: "t", variance: 0.5 }],
      observes: { y: "x", s: "t" },
      cost: "(u - 2*x - t)^2 + 0.1*u*mean(u)",
    },
    payments: { by: "followers" },
  }),
  spec({
    name: "payments-beside-a-major-follower",
    leader: { cost: "(mean(u) + v - 2)^2 + 0.2*(u - x)^2 + 0.1*(v - 1)^2" },
    major: {
      actions: ["v"],
      private: [{ name: "w", variance: 0.5 }],
      observes: { z: "x + w" },
      cost: "(v - 2*x - w)^2 + 0.1*v*mean(u)",
    },
    followers: { ...follower, cost: "(u - x)^2 + 0.1*u*mean(u)" },
    payments: { by: ["followers", "major"] },
  }),
];
