export * from "./frontier.ts";
export * from "./log-log-slope.ts";
export * from "./mean-field-equilibrium.ts";
export * from "./population-study.ts";
export * from "./strategy-distance.ts";
export * from "./study.ts";
export * from "./uncertain-count.ts";
