import { square } from "./quadratic-form.ts";
import { game } from "./sketched-game.ts";

export const sharedPrice = game({
  name: "shared-price",
  common: { names: ["cold"], covariance: [[1]] },
  leader: {
    actions: ["price"],
    private: { names: ["forecastError"], covariance: [[0.25]] },
    observes: [{ name: "forecast", common: [1], private: [1] }],
    cost: [
      square(0.8, { "mean(u)": 1, "1": -5 }),
      square(0.05, { u: 1, need: -1, cold: -0.6 }),
      square(0.5, { price: 1 }),
    ],
  },
  followers: {
    actions: ["u"],
    private: {
      names: ["need", "sensorNoise"],
      mean: [7, 0],
      covariance: [
        [2.25, 0],
        [0, 0.1],
      ],
    },
    observes: [{ name: "reading", common: [0.6], private: [1, 1] }],
    cost: [
      square(0.15, { u: 1, need: -1, cold: -0.6 }),
      [0.2, { price: 1 }, { u: 1 }],
      [0.05, { u: 1 }, { "mean(u)": 1 }],
      square(0.2, { price: 1 }),
    ],
  },
});

export const twoResources = game({
  name: "two-resources",
  common: {
    names: ["load", "weather"],
    mean: [1, 0],
    covariance: [
      [1, 0.3],
      [0.3, 0.8],
    ],
  },
  leader: {
    actions: ["priceA", "priceB"],
    private: { names: ["e"], covariance: [[0.2]] },
    observes: [{ name: "forecast", common: [1, 0.5], private: [1] }],
    cost: [
      square(1, { "mean(a)": 1, load: -1 }),
      square(0.8, { "mean(b)": 1, "mean(a)": 0.5, weather: -1, "1": -1 }),
      square(0.2, { a: 1, "1": -1 }),
      square(0.3, { b: 1, a: -1 }),
      square(0.5, { priceA: 1, load: -0.4 }),
      square(0.7, { priceB: 1, priceA: -0.3, weather: -0.5 }),
    ],
  },
  followers: {
    actions: ["a", "b"],
    private: {
      names: ["taste", "skill", "n1", "n2"],
      mean: [0.5, -0.2, 0, 0],
      covariance: [
        [0.6, 0.1, 0, 0],
        [0.1, 0.4, 0, 0],
        [0, 0, 0.1, 0],
        [0, 0, 0, 0.2],
      ],
    },
    observes: [
      { name: "y1", common: [1, 0], private: [1, 0, 1, 0] },
      { name: "y2", common: [0, 1], private: [0, -1, 0, 1] },
    ],
    cost: [
      square(1, { a: 1, taste: -1, load: -0.5 }),
      square(0.6, { b: 1, skill: -1, weather: -1 }),
      square(0.2, { a: 1, b: 1, "mean(a)": -1, "mean(b)": -1 }),
      square(0.4, { priceA: 1, a: -1 }),
      square(0.5, { priceB: 1, b: 0.5 }),
      square(0.1, { priceA: 1, priceB: -1 }),
    ],
  },
});
