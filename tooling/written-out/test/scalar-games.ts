import { full, informedLeader, x } from "./full-information.ts";
import { type Product, square } from "./quadratic-form.ts";
import { game } from "./sketched-game.ts";

const followersA: readonly Product[] = [
  square(1, { u: 1, x: -1 }),
  square(0.5, { u: 1, "mean(u)": -1 }),
  [1, { u0: 1 }, { u: 1 }],
  square(0.5, { u0: 1 }),
];
const followersB: readonly Product[] = [
  ...followersA,
  [0.25, { u0: 1 }, { "mean(u)": 1 }],
  [0.2, { "mean(u)": 1 }, { x: 1 }],
];
const leaderC: readonly Product[] = [
  square(1, { u0: 1 }),
  square(0.5, { u: 1 }),
  square(0.5, { "mean(u)": 1 }),
  [0.5, { u0: 1 }, { "mean(u)": 1 }],
  [-1, { u0: 1 }, { x: 1 }],
  [-4, { "mean(u)": 1 }, { x: 1 }],
];
const noisy = {
  actions: ["u"],
  private: { names: ["v"], covariance: [[0.5]] },
  observes: [{ name: "y", common: [1], private: [1] }],
};

export const caseA = game({
  name: "case-a",
  common: x,
  leader: {
    actions: ["u0"],
    cost: [square(1, { u0: 1 }), square(1, { u: 1 }), [-4, { u: 1 }, { x: 1 }]],
  },
  followers: { ...noisy, cost: followersA },
});

export const caseBFull = game({
  name: "case-b-full",
  common: x,
  leader: {
    ...informedLeader,
    cost: [
      square(1, { u0: 1 }),
      square(1, { u: 1 }),
      square(0.5, { "mean(u)": 1 }),
      [0.5, { u0: 1 }, { "mean(u)": 1 }],
      [-0.5, { u0: 1 }, { x: 1 }],
      [-3, { "mean(u)": 1 }, { x: 1 }],
    ],
  },
  followers: { ...full, cost: followersB },
});

export const caseCFull = game({
  name: "case-c-full",
  common: x,
  leader: { ...informedLeader, cost: leaderC },
  followers: { ...full, cost: followersB },
});

export const caseC = game({
  name: "case-c",
  common: x,
  leader: { actions: ["u0"], cost: leaderC },
  followers: { ...noisy, cost: followersB },
});

export const minimal = game({
  name: "minimal",
  common: { names: ["x"], mean: [0.5], covariance: [[1]] },
  leader: {
    actions: ["u0"],
    private: { names: ["w0"], covariance: [[0.1]] },
    observes: [{ name: "y0", common: [1], private: [1] }],
    cost: [
      square(1, { u: 1, x: -2 }),
      square(1, { u0: 1, "1": -1 }),
      square(0.3, { "mean(u)": 1, u0: -1 }),
    ],
  },
  followers: {
    actions: ["u"],
    private: { names: ["t"], covariance: [[0.25]] },
    observes: [{ name: "y", common: [1], private: [1] }],
    cost: [
      square(1, { u: 1, x: -1 }),
      square(0.5, { u: 1, "mean(u)": -1 }),
      square(0.5, { u0: 1, u: -1 }),
    ],
  },
});
