export * from "./page/page.ts";
