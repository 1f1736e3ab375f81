export * from "./best-kernel.ts";
export * from "./finite-plan.ts";
