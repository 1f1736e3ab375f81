export * from "./best-deterministic-rule.ts";
export * from "./best-kernel.ts";
export * from "./enumerate-kernel.ts";
export * from "./finite-plan.ts";
export * from "./follower-equilibria.ts";
