import { full, informedLeader, x } from "./full-information.ts";
import { square } from "./quadratic-form.ts";
import { game } from "./sketched-game.ts";

export const majorMinor = game({
  name: "major-minor",
  common: x,
  leader: {
    ...informedLeader,
    cost: [square(1, { u0: 1 }), square(1, { "mean(u)": 1, x: -2 }), square(0.1, { v: 1, x: -1 })],
  },
  major: {
    actions: ["v"],
    observes: [{ name: "z", common: [1] }],
    cost: [
      square(1, { v: 1, x: -1 }),
      [1, { u0: 1 }, { v: 1 }],
      square(0.5, { u0: 1 }),
      [0.25, { v: 1 }, { "mean(u)": 1 }],
    ],
  },
  followers: {
    ...full,
    cost: [
      square(1, { u: 1, x: -1, v: -0.5 }),
      square(0.5, { u: 1, "mean(u)": -1 }),
      [1, { u0: 1 }, { u: 1 }],
    ],
  },
});

export const demandResponse = game({
  name: "demand-response",
  common: { names: ["wind"], mean: [1], covariance: [[0.6]] },
  leader: {
    actions: ["surcharge"],
    private: { names: ["forecastError"], covariance: [[0.2]] },
    observes: [{ name: "forecast", common: [1], private: [1] }],
    cost: [
      square(1.5, { "mean(load)": 1, plant: 0.5, "1": -2, wind: -1 }),
      square(0.3, { plant: 1, "1": -1.5 }),
      square(0.4, { surcharge: 1 }),
    ],
  },
  major: {
    actions: ["plant"],
    private: { names: ["order"], mean: [3], covariance: [[0.5]] },
    observes: [
      { name: "order", private: [1] },
      { name: "weather", common: [1] },
    ],
    cost: [
      square(0.8, { plant: 1, order: -1 }),
      [0.5, { surcharge: 1 }, { plant: 1 }],
      square(0.3, { surcharge: 1 }),
      [0.1, { plant: 1 }, { "mean(load)": 1 }],
    ],
  },
  followers: {
    actions: ["load"],
    private: {
      names: ["habit", "thermometer"],
      mean: [2, 0],
      covariance: [
        [0.8, 0],
        [0, 0.3],
      ],
    },
    observes: [
      { name: "habit", private: [1, 0] },
      { name: "weather", common: [1], private: [0, 1] },
    ],
    cost: [
      square(0.6, { load: 1, habit: -1, wind: -0.2 }),
      [0.25, { surcharge: 1 }, { load: 1 }],
      [0.1, { load: 1 }, { "mean(load)": 1 }],
      square(0.05, { surcharge: 1 }),
    ],
  },
});

export const plantAndHomes = game({
  name: "plant-and-homes",
  common: {
    names: ["wind", "sun"],
    mean: [1, 0.5],
    covariance: [
      [0.6, -0.2],
      [-0.2, 0.5],
    ],
  },
  leader: {
    actions: ["signal", "reserve"],
    private: { names: ["e"], covariance: [[0.3]] },
    observes: [{ name: "forecast", common: [1, 1], private: [1] }],
    cost: [
      square(1, { "mean(load)": 1, heat: 0.4, power: 0.6, wind: -1, sun: -1 }),
      square(0.2, { heat: 1, "1": -1 }),
      square(0.3, { power: 1, "1": -0.5 }),
      square(0.5, { signal: 1 }),
      square(0.4, { reserve: 1, wind: -0.2 }),
    ],
  },
  major: {
    actions: ["heat", "power"],
    private: { names: ["order"], mean: [2], covariance: [[0.5]] },
    observes: [
      { name: "book", private: [1] },
      { name: "vane", common: [1, 0] },
    ],
    cost: [
      square(0.7, { heat: 1, order: -1 }),
      square(0.5, { power: 1, order: -0.5, heat: 0.3 }),
      square(0.3, { signal: 1, heat: 1 }),
      square(0.25, { reserve: 1, power: -1 }),
      square(0.1, { power: 1, "mean(load)": -1 }),
    ],
  },
  followers: {
    actions: ["load"],
    private: {
      names: ["habit", "n"],
      mean: [1, 0],
      covariance: [
        [0.7, 0],
        [0, 0.2],
      ],
    },
    observes: [
      { name: "routine", private: [1, 0] },
      { name: "sky", common: [0, 1], private: [0, 1] },
    ],
    cost: [
      square(0.8, { load: 1, habit: -1, sun: -0.3 }),
      square(0.2, { load: 1, "mean(load)": -1 }),
      square(0.2, { signal: 1, load: 0.5 }),
      square(0.1, { load: 1, heat: -1 }),
    ],
  },
});
