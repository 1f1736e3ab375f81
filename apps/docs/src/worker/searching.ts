import type { SearchProgress } from "@stackelberg/randomized";
import type { OnProgress } from "./requests.ts";

/** Tells of a search how many relaxations it has solved; how many it needs is not known before. */
export function searching(onProgress: OnProgress): (progress: SearchProgress) => void {
  return ({ nodes }) =>
    onProgress({ done: nodes, of: null, what: `searching the best target, relaxation ${nodes}` });
}
